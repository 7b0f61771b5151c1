import { BUILDINGS, HYPHENED } from "./building-rules.ts";
import { BARE, FLATS, HOUSES } from "./door-rules.ts";
import { ENTRANCES, FLOORS } from "./floor-rules.ts";
import type { UnitRule } from "./unit-rule.ts";

/** Tried in this order at each place: the longer form before the shorter it contains. */
export const UNIT_RULES: readonly UnitRule[] = [
  ...HYPHENED,
  ...BUILDINGS,
  ...ENTRANCES,
  ...FLOORS,
  ...HOUSES,
  ...FLATS,
  ...BARE,
];

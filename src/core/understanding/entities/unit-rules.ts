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

/** Wherever any of them may hold: most of a text holds none, and is passed over at once. */
export const ANY_RULE = new RegExp(
  UNIT_RULES.map(({ pattern }) => pattern.source.replace(/\(\?<[a-z]+>/g, "(?:")).join("|"),
  "gu",
);

import type { Unit } from "../interpretation.ts";
import { toReading } from "../normalise.ts";
import type { Reading } from "../normalise.ts";
import { hanBuildings } from "./han-building.ts";
import { latinBuildings } from "./latin-building.ts";
import { canonical, CHINESE_NUMBER } from "./numerals.ts";
import { BUILDING_WORD } from "./unit-words.ts";

const NUMBERED = new RegExp(
  `(?:^|[^a-z0-9])([a-z]|\\d{1,3}|${CHINESE_NUMBER})\\s*(?:号)?\\s*[栋幢座]|(?:${BUILDING_WORD})\\s*([a-z]|\\d{1,3})\\b`,
  "i",
);

/** A building alone: too little for a visit, enough to send help to (B棟, Tower 2, Maple Court). */
export function readBuilding(text: string): Unit | null {
  const reading = toReading(text);
  const found = NUMBERED.exec(reading.folded);
  const part = found?.[1] ?? found?.[2];
  const building = part === undefined ? nameIn(reading) : canonical(part).toUpperCase();
  if (building === undefined) return null;
  return { building, entrance: null, floor: null, number: null, sub: null };
}

/** Among many words one that sounds like a building's name is hardly one. */
function nameIn(reading: Reading): string | undefined {
  if (reading.folded.length > 40) return undefined;
  return [...hanBuildings(reading), ...latinBuildings(reading)][0]?.parts.building;
}

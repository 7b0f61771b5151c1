import type { Unit } from "../interpretation.ts";
import { toReading } from "../normalise.ts";
import { canonical, CHINESE_NUMBER } from "./numerals.ts";

const BUILDING = new RegExp(
  `(?:^|[^a-z0-9])([a-z]|\\d{1,3}|${CHINESE_NUMBER})\\s*(?:号)?\\s*[栋幢座]|(?:block|building|tower|blk)\\s*([a-z]|\\d{1,3})\\b`,
  "i",
);

/** A building alone: too little for a visit, enough to send help to (B棟, Tower 2). */
export function readBuilding(text: string): Unit | null {
  const found = BUILDING.exec(toReading(text).folded);
  const part = found?.[1] ?? found?.[2];
  if (part === undefined) return null;
  const building = canonical(part).toUpperCase();
  return { building, entrance: null, floor: null, number: null, sub: null };
}

import type { Unit } from "../interpretation.ts";
import { CHINESE_NUMBER } from "./numerals.ts";
import { FLAT_HAN, FLAT_WORD } from "./unit-words.ts";

export type UnitPart = keyof Unit;

/** One way in which a part of a unit is written. */
export interface UnitRule {
  /** Sticky; named groups are the unit's parts. */
  readonly pattern: RegExp;
  /** Written as a unit's number: 室, flat, #. */
  readonly marked: boolean;
  /** Only right behind one of these, `name` being a building's; anywhere when empty. */
  readonly after: readonly (UnitPart | "name")[];
  /** Only right before a building's name. */
  readonly beforeName: boolean;
}

/** A rule by its pattern's source, unmarked and anywhere unless it is told otherwise. */
export const rule = (source: string, more: Partial<Omit<UnitRule, "pattern">> = {}): UnitRule => ({
  pattern: new RegExp(source, "yu"),
  marked: false,
  after: [],
  beforeName: false,
  ...more,
});
export const MARKED = { marked: true } as const;

// What the patterns are made of.
export const ID = String.raw`[a-z]\d?|\d{1,3}|${CHINESE_NUMBER}|[甲乙丙丁戊]`;
export const N = String.raw`\d{1,3}|${CHINESE_NUMBER}`;
export const LEVEL = String.raw`b?\d{1,3}|${CHINESE_NUMBER}`;
export const ROOM = String.raw`\d{3,4}[a-z]?`;
export const HOUSE = String.raw`[a-z]?-?\d{1,4}[a-z]?|${CHINESE_NUMBER}`;
export const END = String.raw`(?![a-z\d])`;
export const NO = String.raw`\.?\s*(?:(?:no\b\.?|number|#|:|is|是)\s*){0,2}`;
export const FLAT = String.raw`(?:(?:${FLAT_WORD})(?![a-z])|${FLAT_HAN}|#)${NO}`;

import type { Unit } from "../interpretation.ts";
import { CHINESE_NUMBER } from "./numerals.ts";

export type UnitPart = keyof Unit;

/** One way in which a part of a unit is written. */
export interface UnitRule {
  /** Sticky; named groups are the unit's parts. */
  readonly pattern: RegExp;
  /** Written as a unit's number: 室, flat, #. */
  readonly marked: boolean;
  /** Only right behind one of these parts; anywhere when empty. */
  readonly after: readonly UnitPart[];
}

const ID = String.raw`[a-z]\d?|\d{1,3}|${CHINESE_NUMBER}|[甲乙丙丁戊]`;
const N = String.raw`\d{1,3}|${CHINESE_NUMBER}`;
const ROOM = String.raw`\d{3,4}[a-z]?`;
const END = String.raw`(?![a-z\d])`;
const FLAT = String.raw`(?:flat|unit|room|rm|apt|apartment|suite|房号|门牌|#)\.?\s*(?:no\.?|number|#|:|is|是)?\s*`;

const rule = (source: string, more: Partial<Omit<UnitRule, "pattern">> = {}): UnitRule => ({
  pattern: new RegExp(source, "yu"),
  marked: false,
  after: [],
  ...more,
});
const MARKED = { marked: true } as const;

/** Tried in this order at each place: the longer form before the shorter it contains. */
export const UNIT_RULES: readonly UnitRule[] = [
  // 3-2-1203, A-15-1, B2-1203, 3-1203, 25#1302, 1203-1
  rule(
    String.raw`(?<building>[a-z]\d?|\d{1,2})-(?<entrance>\d{1,2})-(?<number>${ROOM})${END}(?!-)`,
  ),
  rule(String.raw`(?<building>[a-z]\d?)-(?<floor>\d{1,2})-(?<sub>\d{1,2})${END}(?!-)`),
  rule(String.raw`(?<building>[a-h]\d?|\d{1,2})-(?<number>${ROOM})${END}(?!-)`),
  rule(String.raw`(?<building>[a-h]|\d{1,2})\s?#\s?-?(?<number>${ROOM})${END}(?!-)`),
  rule(String.raw`(?<building>\d{1,2})\s?#\s?(?:楼|栋)?(?=\s?(?:${N})\s?单元)`),
  rule(String.raw`(?<number>${ROOM})-(?<sub>\d{1,2})${END}(?!-)`),
  // Block 3, tower C, 3棟, 三号楼
  rule(
    String.raw`(?:block|blk|tower|twr|building|bldg)\.?\s*(?:no\.?\s*|number\s*)?#?(?<building>[a-z]\d?|\d{1,3})${END}`,
  ),
  rule(String.raw`(?:第\s*)?(?<building>${ID})\s*(?:号\s*)?(?:栋|幢|座)`),
  rule(String.raw`(?:第\s*)?(?<building>${ID})\s*号\s*(?:大?楼(?!梯))`),
  rule(String.raw`(?<building>[b-h])\s+(?:block|tower|building|wing)${END}`),
  rule(String.raw`(?:栋|幢|座)(?:号|别)?\s*[:是]\s*(?<building>${ID})`),
  // 15號1203室 names a house, 7號3樓 a door
  rule(String.raw`(?<building>\d{1,3})\s*号\s*(?=\d{3,4}\s*室)`),
  rule(String.raw`(?<number>${N})\s*号\s*(?=(?:${N})\s*(?:楼|层|f))`),
  // 二单元, entrance 2
  rule(String.raw`(?:第\s*)?(?<entrance>${N})\s*(?:单元|梯(?!间|口))`),
  rule(String.raw`(?:entrance|staircase|stair)\s{1,3}(?<entrance>[a-h]|\d{1,2})${END}`),
  // 12樓之3, 12F-3, 12樓, 12/F, 12th floor
  rule(
    String.raw`(?:第\s*)?(?<floor>${N})\s*(?:楼|层|/?\s?f|fl)\s*(?:之|-)\s*(?<sub>${N})(?:\s*[室号])?${END}`,
  ),
  rule(String.raw`(?:第\s*)?(?<floor>${N})\s*(?:楼(?![上下梯道顶])|层(?!楼))`),
  rule(String.raw`(?<floor>\d{1,2}|g|ug|lg)\s*/\s*f${END}`),
  rule(String.raw`(?<floor>\d{1,2})\s*(?:fl?|(?:st|nd|rd|th)\s+(?:floor|fl|level|lvl))${END}`),
  rule(String.raw`(?:floor|level|lvl|fl\.)\s*(?<floor>\d{1,2})${END}`),
  rule(String.raw`楼层\s*[:是]?\s*(?<floor>${N})${END}`),
  // 1203室, 1203號, flat 12B, #1203
  rule(String.raw`(?<number>[a-z]?\d{1,4}[a-z]?|${CHINESE_NUMBER}|[a-h])\s*室`, MARKED),
  rule(String.raw`(?<number>\d{2,4}[a-z]?)\s*房间?(?![东租价子])`, MARKED),
  rule(String.raw`(?<number>\d{3,4}[a-z]?)\s*(?:户|号(?!线|码|车|公|楼))`, MARKED),
  rule(String.raw`(?<=住在?\s?)(?<number>\d{1,2})\s?号(?!线|码|车|公|大?楼)`, MARKED),
  rule(String.raw`(?<number>\d{1,2}|[a-h])\s*[号户](?!线|码|车|公|楼)`, {
    after: ["floor"],
  }),
  rule(String.raw`${FLAT}(?<building>[a-z]\d?|\d{1,2})-(?<number>${ROOM})${END}`, MARKED),
  rule(String.raw`(?:#|unit\s*#?)\s*(?<floor>\d{1,2})-(?<number>\d{2})${END}`, MARKED),
  rule(String.raw`${FLAT}(?<number>[a-z]?\d{1,4}[a-z]?)${END}(?!(?<=f)-\d|-\d{1,2}-\d)`, MARKED),
  rule(
    String.raw`(?:flat|unit|room|rm|apt)\s+(?<number>[a-h])${END}(?=\s*[,.;:)，。-]|\s*$|\s*,?\s*(?:\d|block|tower|floor|on\b|of\b|第)|\s*\p{Script=Han})`,
  ),
  rule(String.raw`(?:之|-)\s*(?<sub>${N})(?:\s*[室号])?${END}`, { after: ["floor", "number"] }),
  // 22樓D
  rule(String.raw`(?<number>[a-h])${END}(?!\s*[栋座幢])`, { after: ["floor"] }),
  // Bare: A1203, 1203, 12B, 一二零三
  rule(String.raw`(?<number>[a-z]\d{3,4})${END}`),
  rule(String.raw`(?<number>${ROOM}|(?![2-6]g)\d{1,2}[a-h]|[零〇一二三四五六七八九]{3,4})${END}`),
];

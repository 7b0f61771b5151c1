import { END, ID, MARKED, N, NO, ROOM, rule } from "./unit-rule.ts";
import type { UnitRule } from "./unit-rule.ts";
import { BUILDING_WORD, FLAT_WORD, FLOOR_WORD } from "./unit-words.ts";

/** 3-2-1203, A-15-1, B2-1203, 3-1203, 25#1302, 1203-1 */
export const HYPHENED: readonly UnitRule[] = [
  rule(
    String.raw`(?<building>[a-z]\d?|\d{1,2})-(?<entrance>\d{1,2})-(?<number>${ROOM})${END}(?!-)`,
  ),
  rule(String.raw`(?<building>[a-z]\d?)-(?<floor>\d{1,2})-(?<sub>\d{1,2})${END}(?!-)`),
  rule(String.raw`(?<building>[a-z]\d?|\d{1,2})-(?<floor>\d{1,2})f${END}(?!-)`),
  rule(String.raw`(?<building>[a-h])(?<floor>\d{1,2})f-(?<sub>\d{1,2})${END}`),
  rule(String.raw`-?(?<entrance>\d{1,2})-(?<number>${ROOM})${END}(?!-)`, { after: ["building"] }),
  rule(String.raw`(?<building>[a-h]\d?|\d{1,2})-(?<number>${ROOM})${END}(?!-)`),
  rule(String.raw`(?<building>[a-h]|\d{1,2})\s?#\s?-?(?<number>${ROOM})${END}(?!-)`),
  rule(
    String.raw`(?<building>\d{1,2})\s?#\s?(?:楼|栋)?(?=\s?(?:(?:${N})\s?单元|\d-\d{3,4}${END}))`,
  ),
  rule(String.raw`(?<number>${ROOM})-(?<sub>\d{1,2})${END}(?!-)`),
  // As Singapore writes them
  rule(String.raw`#\s?(?<floor>\d{2})-(?<number>\d{2,3})${END}`, MARKED),
];

/** Block 3, tower C, B wing, 3棟, 三号楼 */
export const BUILDINGS: readonly UnitRule[] = [
  rule(
    String.raw`(?:${BUILDING_WORD})(?![a-z]{2})${NO}(?<building>[a-z]\d?|\d{1,3})${END}(?!\s?(?:楼|层|室|/f|f\b))`,
  ),
  rule(String.raw`(?:第\s*)?(?<building>${ID})\s*(?:号\s*)?(?:栋|幢|座)(?!别墅)`),
  rule(String.raw`(?:第\s*)?(?<building>${ID})\s*号\s*(?:大?楼(?!梯))`),
  rule(String.raw`(?<building>[b-h])(?:\s+|-)(?:${BUILDING_WORD}|wing)${END}`),
  rule(
    String.raw`(?<building>a|\d{1,2})(?:\s+|-)(?:block|tower|wing)${END}(?=[\s,]{1,3}(?:(?:${FLAT_WORD}|${FLOOR_WORD})\b|\d))`,
  ),
  rule(String.raw`(?<building>a)-(?:block|tower|wing)${END}`),
  rule(String.raw`(?<building>[a-h])\s(?=\d{1,2}\s?[楼层])`),
  rule(String.raw`wing\s+(?<building>[a-h])${END}`),
  rule(String.raw`(?<building>t\d{1,2})${END}(?=[\s,/-]{1,3}(?:\d|(?:${FLAT_WORD})\b))`),
  rule(String.raw`(?:栋|幢|座)(?:号|别)?\s*[:是]\s*(?<building>${ID})`),
];

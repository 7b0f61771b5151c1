import { CHINESE_NUMBER, DIGIT } from "./numerals.ts";
import { END, LEVEL, MARKED, N, NO, rule } from "./unit-rule.ts";
import type { UnitRule } from "./unit-rule.ts";
import { FLAT_HAN, FLOOR_WORD } from "./unit-words.ts";

/** 15號1203室 names a house, 7號3樓 a door; 二单元, 3门, entrance 2 */
export const ENTRANCES: readonly UnitRule[] = [
  rule(String.raw`(?<building>\d{1,3})\s*号\s*(?=\d{3,4}\s*室)`),
  rule(
    String.raw`(?:(?:${FLAT_HAN})\s*[:是]?\s*)?(?<number>\d{1,4}|${CHINESE_NUMBER})\s*号的?\s*(?=(?:地下)?(?:${N})\s*字?(?:楼|层|f))`,
    MARKED,
  ),
  rule(String.raw`(?<=[路街巷弄]\s?)(?<number>\d{1,4})\s*号(?![楼线铺])`, MARKED),
  rule(String.raw`(?:第\s*)?(?<entrance>${N}|(?<![a-z])[a-h])\s*(?:单元|梯(?!间|口))`),
  rule(
    String.raw`(?<entrance>\d|[一二三四五六七八九])\s*门(?=\s*(?:${DIGIT}{3,4}|(?:${N})\s*(?:楼|层|号|室)))`,
  ),
  rule(String.raw`(?<entrance>\d|[一二三四五六七八九])\s*门(?=$|[\s\p{P}])`, {
    after: ["building"],
  }),
  rule(String.raw`(?:entrance|staircase|stair|stairwell)\s+(?<entrance>[a-h]|\d{1,2})${END}`),
];

/** 12樓之3, 12F-3, 12樓, 十七字樓, 12/F, 12th floor */
export const FLOORS: readonly UnitRule[] = [
  rule(
    String.raw`(?:第\s*)?(?<floor>${LEVEL})\s*(?:楼|层|/?\s?f|fl)\s*(?:之|-)\s*(?<sub>${N}|[a-h](?![a-z\d]))(?:\s*[室号])?${END}`,
  ),
  rule(String.raw`(?:第\s*)?(?<floor>${LEVEL})\s*字?(?:楼(?![上下梯道顶])|层(?!楼))`),
  rule(String.raw`(?<floor>b?\d{1,2}|g|ug|lg)\s*/\s*f${END}`),
  rule(
    String.raw`(?<floor>\d{1,2})\s*(?:fl?|flr|(?:st|nd|rd|th)\s+(?:${FLOOR_WORD}))${END}(?!\s?室)`,
  ),
  rule(String.raw`(?<![a-z])(?:${FLOOR_WORD})\.?${NO}(?<floor>\d{1,2})${END}`),
  rule(String.raw`楼层\s*[:是]?\s*(?<floor>${N})${END}`),
];

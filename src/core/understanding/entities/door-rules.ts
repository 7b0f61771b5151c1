import { CHINESE_NUMBER } from "./numerals.ts";
import { END, FLAT, HOUSE, MARKED, N, NO, ROOM, rule } from "./unit-rule.ts";
import type { UnitRule } from "./unit-rule.ts";
import { HOUSE_HAN, HOUSE_WORD, SHOP_HAN } from "./unit-words.ts";

/** House 8, 商铺A6, 27號舖: homes and shops by their own number */
export const HOUSES: readonly UnitRule[] = [
  rule(String.raw`(?:${HOUSE_WORD})\s${NO}(?<number>[a-z]?-?\d{1,4}[a-z]?)${END}`, MARKED),
  rule(
    String.raw`(?:${HOUSE_HAN})区?(?:编号)?\s?[:是]?\s?第?(?<number>${HOUSE})(?:\s*[号室户]|(?<=别墅区?\s?\d{1,3})\s?[栋幢](?!\s?[a-z\d]))?${END}(?!\s?[间栋座层楼套])`,
    MARKED,
  ),
  rule(
    String.raw`第?(?<number>[a-z]?\d{1,4}[a-z]?|${CHINESE_NUMBER})\s?[号栋]的?(?:${HOUSE_HAN}|${SHOP_HAN})`,
    MARKED,
  ),
  rule(String.raw`(?<number>[a-z]\d{1,3}[a-z]?|\d{1,4}[a-z]?)\s?(?:别墅|铺(?!天|位))`, MARKED),
  rule(String.raw`铺\s?(?<number>[a-z]?\d{1,3}[a-z]?)(?:\s*号)?${END}`, { after: ["floor"] }),
];

/** 1203室, 1203號, flat 12B, #1203 */
export const FLATS: readonly UnitRule[] = [
  rule(String.raw`(?<number>[a-z]?\d{1,4}[a-z]?|${CHINESE_NUMBER}|[a-h])\s*室`, MARKED),
  rule(String.raw`(?<number>\d{2,4}[a-z]?)\s*房间?(?![东租价子])`, MARKED),
  rule(String.raw`(?<number>\d{3,4}[a-z]?)\s*(?:户|号(?!线|码|车|公|楼))`, MARKED),
  rule(String.raw`(?<=住在?\s?)(?<number>\d{1,2})\s?号(?!线|码|车|公|大?楼)`, MARKED),
  rule(String.raw`(?<number>\d{1,3}|[a-h])\s*[号户](?!线|码|车|公|楼)`, {
    after: ["floor", "entrance", "building"],
  }),
  rule(String.raw`(?<=[楼层栋幢座元])(?<number>${CHINESE_NUMBER})\s?号(?![线码公大楼])`, {
    after: ["floor", "entrance", "building"],
  }),
  rule(String.raw`(?<number>\d{1,2})${END}(?!\s?(?:号\s?)?[栋座幢楼层单])`, { after: ["name"] }),
  rule(String.raw`${FLAT}(?<building>[a-z]\d?|\d{1,2})-(?<number>${ROOM})${END}`, MARKED),
  rule(String.raw`(?:#|unit\s*#?)\s*(?<floor>\d{1,2})-(?<number>\d{2})${END}`, MARKED),
  rule(
    String.raw`${FLAT}(?<number>[a-z]?\d{1,4}[a-z]?)\s?号?${END}(?!\s?(?:单元|[栋幢座梯])|(?<=f)-\d|-\d{1,2}f|-\d{1,2}-\d)`,
    MARKED,
  ),
  rule(
    String.raw`(?:flat|unit|room|rm|apt)\s+(?<number>[b-h]|a)${END}(?:(?<=[b-h])|(?=\s*[,.;:)，。-]|\s*$|\s*,?\s*(?:\d|block|tower|floor|on\b|of\b|here\b|第)|\s*\p{Script=Han}))`,
  ),
  rule(String.raw`(?:之|-)\s*(?<sub>${N}|[a-h](?![a-z]))(?:\s*[室号])?${END}`, {
    after: ["floor", "number"],
  }),
  rule(String.raw`(?<number>${CHINESE_NUMBER})\s*号房`, MARKED),
  rule(String.raw`(?<number>[a-h])(?=\s?[,/]\s?\d{1,2}\s?/\s?f)`),
  rule(String.raw`door\s(?<number>\d{1,2}|[a-h])${END}`, { after: ["floor", "building"] }),
  // 22樓D, 7樓A2
  rule(String.raw`(?<number>[a-h]\d?)${END}(?!\s*[栋座幢])`, { after: ["floor"] }),
];

/** 12 Oak House, A1203, 1203, 12B, 一二零三 */
export const BARE: readonly UnitRule[] = [
  rule(String.raw`(?:(?:no\.?|number|#)\s?)?(?<number>\d{1,3}[a-h]?),?\s`, { beforeName: true }),
  rule(
    String.raw`(?:number|no\.?)\s(?<number>\d{1,4}[a-z]?)${END}(?!\s(?:lifts?|elevator|bus|gate|pump|times?)\b)`,
  ),
  rule(String.raw`(?<number>[a-z]\d{3,4})${END}`),
  rule(String.raw`(?<number>${ROOM}|(?![2-6]g)\d{1,2}[a-h]|[零〇一二三四五六七八九]{3,4})${END}`),
];

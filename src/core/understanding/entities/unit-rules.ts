import type { Unit } from "../interpretation.ts";
import { CHINESE_NUMBER, DIGIT } from "./numerals.ts";
import {
  BUILDING_WORD,
  FLAT_HAN,
  FLAT_WORD,
  FLOOR_WORD,
  HOUSE_HAN,
  HOUSE_WORD,
  SHOP_HAN,
} from "./unit-words.ts";

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

const ID = String.raw`[a-z]\d?|\d{1,3}|${CHINESE_NUMBER}|[甲乙丙丁戊]`;
const N = String.raw`\d{1,3}|${CHINESE_NUMBER}`;
const LEVEL = String.raw`b?\d{1,3}|${CHINESE_NUMBER}`;
const ROOM = String.raw`\d{3,4}[a-z]?`;
const HOUSE = String.raw`[a-z]?-?\d{1,4}[a-z]?|${CHINESE_NUMBER}`;
const END = String.raw`(?![a-z\d])`;
const NO = String.raw`\.?\s*(?:no\b\.?|number|#|:|is|是)?\s*`;
const FLAT = String.raw`(?:(?:${FLAT_WORD})(?![a-z])|${FLAT_HAN}|#)${NO}`;

const rule = (source: string, more: Partial<Omit<UnitRule, "pattern">> = {}): UnitRule => ({
  pattern: new RegExp(source, "yu"),
  marked: false,
  after: [],
  beforeName: false,
  ...more,
});
const MARKED = { marked: true } as const;

/** 3-2-1203, A-15-1, B2-1203, 3-1203, 25#1302, 1203-1 */
const HYPHENED: readonly UnitRule[] = [
  rule(
    String.raw`(?<building>[a-z]\d?|\d{1,2})-(?<entrance>\d{1,2})-(?<number>${ROOM})${END}(?!-)`,
  ),
  rule(String.raw`(?<building>[a-z]\d?)-(?<floor>\d{1,2})-(?<sub>\d{1,2})${END}(?!-)`),
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
const BUILDINGS: readonly UnitRule[] = [
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

/** 15號1203室 names a house, 7號3樓 a door; 二单元, 3门, entrance 2 */
const ENTRANCES: readonly UnitRule[] = [
  rule(String.raw`(?<building>\d{1,3})\s*号\s*(?=\d{3,4}\s*室)`),
  rule(
    String.raw`(?:(?:${FLAT_HAN})\s*[:是]?\s*)?(?<number>\d{1,4}|${CHINESE_NUMBER})\s*号\s*(?=(?:地下)?(?:${N})\s*字?(?:楼|层|f))`,
    MARKED,
  ),
  rule(String.raw`(?<=[路街巷弄]\s?)(?<number>\d{1,4})\s*号(?![楼线铺])`, MARKED),
  rule(String.raw`(?:第\s*)?(?<entrance>${N})\s*(?:单元|梯(?!间|口))`),
  rule(
    String.raw`(?<entrance>\d|[一二三四五六七八九])\s*门(?=\s*(?:${DIGIT}{3,4}|(?:${N})\s*(?:楼|层|号|室)))`,
  ),
  rule(String.raw`(?<entrance>\d|[一二三四五六七八九])\s*门(?=$|[\s\p{P}])`, {
    after: ["building"],
  }),
  rule(String.raw`(?:entrance|staircase|stair|stairwell)\s+(?<entrance>[a-h]|\d{1,2})${END}`),
];

/** 12樓之3, 12F-3, 12樓, 十七字樓, 12/F, 12th floor */
const FLOORS: readonly UnitRule[] = [
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

/** House 8, 商铺A6, 27號舖: homes and shops by their own number */
const HOUSES: readonly UnitRule[] = [
  rule(String.raw`(?:${HOUSE_WORD})\s${NO}(?<number>[a-z]?-?\d{1,4}[a-z]?)${END}`, MARKED),
  rule(
    String.raw`(?:${HOUSE_HAN})区?(?:编号)?\s?[:是]?\s?第?(?<number>${HOUSE})(?:\s*[号室户])?${END}(?!\s?[间栋座层楼套])`,
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
const FLATS: readonly UnitRule[] = [
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
    String.raw`${FLAT}(?<number>[a-z]?\d{1,4}[a-z]?)\s?号?${END}(?!(?<=f)-\d|-\d{1,2}-\d)`,
    MARKED,
  ),
  rule(
    String.raw`(?:flat|unit|room|rm|apt)\s+(?<number>[a-h])${END}(?=\s*[,.;:)，。-]|\s*$|\s*,?\s*(?:\d|block|tower|floor|on\b|of\b|第)|\s*\p{Script=Han})`,
  ),
  rule(String.raw`(?:之|-)\s*(?<sub>${N}|[a-h](?![a-z]))(?:\s*[室号])?${END}`, {
    after: ["floor", "number"],
  }),
  rule(String.raw`(?<number>${CHINESE_NUMBER})\s*号房`, MARKED),
  rule(String.raw`(?<number>[a-h])(?=\s?[,/]\s?\d{1,2}\s?/\s?f)`),
  // 22樓D, 7樓A2
  rule(String.raw`(?<number>[a-h]\d?)${END}(?!\s*[栋座幢])`, { after: ["floor"] }),
];

/** 12 Oak House, A1203, 1203, 12B, 一二零三 */
const BARE: readonly UnitRule[] = [
  rule(String.raw`(?:(?:no\.?|number|#)\s?)?(?<number>\d{1,3}[a-h]?),?\s`, { beforeName: true }),
  rule(
    String.raw`(?:number|no\.?)\s(?<number>\d{1,4}[a-z]?)${END}(?!\s(?:lifts?|elevator|bus|gate|pump|times?)\b)`,
  ),
  rule(String.raw`(?<number>[a-z]\d{3,4})${END}`),
  rule(String.raw`(?<number>${ROOM}|(?![2-6]g)\d{1,2}[a-h]|[零〇一二三四五六七八九]{3,4})${END}`),
];

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

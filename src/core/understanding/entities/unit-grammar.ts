import type { Unit } from "../interpretation.ts";
import { canonical, CHINESE_NUMBER } from "./numerals.ts";

/** Neighbouring parts that together may name a unit. */
export interface UnitGroup {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  /**
   * `strong`: nothing else is written like this; `weak`: a bare number or floor; `none`: a part of
   * an address without floor or number.
   */
  readonly strength: "strong" | "weak" | "none";
}

/** The groups of unit parts in a folded text, in order. */
export function findUnitGroups(folded: string): readonly UnitGroup[] {
  const groups: UnitGroup[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const [first] = open;
    const last = open.at(-1);
    if (first !== undefined && last !== undefined) {
      const parts = Object.assign({}, ...open.map((piece) => piece.parts));
      groups.push({
        unit: unitOf(parts),
        start: first.start,
        end: last.end,
        strength: strengthOf(
          parts,
          open.some((piece) => piece.marked),
        ),
      });
    }
    open = [];
  };
  for (const piece of pieces(folded)) {
    const last = open.at(-1);
    if (last !== undefined) {
      const gap = folded.slice(last.end, piece.start);
      const clash = open.some(({ parts }) => Object.keys(piece.parts).some((key) => key in parts));
      if (clash || !GAP.test(gap)) close();
    }
    open.push(piece);
  }
  close();
  return groups;
}

type Parts = Partial<Record<keyof Unit, string>>;

interface Piece {
  readonly parts: Parts;
  /** Written as a unit's number: 室, flat, #. */
  readonly marked: boolean;
  readonly start: number;
  readonly end: number;
}

/** What may stand between two parts of one address. */
const GAP = /^(?:[\s,、·./-]{0,3}|\s*的\s*|\s*,?\s*(?:of|at|in|on)\s+)$/;

const ID = String.raw`[a-z]\d?|\d{1,3}|${CHINESE_NUMBER}|[甲乙丙丁戊]`;
const N = String.raw`\d{1,3}|${CHINESE_NUMBER}`;
const ROOM = String.raw`\d{3,4}[a-z]?`;
const END = String.raw`(?![a-z\d])`;

interface Rule {
  /** Named groups are the unit's parts. */
  readonly pattern: RegExp;
  readonly marked?: true;
}

const rule = (source: string, marked?: true): Rule =>
  marked === undefined
    ? { pattern: new RegExp(source, "y") }
    : { pattern: new RegExp(source, "y"), marked };

/** Tried in this order at each place: the longer form before the shorter it contains. */
const RULES: readonly Rule[] = [
  // 3-2-1203, A-15-1, B2-1203, 3-1203, 1203-1
  rule(
    String.raw`(?<building>[a-z]\d?|\d{1,2})-(?<entrance>\d{1,2})-(?<number>${ROOM})${END}(?!-)`,
  ),
  rule(String.raw`(?<building>[a-z]\d?)-(?<floor>\d{1,2})-(?<sub>\d{1,2})${END}(?!-)`),
  rule(String.raw`(?<building>[a-h]\d?|\d{1,2})-(?<number>${ROOM})${END}(?!-)`),
  rule(String.raw`(?<number>${ROOM})-(?<sub>\d{1,2})${END}(?!-)`),
  // Block 3, tower C, 3棟, 三号楼, and the street number in 15號3樓
  rule(
    String.raw`(?:block|blk|tower|twr|building|bldg)\.?\s*(?:no\.?\s*)?(?<building>[a-z]\d?|\d{1,3})${END}`,
  ),
  rule(String.raw`(?:第\s*)?(?<building>${ID})\s*(?:栋|幢|座|号楼|号大楼)`),
  rule(String.raw`(?<building>\d{1,3})\s*号(?=\s*(?:${N})\s*(?:楼|层|f))`),
  rule(String.raw`(?<building>[a-z])\s+(?:block|tower|building)${END}`),
  // 二单元, entrance 2
  rule(String.raw`(?<entrance>${N})\s*(?:单元|梯(?!间|口))`),
  rule(String.raw`(?:entrance|staircase|stair)\s*(?<entrance>[a-z]|\d{1,2})${END}`),
  // 12樓之3, 12F-3, 12樓, 12/F, 12th floor
  rule(
    String.raw`(?<floor>${N})\s*(?:楼|层|f|/f|fl)\s*(?:之|-)\s*(?<sub>${N})(?:\s*[室号])?${END}`,
  ),
  rule(String.raw`(?<floor>${N})\s*(?:楼(?![上下梯道顶])|层(?!楼))`),
  rule(String.raw`(?<floor>\d{1,2}|g|ug|lg)\s*/\s*f${END}`),
  rule(String.raw`(?<floor>\d{1,2})\s*(?:fl?|(?:st|nd|rd|th)\s+(?:floor|fl|level))${END}`),
  rule(String.raw`(?:floor|level|lvl)\s*(?<floor>\d{1,2})${END}`),
  // 1203室, 1203號, flat 12B, #1203
  rule(String.raw`(?<number>[a-z]?\d{1,4}[a-z]?|${CHINESE_NUMBER}|[a-h])\s*室`, true),
  rule(String.raw`(?<number>\d{2,4}[a-z]?)\s*房间?(?![东租价子])`, true),
  rule(String.raw`(?<number>\d{3,4}[a-z]?)\s*(?:户|号(?!线|码|车|公|楼))`, true),
  rule(
    String.raw`(?:flat|unit|room|rm|apt|apartment|suite|房号|门牌|#)\.?\s*(?:no\.?|number|#|:|is|是)?\s*(?<building>[a-z]\d?|\d{1,2})-(?<number>${ROOM})${END}`,
    true,
  ),
  rule(String.raw`(?:#|unit\s*#?)\s*(?<floor>\d{1,2})-(?<number>\d{2})${END}`, true),
  rule(
    String.raw`(?:flat|unit|room|rm|apt|apartment|suite|房号|门牌|#)\.?\s*(?:no\.?|number|#|:|is|是)?\s*(?<number>[a-z]?\d{1,4}[a-z]?)${END}(?!(?<=f)-\d)`,
    true,
  ),
  rule(
    String.raw`(?:flat|unit|room|rm)\s+(?<number>[a-h])(?=\s*,?\s*(?:\d|block|tower|floor)|\s*$)`,
  ),
  rule(String.raw`(?:之|-)\s*(?<sub>${N})(?:\s*[室号])?${END}`),
  // Bare: A1203, 1203, 12B, 一二零三
  rule(String.raw`(?<number>[a-z]\d{3,4})${END}`),
  rule(String.raw`(?<number>${ROOM}|\d{1,2}[a-h]|[零〇一二三四五六七八九]{3,4})${END}`),
  rule(String.raw`(?<number>[a-h])${END}(?=\s*$)`),
];

function* pieces(folded: string): Generator<Piece> {
  for (let at = 0; at < folded.length;) {
    const piece = pieceAt(folded, at);
    if (piece === null) at += 1;
    else {
      yield piece;
      at = piece.end;
    }
  }
}

function pieceAt(folded: string, at: number): Piece | null {
  // Never from within a word or a number.
  if (/[a-z\d]/.test(folded[at] ?? "") && /[a-z\d.$]$|\d,$/.test(folded.slice(0, at))) return null;
  for (const { pattern, marked } of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(folded);
    if (found === null) continue;
    const parts: Parts = {};
    for (const name of PARTS) {
      const value = found.groups?.[name];
      if (value !== undefined) parts[name] = canonical(value);
    }
    return { parts, marked: marked === true, start: at, end: at + found[0].length };
  }
  return null;
}

const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

const unitOf = (parts: Parts): Unit => ({
  building: parts.building ?? null,
  entrance: parts.entrance ?? null,
  floor: parts.floor ?? null,
  number: parts.number ?? null,
  sub: parts.sub ?? null,
});

function strengthOf(parts: Parts, marked: boolean): UnitGroup["strength"] {
  const { building, entrance, floor, number, sub } = parts;
  if (number === undefined && floor === undefined) return "none";
  const whole = building !== undefined || entrance !== undefined;
  const withFloor = floor !== undefined && (number !== undefined || sub !== undefined);
  return marked || whole || withFloor ? "strong" : "weak";
}

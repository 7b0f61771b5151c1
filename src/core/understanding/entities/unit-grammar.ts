import type { Unit } from "../interpretation.ts";
import { canonical } from "./numerals.ts";
import { UNIT_RULES } from "./unit-rules.ts";
import type { UnitPart } from "./unit-rules.ts";

export type UnitParts = Partial<Record<UnitPart, string>>;

/** Neighbouring parts that together may name a unit. */
export interface UnitGroup {
  readonly parts: UnitParts;
  readonly start: number;
  readonly end: number;
  /**
   * `strong`: nothing else is written like this; `weak`: a bare number or floor; `part`: a
   * building or entrance alone.
   */
  readonly strength: "strong" | "weak" | "part";
}

/** The groups of unit parts in a folded text, in order. */
export function findUnitGroups(folded: string): readonly UnitGroup[] {
  const groups: UnitGroup[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const [first] = open;
    const last = open.at(-1);
    if (first !== undefined && last !== undefined) {
      const parts: UnitParts = Object.assign({}, ...open.map((piece) => piece.parts));
      const marked = open.some((piece) => piece.marked);
      const strength = strengthOf(parts, marked);
      groups.push({ parts, start: first.start, end: last.end, strength });
    }
    open = [];
  };
  for (let at = 0; at < folded.length;) {
    const last = open.at(-1);
    const touches = last !== undefined && GAP.test(folded.slice(last.end, at).slice(0, 12));
    const piece = pieceAt(folded, at, touches ? last : undefined);
    if (piece === null) {
      at += 1;
      continue;
    }
    const clashes = open.some((one) => Object.keys(piece.parts).some((key) => key in one.parts));
    if (clashes || !touches || piece.start - last.end > LONGEST_GAP) close();
    open.push(piece);
    at = piece.end;
  }
  close();
  return groups;
}

/** The unit that parts make, what is unsaid null. */
export const unitOf = (parts: UnitParts): Unit => ({
  building: parts.building ?? null,
  entrance: parts.entrance ?? null,
  floor: parts.floor ?? null,
  number: parts.number ?? null,
  sub: parts.sub ?? null,
});

interface Piece {
  readonly parts: UnitParts;
  readonly marked: boolean;
  readonly start: number;
  readonly end: number;
}

/** What may stand between two parts of one address. */
const GAP = /^(?:[\s,、·./-]{0,3}|\s?的\s?|\s?,?\s?(?:of|at|in|on)\s{1,2}|\s?,?\s?顶[层楼],?)$/;
const LONGEST_GAP = 12;

function pieceAt(folded: string, at: number, last: Piece | undefined): Piece | null {
  if (isWithin(folded, at, last)) return null;
  for (const { pattern, marked, after } of UNIT_RULES) {
    if (after.length > 0 && !after.some((part) => last !== undefined && part in last.parts)) {
      continue;
    }
    pattern.lastIndex = at;
    const found = pattern.exec(folded);
    if (found === null) continue;
    const parts: UnitParts = {};
    for (const name of PARTS) {
      const value = found.groups?.[name];
      if (value !== undefined) parts[name] = canonical(value);
    }
    return { parts, marked, start: at, end: at + found[0].length };
  }
  return null;
}

/** A unit never begins within a word or a number (12,000), though it may behind 1203,. */
function isWithin(folded: string, at: number, last: Piece | undefined): boolean {
  if (!/[a-z\d]/.test(folded.charAt(at))) return false;
  if (last?.end === at) return false;
  const before = folded.slice(Math.max(0, at - 2), at);
  if (/\d,$/.test(before)) return last?.end !== at - 1;
  return /[a-z\d.$]$/.test(before);
}

const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

function strengthOf(parts: UnitParts, marked: boolean): UnitGroup["strength"] {
  const { building, entrance, floor, number, sub } = parts;
  if (number === undefined && floor === undefined) return "part";
  const whole = building !== undefined || entrance !== undefined;
  const withFloor = floor !== undefined && (number !== undefined || sub !== undefined);
  return marked || whole || withFloor ? "strong" : "weak";
}

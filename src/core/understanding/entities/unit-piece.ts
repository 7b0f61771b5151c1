import { canonical } from "./numerals.ts";
import { UNIT_RULES } from "./unit-rules.ts";
import type { UnitPart } from "./unit-rule.ts";

export type UnitParts = Partial<Record<UnitPart, string>>;

/** One stretch of a text that names parts of a unit. */
export interface Piece {
  readonly parts: UnitParts;
  readonly marked: boolean;
  /** The name of a building or, beside a numbered one, of the estate around it. */
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
}

/** The piece that begins at a place, `last` being the one it follows; null when there is none. */
export function pieceAt(
  folded: string,
  at: number,
  last: Piece | undefined,
  names: ReadonlyMap<number, Piece>,
): Piece | null {
  if (isWithin(folded, at, last)) return null;
  for (const { pattern, marked, after, beforeName } of UNIT_RULES) {
    if (after.length > 0 && !after.some((what) => isBehind(what, last))) {
      continue;
    }
    pattern.lastIndex = at;
    const found = pattern.exec(folded);
    if (found === null) continue;
    if (beforeName && !names.has(at + found[0].length)) continue;
    const parts: UnitParts = {};
    for (const name of PARTS) {
      const value = found.groups?.[name];
      if (value !== undefined) parts[name] = canonical(value);
    }
    return { parts, marked, named: false, start: at, end: at + found[0].length };
  }
  return null;
}

const isBehind = (what: UnitPart | "name", last: Piece | undefined): boolean =>
  last !== undefined && (what === "name" ? last.named : what in last.parts);

/** A unit never begins within a word or a number (12,000), though it may behind 1203,. */
function isWithin(folded: string, at: number, last: Piece | undefined): boolean {
  if (!/[a-z\d]/.test(folded.charAt(at))) return false;
  if (last?.end === at) return false;
  const before = folded.slice(Math.max(0, at - 2), at);
  if (/\d,$/.test(before)) return last?.end !== at - 1;
  return /[a-z\d.$]$/.test(before);
}

/** From the largest to the smallest. */
export const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

import type { Unit } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { hanBuildings } from "./han-building.ts";
import { latinBuildings } from "./latin-building.ts";
import { startsWithPublicPlace } from "./place.ts";
import { pieceAt } from "./unit-piece.ts";
import type { Piece, UnitParts } from "./unit-piece.ts";
import { ANY_RULE } from "./unit-rules.ts";

/** Neighbouring parts that together may name a unit. */
export interface UnitGroup {
  readonly parts: UnitParts;
  readonly start: number;
  readonly end: number;
  /**
   * `strong`: nothing else is written like this; `weak`: a bare number or floor; `part`: a
   * building or entrance alone; `name`: what may be a building's name, alone.
   */
  readonly strength: "strong" | "weak" | "part" | "name";
}

/** The groups of unit parts in a text whose other numbers are blanked, in order. */
export function findUnitGroups(reading: Reading): readonly UnitGroup[] {
  const { folded } = reading;
  const groups: UnitGroup[] = [];
  const names = new Map(
    [...hanBuildings(reading), ...latinBuildings(reading)].map((name): [number, Piece] => [
      name.start,
      { ...name, marked: false, named: true },
    ]),
  );
  let open: Piece[] = [];
  const close = (): void => {
    const group = groupOf(open);
    if (group !== null) groups.push(group);
    open = [];
  };
  for (let at = nextPlace(folded, 0, names); at < folded.length;) {
    const last = open.at(-1);
    const touches = last !== undefined && GAP.test(folded.slice(last.end, at).slice(0, 12));
    const piece = names.get(at) ?? pieceAt(folded, at, touches ? last : undefined, names);
    if (piece === null) {
      at = nextPlace(folded, at + 1, names);
      continue;
    }
    // 「15樓之3 廚房流理台…」: a Chinese address ends with the building only where its clause ends.
    if (
      piece.named &&
      touches &&
      open.some((one) => !one.named) &&
      /^\p{Script=Han}/u.test(folded.slice(at, at + 2)) &&
      !CLAUSE_END.test(folded.slice(piece.end))
    ) {
      at = piece.end;
      continue;
    }
    if (!touches || open.some((one) => clash(one, piece)) || isElsewhere(piece, last, folded))
      close();
    open.push(piece);
    at = piece.end;
  }
  close();
  return groups;
}

/** The next place where a piece may begin. */
function nextPlace(folded: string, from: number, names: ReadonlyMap<number, Piece>): number {
  ANY_RULE.lastIndex = from;
  const ruled = ANY_RULE.exec(folded)?.index ?? folded.length;
  return Math.min(ruled, ...[...names.keys()].filter((start) => start >= from));
}

/** The unit that parts make, what is unsaid null. */
export const unitOf = (parts: UnitParts): Unit => ({
  building: parts.building ?? null,
  entrance: parts.entrance ?? null,
  floor: parts.floor ?? null,
  number: parts.number ?? null,
  sub: parts.sub ?? null,
});

/** What may stand between two parts of one address. */
const GAP = /^(?:[\s,、·./-]{0,3}|\s?的\s?|\s?,?\s?(?:of|at|in|on)\s{1,2}|\s?,?\s?顶[层楼],?)$/;

const CLAUSE_END = /^\s?(?:$|[,.;:!?。、)])/;

const clash = (one: Piece, other: Piece): boolean =>
  Object.keys(other.parts).some((part) => part in one.parts) && !one.named && !other.named;

/** 「我家在3單元 一樓大廳…」: the floor of a public place, set off. */
const isElsewhere = (piece: Piece, last: Piece, folded: string): boolean =>
  last.end < piece.start &&
  piece.parts.floor !== undefined &&
  piece.parts.sub === undefined &&
  [piece.start, piece.end].some((at) => startsWithPublicPlace(folded.slice(at)));

/** 「錦繡花園3座12樓」 is in building 3, 「錦繡花園翠湖閣12樓」 in 翠湖閣. */
function groupOf(pieces: readonly Piece[]): UnitGroup | null {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const numbered = pieces.filter((piece) => !piece.named);
  const named = pieces.filter((piece) => piece.named);
  const parts: UnitParts = Object.assign({}, ...[...named, ...numbered].map((one) => one.parts));
  const marked = pieces.some((piece) => piece.marked);
  const strength = numbered.length === 0 ? "name" : strengthOf(parts, marked);
  return { parts, start: first.start, end: last.end, strength };
}

function strengthOf(parts: UnitParts, marked: boolean): UnitGroup["strength"] {
  const { building, entrance, floor, number, sub } = parts;
  if (number === undefined && floor === undefined) return "part";
  const whole = building !== undefined || entrance !== undefined;
  const withFloor = floor !== undefined && (number !== undefined || sub !== undefined);
  return marked || whole || withFloor ? "strong" : "weak";
}

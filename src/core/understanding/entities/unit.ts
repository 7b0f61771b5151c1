import type { Reading } from "../../text/normalise.ts";
import { createBuildingReader } from "./building.ts";
import { createScale } from "./cues.ts";
import { canonical } from "./numerals.ts";
import { WHOLE_ANSWER } from "./entities.ts";
import { createBlanker } from "./other-numbers.ts";
import type { UnitParts, UnitSpan } from "../interpretation.ts";
import { createUnitForms, type UnitForm } from "./unit-forms.ts";
import { OF_PLACE, WHOSE_UNIT } from "./whose-unit.ts";
import type { Words } from "./words.ts";

/**
 * Finds where units stand in a text, whosever they are: neighbouring parts are one unit. `reading`
 * has the words of a unit repaired, and spaces for its phones.
 */
export function createUnitReader(words: Words): (reading: Reading) => readonly UnitSpan[] {
  const blank = createBlanker(words);
  const buildings = createBuildingReader(words);
  const { forms, any } = createUnitForms(words);
  const [whose, place] = [createScale(words, WHOSE_UNIT), createScale(words, OF_PLACE)];
  const publicPlace = words.pattern("^{public-places}");

  const piecesIn = ({ plain, folded }: Reading): readonly (readonly Piece[])[] => {
    const text = blank(folded);
    const names = new Map(
      buildings({ plain, folded: text }).map(({ start, end, building }): [number, Piece] => [
        start,
        { parts: { building }, marked: false, named: true, start, end },
      ]),
    );
    const starts = [...names.keys()].toSorted((one, other) => one - other);
    let ruled = -1;
    const next = (from: number): number => {
      if (ruled < from) {
        any.lastIndex = from;
        ruled = any.exec(text)?.index ?? text.length;
      }
      while (starts[0] !== undefined && starts[0] < from) starts.shift();
      return Math.min(ruled, starts[0] ?? text.length);
    };
    const groups: Piece[][] = [];
    let open: Piece[] = [];
    for (let at = next(0); at < text.length && groups.length < MOST;) {
      const last = open.at(-1);
      const touches = last !== undefined && GAP.test(text.slice(last.end, at).slice(0, 12));
      const piece =
        names.get(at) ??
        pieceAt(forms, { plain, folded: text }, at, touches ? last : undefined, names);
      if (piece === null) {
        at = next(at + 1);
        continue;
      }
      at = next(piece.end);
      // 「15樓之3 廚房流理台…」: a Chinese address ends with the building only where its clause ends.
      const isThing =
        piece.named &&
        touches &&
        open.some((one) => !one.named) &&
        /^\p{Script=Han}/u.test(text.slice(piece.start, piece.end)) &&
        !CLAUSE_END.test(text.slice(piece.end, piece.end + 2));
      if (isThing) continue;
      // 「我家在3單元 一樓大廳…」: the floor of a public place, set off.
      const isElsewhere =
        last !== undefined &&
        last.end < piece.start &&
        piece.parts.floor !== undefined &&
        piece.parts.sub === undefined &&
        [piece.start, piece.end].some((from) => publicPlace.test(text.slice(from, from + 8)));
      if (open.length > 0 && (!touches || open.some((one) => clash(one, piece)) || isElsewhere)) {
        groups.push(open);
        open = [];
      }
      open.push(piece);
    }
    return open.length > 0 ? [...groups, open] : groups;
  };

  return (reading) => {
    const spans = piecesIn(reading).map((pieces): UnitSpan => {
      const { parts, start, end, strength } = unitOf(pieces, reading);
      const kind = `${strength}${(parts.number ?? parts.sub) === undefined ? "" : " door"}`;
      const about = place(reading.folded, start, end, kind).score > 0 ? "place" : "home";
      const { score, because } = whose(reading.folded, start, end, kind);
      const isOthers = score <= 0 && because.some((row) => row.startsWith("not mine"));
      const clause = because.includes("a clause of its own");
      const read = {
        score,
        because,
        answer: score <= 0,
        whose: isOthers ? "other" : "writer",
      } as const;
      return { kind: "unit", parts, start, end, about, strength, clause, ...read };
    });
    return [...bareAnswer(reading.folded), ...spans];
  };
}

/** More units than anybody speaks of in one message. */
const MOST = 24;

interface Piece {
  readonly parts: UnitParts & { readonly phase?: string };
  readonly marked: boolean;
  /** The name of a building or, beside a numbered one, of the estate around it. */
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
}

/** The piece that begins at a place, `last` being the one it follows; null when there is none. */
function pieceAt(
  forms: readonly UnitForm[],
  { plain, folded: text }: Reading,
  at: number,
  last: Piece | undefined,
  names: ReadonlyMap<number, Piece>,
): Piece | null {
  if (isWithin(text, at, last)) return null;
  const isBehind = (what: string): boolean =>
    last !== undefined && (what === "name" ? last.named : what in last.parts);
  for (const { pattern, marked, after, beforeName } of forms) {
    if (after.length > 0 && !after.some(isBehind)) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    if (beforeName && !names.has(at + found[0].length)) continue;
    const parts = Object.fromEntries(
      Object.entries(found.groups ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([part, value]) => {
          const from = at + found[0].indexOf(value);
          // 東座 is kept as it was written.
          const isSide = /^[东西南北中]$/.test(value);
          return partOf(part, isSide ? plain.slice(from, from + 1) : canonical(value));
        }),
    );
    return { parts, marked, named: false, start: at, end: at + found[0].length };
  }
  return null;
}

/** Floor 05 is the fifth, and 地下二樓 B2. */
function partOf(part: string, value: string): readonly [part: string, value: string] {
  if (part === "basement") return ["floor", `B${value}`];
  return [part, part === "floor" ? value.replace(/^0(?=\d)/, "") : value];
}

/** A unit never begins within a word or a number (12,000), though it may behind 1203,. */
function isWithin(text: string, at: number, last: Piece | undefined): boolean {
  if (!/[a-z\d]/.test(text.charAt(at)) || last?.end === at) return false;
  const before = text.slice(Math.max(0, at - 2), at);
  if (/\d,$/.test(before)) return last?.end !== at - 1;
  return /[a-z\d.$]$/.test(before) && !/[a-z]{2}\.$/.test(text.slice(Math.max(0, at - 4), at));
}

/** What may stand between two parts of one address. */
const GAP = /^(?:[\s,、·./。-]{0,3}|\s?的\s?|\s?,?\s?(?:of|at|in|on)\s{1,2}|\s?,?\s?顶[层楼],?)$/;
const CLAUSE_END = /^\s?(?:$|[,.;:!?。、)])/;

const clash = (one: Piece, other: Piece): boolean =>
  !one.named && !other.named && Object.keys(other.parts).some((part) => part in one.parts);

/** 「錦繡花園3座12樓」 is in building 3, 「錦繡花園翠湖閣12樓」 in 翠湖閣, 「玫瑰園3期5座」 in 玫瑰園3期5座. */
function unitOf(pieces: readonly Piece[], { plain }: Reading) {
  const [start, end] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
  const numbered = pieces.filter((piece) => !piece.named);
  const named = pieces.filter((piece) => piece.named);
  const all: Piece["parts"] = Object.assign({}, ...[...named, ...numbered].map((one) => one.parts));
  const { phase, ...rest } = all;
  const parts: UnitParts =
    phase === undefined || rest.building === undefined
      ? rest
      : { ...rest, building: withPhase(pieces, named[0], phase, rest.building, plain) };
  return { parts, start, end, strength: strengthOf(parts, numbered) };
}

function strengthOf(parts: UnitParts, numbered: readonly Piece[]): UnitSpan["strength"] {
  const { building, entrance, floor, number, sub } = parts;
  if (numbered.length === 0) return "name";
  if (number === undefined && floor === undefined) return "part";
  const isWhole = (building ?? entrance) !== undefined || numbered.some(({ marked }) => marked);
  const hasFloor = floor !== undefined && (number ?? sub) !== undefined;
  return isWhole || hasFloor ? "strong" : "weak";
}

function withPhase(
  pieces: readonly Piece[],
  estate: Piece | undefined,
  phase: string,
  building: string,
  plain: string,
): string {
  const at = pieces.find((piece) => piece.parts.building !== undefined && !piece.named);
  const word = /[^\d\s]$/u.exec(plain.slice(at?.start, at?.end))?.[0] ?? "";
  const isBefore = estate !== undefined && estate.start < (at?.start ?? 0);
  return `${isBefore ? (estate.parts.building ?? "") : ""}${phase}期${building}${word}`;
}

/** 我家是…, 是, it's …: what may stand around a bare answer. */
const WRAPPING =
  /^(?:(?:我|我们|我家|我屋企|住|住在|在|是|系|在|it'?s|it is|i'?m|i am|we'?re|in|at|unit|flat|no\.?)\s*)+|[\s。.,!~]*(?:号|室|喔|哦|啦|呀|的|谢谢|thanks|please)?[\s。.,!~]*$/g;

/** Forms too bare to be trusted unless a unit was asked for, and only as the whole answer. */
function bareAnswer(folded: string): readonly UnitSpan[] {
  const said = folded.trim().replace(WRAPPING, "");
  const [, floor = "", sub = ""] = /^(\d{1,2})-(\d{1,2})$/.exec(said) ?? [];
  const isNumber = /^(?:\d{1,4}|\d{1,4}(?!f)[a-z]|(?!b\d$)[a-z]\d{1,2})$/.test(said);
  if (!isNumber && sub === "") return [];
  const parts = isNumber ? { number: said.toUpperCase() } : { floor, sub };
  const start = folded.indexOf(said);
  const read = {
    whose: "writer",
    about: "home",
    strength: "weak",
    clause: true,
    answer: true,
  } as const;
  return [
    {
      kind: "unit",
      parts,
      start,
      end: start + said.length,
      ...read,
      score: 0,
      because: [WHOLE_ANSWER],
    },
  ];
}

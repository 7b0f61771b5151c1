import { clausesOf } from "./clauses.ts";

/** A stretch of a message that does one thing, without the words that lead over to it. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Words lead over to it: 另外, by the way. */
  readonly announced: boolean;
}

/** Cuts a message into the smallest stretches that may each do something of their own. */
export function piecesOf(text: string): readonly Piece[] {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return wholeOf(text);
  return clauses.flatMap(({ text: said, start, boundary }, n) =>
    partedBySpaces(said, start).map((piece, at) => ({
      ...piece,
      announced:
        (n > 0 || LETTER.test(text.slice(0, start))) &&
        at === 0 &&
        (boundary === "announced" || boundary === "joined"),
    })),
  );
}

/** 「對了，還有」 leads over to the first as well. */
const LETTER = /\p{L}/u;

/** 👍 alone is said as well. */
function wholeOf(text: string): readonly Piece[] {
  const said = text.trim();
  if (said === "") return [];
  const start = text.indexOf(said);
  return [{ text: said, start, end: start + said.length, announced: false }];
}

/** Between Chinese words a space is a stop: 「A棟1203 我姓王 要多久」; thanks stand at the end. */
const STOP =
  /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})|(?<=\S)\s*(?=(?:謝謝|谢谢|多謝|多谢|感謝|感谢|唔該晒|唔该晒)\P{L}*$)|\s+(?=(?:thanks|thank you|thx|cheers)(?: (?:so much|a lot|dear|again|very much|mate))?\P{L}*$)/giu;
/** A message of nothing but spaces and characters costs no more than any other. */
const MOST_PARTS = 12;

function partedBySpaces(text: string, start: number): readonly Omit<Piece, "announced">[] {
  const parts: Omit<Piece, "announced">[] = [];
  let from = 0;
  for (const { 0: space, index } of text.matchAll(STOP)) {
    if (parts.length === MOST_PARTS - 1) break;
    parts.push({ text: text.slice(from, index), start: start + from, end: start + index });
    from = index + space.length;
  }
  return [...parts, { text: text.slice(from), start: start + from, end: start + text.length }];
}

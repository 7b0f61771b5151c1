import { foldScript } from "./normalise.ts";
import { LIST, LISTED_PASSAGE, PASSAGE, SENTENCE_STOP, STOP } from "./passages.ts";

/**
 * How plainly a message passes on to something else. `announced`: 「。另外」, a number of a list;
 * `joined`: 還有 in the middle of a sentence, "and"; `sentence`, `comma`: nothing but the stop.
 */
export type Passage = "announced" | "joined" | "sentence" | "comma";

/** A stretch of a message, without the words that lead over to it. */
export interface Piece {
  readonly text: string;
  /** Where it stands in the message. */
  readonly start: number;
  readonly end: number;
  /** How the message came to it. */
  readonly passage: Passage;
}

/** More clauses than several matters have; what follows belongs to the last. */
const MOST_PIECES = 12;

/** Cuts a message wherever it might pass from one matter to another. */
export function piecesOf(text: string): readonly Piece[] {
  // Folded character by character: what is found there stands at the same place in the text.
  const folded = foldScript(text);
  const pieces: Piece[] = [];
  let start = 0;
  let passage: Passage = "announced";
  const take = (end: number): void => {
    const said = text.slice(start, end).trim();
    const at = text.indexOf(said, start);
    if (/[\p{L}\p{N}]/u.test(said))
      pieces.push({ text: said, start: at, end: at + said.length, passage });
  };
  for (const found of folded.matchAll(LIST.test(folded) ? LISTED_PASSAGE : PASSAGE)) {
    if (pieces.length === MOST_PIECES - 1) break;
    const end = found.index + found[0].length;
    const next = passageOf(found.groups ?? {}, /\d/.test(folded[end] ?? ""));
    if (next === null) continue;
    const before = pieces.length;
    take(found.index);
    if (pieces.length > before || next === "announced") passage = next;
    start = end;
  }
  take(text.length);
  return pieces;
}

/** Pieces as one text again. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("，");
}

type Found = Readonly<Record<string, string | undefined>>;

/** Null where the message merely takes breath: a space, 、, the point in 2.30. */
function passageOf({ run, item, lead, link }: Found, beforeDigit: boolean): Passage | null {
  if (item !== undefined) return "announced";
  const isStop = run === "" || STOP.test(run ?? "");
  if (lead !== undefined) return isStop ? "announced" : "joined";
  // Without a run the word alone was found, in the middle of a clause.
  if (link !== undefined || run === undefined) return "joined";
  if (run === "" || !isStop || (beforeDigit && /^[.,:]$/.test(run))) return null;
  return SENTENCE_STOP.test(run) ? "sentence" : "comma";
}

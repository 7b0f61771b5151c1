import { matchesOf } from "../../text/matches.ts";
import { foldScript } from "../../text/normalise.ts";
import { LIST, LISTED_BOUNDARY, BOUNDARY, SENTENCE_STOP, STOP } from "./clause-boundaries.ts";

/**
 * How plainly a message passes on to something else. `announced`: 「。另外」, a number of a list;
 * `joined`: 還有 in the middle of a sentence, "and"; `sentence`, `comma`: nothing but the stop.
 */
export type Boundary = "announced" | "joined" | "sentence" | "comma";

/** A stretch of a message, without the words that lead over to it. */
export interface Clause {
  readonly text: string;
  /** Where it stands in the message. */
  readonly start: number;
  readonly end: number;
  /** How the message came to it. */
  readonly boundary: Boundary;
}

/** More clauses than several matters have; what follows belongs to the last. */
const MOST_PIECES = 12;

/** Cuts a message wherever it might pass from one matter to another. */
export function clausesOf(text: string): readonly Clause[] {
  // Folded character by character: what is found there stands at the same place in the text.
  const folded = foldScript(text);
  const clauses: Clause[] = [];
  let start = 0;
  let boundary: Boundary = "announced";
  const take = (end: number): void => {
    const said = text.slice(start, end).trim();
    const at = text.indexOf(said, start);
    if (/[\p{L}\p{N}]/u.test(said))
      clauses.push({ text: said, start: at, end: at + said.length, boundary });
  };
  for (const found of matchesOf(LIST.test(folded) ? LISTED_BOUNDARY : BOUNDARY, folded)) {
    if (clauses.length === MOST_PIECES - 1) break;
    const end = found.index + found[0].length;
    const next = passageOf(found.groups ?? {}, /\d/.test(folded[end] ?? ""));
    if (next === null) continue;
    const before = clauses.length;
    take(found.index);
    if (clauses.length > before || next === "announced") boundary = next;
    start = end;
  }
  take(text.length);
  return clauses;
}

/** Pieces as one text again. */
export function wordsOf(clauses: readonly Clause[]): string {
  return clauses.map(({ text }) => text).join("，");
}

type Found = Readonly<Record<string, string | undefined>>;

/** Null where the message merely takes breath: a space, 、, the point in 2.30. */
function passageOf({ run, item, lead, link }: Found, beforeDigit: boolean): Boundary | null {
  if (item !== undefined) return "announced";
  const isStop = run === "" || STOP.test(run ?? "");
  if (lead !== undefined) return isStop ? "announced" : "joined";
  // Without a run the word alone was found, in the middle of a clause.
  if (link !== undefined || run === undefined) return "joined";
  if (run === "" || !isStop || (beforeDigit && /^[.,:]$/.test(run))) return null;
  return SENTENCE_STOP.test(run) ? "sentence" : "comma";
}

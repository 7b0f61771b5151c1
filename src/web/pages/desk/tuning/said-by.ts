import { folded } from "../parts/folded.ts";
import type { Entry, EntryKind } from "./entry-parts.ts";
import { wordingsOf } from "./entry-parts.ts";

/** An entry of which a reply has words, and of which kind it is. */
export interface SaidBy {
  readonly kind: EntryKind;
  readonly entry: Entry;
}

interface Found extends SaidBy {
  readonly from: number;
  readonly to: number;
}

/** Shorter ones would be found in replies that they have nothing to do with. */
const LEAST_CHARACTERS = 5;

/** Whose words stand in a reply, in their order: what may be left out and what is filled in aside. */
export function saidBy(reply: string, entries: readonly SaidBy[]): readonly SaidBy[] {
  const text = folded(reply);
  const found = entries.flatMap((one): readonly Found[] => {
    const texts = wordingsOf(one.kind, one.entry).flatMap(({ many, texts: own }) =>
      many ? own : [],
    );
    const spans = texts.flatMap((wording) => spanIn(text, wording) ?? []);
    const [longest] = spans.toSorted((a, b) => b.to - b.from - (a.to - a.from));
    return longest === undefined ? [] : [{ ...one, ...longest }];
  });
  return found
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other.from <= one.from &&
            one.to <= other.to &&
            other.to - other.from > one.to - one.from,
        ),
    )
    .toSorted((one, other) => one.from - other.from)
    .map(({ kind, entry }) => ({ kind, entry }));
}

/** Where the words of a wording stand, one behind the other; null where they don't. */
function spanIn(text: string, wording: string): Pick<Found, "from" | "to"> | null {
  const pieces = folded(wording)
    .replace(/\[[^\]]*\]/g, "{}")
    .split(/\{[^}]*\}/)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (pieces.join("").length < LEAST_CHARACTERS) return null;
  let from = -1;
  let to = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, to);
    if (at < 0) return null;
    if (from < 0) from = at;
    to = at + piece.length;
  }
  return { from, to };
}

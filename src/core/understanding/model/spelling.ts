import Fuse from "fuse.js";
import { madeOnce } from "../../made-once.ts";

/** Reads misspelt Latin words as the words that the phrases have. */
export interface Spelling {
  /** The text with each unknown word replaced by the nearest known one, when there is one. */
  repair(text: string): string;
}

const WORD = /[a-z][a-z']*/g;
/** Shorter words are near to too many others: a diet has not died. */
const SHORTEST = 5;
const LONGEST = 24;
/** A bound on what one message can cost: nobody misspells more in one. */
const MOST_WORDS = 12;
/** One letter in three may differ: fuse.js counts 0 for the same word, 1 for another. */
const FURTHEST = 0.4;
/** Enough to hold the nearest; fuse.js looks at no more. */
const MOST_ALIKE = 12;

/** The Latin words of a normalised text. */
export function wordsIn(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** @param words the most frequent first */
export const spellingOf = madeOnce((words: readonly string[]): Spelling => {
  const known = new Set(words);
  const alike = createAlike(words.filter(({ length }) => length >= SHORTEST));
  const nearest = (word: string): string => {
    const near = alike(word);
    // Two letters that changed places, which fuse.js takes for two slips.
    const swapped = near.find((other) => lettersOf(other) === lettersOf(word));
    const search = new Fuse(near, { threshold: FURTHEST, distance: LONGEST });
    return swapped ?? search.search(word, { limit: 1 })[0]?.item ?? word;
  };
  return {
    repair(text) {
      let left = MOST_WORDS;
      return text.replace(WORD, (word) => {
        if (word.length < SHORTEST || word.length > LONGEST || known.has(word)) return word;
        left -= 1;
        return left < 0 ? word : nearest(word);
      });
    },
  };
});

const lettersOf = (word: string): string => Array.from(word).sort().join("");

/**
 * Finds the words that share most pairs of letters with one, and are a letter longer or shorter at
 * most: the commonest slips leave the other pairs as they are.
 */
function createAlike(words: readonly string[]): (word: string) => readonly string[] {
  const having = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    for (const pair of pairsOf(word)) {
      const key = pair + word.length;
      const others = having.get(key);
      if (others === undefined) having.set(key, [at]);
      else others.push(at);
    }
  }
  return (word) => {
    const pairs = pairsOf(word);
    const shared = new Uint8Array(words.length);
    const close: number[] = [];
    for (const pair of pairs) {
      for (const length of [word.length - 1, word.length, word.length + 1]) {
        for (const at of having.get(pair + length) ?? []) {
          const count = (shared[at] ?? 0) + 1;
          shared[at] = count;
          if (count === Math.ceil(pairs.size / 3)) close.push(at);
        }
      }
    }
    return close
      .toSorted((one, other) => (shared[other] ?? 0) - (shared[one] ?? 0))
      .slice(0, MOST_ALIKE)
      .flatMap((at) => words[at] ?? []);
  };
}

/** Each once, the edges of the word among them. */
function pairsOf(word: string): ReadonlySet<string> {
  const edged = ` ${word} `;
  return new Set(Array.from(word + " ", (_, at) => edged.slice(at, at + 2)));
}

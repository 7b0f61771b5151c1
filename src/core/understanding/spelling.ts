import Fuse from "fuse.js";

/** Reads misspelt Latin words as the words that the phrases have. */
export interface Spelling {
  /** The text with each unknown word replaced by the nearest known one, when there is one. */
  repair(text: string): string;
}

const WORD = /[a-z][a-z']*/g;
/** Shorter words are near to too many others. */
const SHORTEST = 4;
const LONGEST = 24;
/** A bound on what one message can cost: nobody misspells more in one. */
const MOST_WORDS = 12;
/** One letter in three may differ: fuse.js counts 0 for the same word, 1 for another. */
const FURTHEST = 0.4;
/** Residents misspell the same words; forgotten all at once when so many are remembered. */
const MOST_REMEMBERED = 5_000;

/** The Latin words of a normalised text. */
export function wordsIn(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

export function createSpelling(words: readonly string[]): Spelling {
  const known = new Set(words);
  const remembered = new Map<string, string>();
  const searches = new Map<number, Fuse<string>>();

  /** Among words of about the same length: a letter too many or too few is the commonest slip. */
  const searchAmong = (length: number): Fuse<string> => {
    const made = searches.get(length);
    if (made !== undefined) return made;
    const near = words.filter((word) => Math.abs(word.length - length) <= 1);
    const search = new Fuse(near, { threshold: FURTHEST, distance: LONGEST });
    searches.set(length, search);
    return search;
  };

  const nearest = (word: string): string => {
    const before = remembered.get(word);
    if (before !== undefined) return before;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const found = searchAmong(word.length).search(word, { limit: 1 })[0]?.item ?? word;
    remembered.set(word, found);
    return found;
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
}

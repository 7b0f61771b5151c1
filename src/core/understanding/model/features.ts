import { pinyin } from "pinyin-pro";
import { tokensOf } from "./tokens.ts";

/**
 * What two messages are compared by. There is no word segmenter: they fail silently on Chinese
 * with typos and dialect, while short runs of characters degrade slowly.
 *
 * Each family's weight beside idf. The sound of a character forgives homophone typos and counts as
 * much as the character itself: typists mix them up more often than two words sound the same.
 * Pieces of Latin words forgive misspelling and inflection.
 */
const FAMILIES = {
  char: { code: 1, weight: 0.7, kind: "characters" },
  charPair: { code: 2, weight: 0.7, kind: "characters" },
  charTriple: { code: 3, weight: 0.4, kind: "characters" },
  sound: { code: 4, weight: 0.7, kind: "sound" },
  soundPair: { code: 5, weight: 0.8, kind: "sound" },
  word: { code: 6, weight: 1, kind: "words" },
  wordPair: { code: 7, weight: 0.8, kind: "words" },
  wordPiece: { code: 8, weight: 0.4, kind: "piece of a word" },
} as const;

export type Family = (typeof FAMILIES)[keyof typeof FAMILIES];

/** Hears of each feature: it is what stands in `source` from `from` to `to`. */
export type Visit = (family: Family, source: string, from: number, to: number) => void;

const EDGE = "^";
const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;

/** Tells the features of a normalised text, one after the other, each as often as it is there. */
export function visitFeatures(text: string, visit: Visit): void {
  let previous: string | null = null;
  for (const { kind, text: token } of tokensOf(text)) {
    if (kind === "han") {
      visitHan(token, visit);
      previous = null;
      continue;
    }
    visit(FAMILIES.word, token, 0, token.length);
    if (previous !== null) {
      const pair = `${previous} ${token}`;
      visit(FAMILIES.wordPair, pair, 0, pair.length);
    }
    if (kind === "word") visitPieces(token, visit);
    previous = token;
  }
}

/** What a feature says, for people. */
export interface Sign {
  /** A `^` is where a sentence begins or ends, a `#` a number. */
  readonly sign: string;
  readonly kind: Family["kind"];
}

export function signOf({ kind }: Family, value: string): Sign {
  return { sign: value, kind };
}

/** The weight of a feature that stands so many times in a text, before idf. */
export function weightOf({ weight }: Family, times: number): number {
  return weight * (1 + Math.log(times));
}

function visitHan(run: string, visit: Visit): void {
  const chars = [EDGE, ...run, EDGE];
  const edged = chars.join("");
  const sounds = chars.slice(0, -1).map(soundOf);
  const sounded = sounds.join(" ");
  // Where the character before, this one and the next begin, and where their sounds do.
  let before = 0;
  let start = EDGE.length;
  let soundBefore = 0;
  let sound = EDGE.length + 1;
  for (let at = 1; at < chars.length; at++) {
    const end = start + (chars[at]?.length ?? 0);
    visit(FAMILIES.charPair, edged, before, end);
    if (at === chars.length - 1) break;
    visit(FAMILIES.char, edged, start, end);
    const after = end + (chars[at + 1]?.length ?? 0);
    if (at > 1 && at < chars.length - 2) visit(FAMILIES.charTriple, edged, before, after);
    const soundEnd = sound + (sounds[at]?.length ?? 0);
    visit(FAMILIES.sound, sounded, sound, soundEnd);
    visit(FAMILIES.soundPair, sounded, soundBefore, soundEnd);
    before = start;
    start = end;
    soundBefore = sound;
    sound = soundEnd + 1;
  }
}

function visitPieces(word: string, visit: Visit): void {
  const edged = ` ${word} `;
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
    for (let at = 0; at + length <= edged.length; at++)
      visit(FAMILIES.wordPiece, edged, at, at + length);
  }
}

const sounds = new Map<string, string>([[EDGE, EDGE]]);

/** Toneless pinyin in which the sounds that typists mix up are one: zh=z, ng=n, l=n. */
export function soundOf(char: string): string {
  const known = sounds.get(char);
  if (known !== undefined) return known;
  const sound = pinyin(char, { toneType: "none" })
    .replace(/^([zcs])h/, "$1")
    .replace(/ng$/, "n")
    .replace(/^l(?=[aeiouvü])/, "n");
  sounds.set(char, sound);
  return sound;
}

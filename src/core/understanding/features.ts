import { pinyin } from "pinyin-pro";

/**
 * What two messages are compared by. There is no word segmenter: they fail silently on Chinese
 * with typos and dialect, while short runs of characters degrade slowly.
 */
type Family = keyof typeof FAMILIES;

/**
 * Each family's prefix and weight beside idf. The sound of a character forgives homophone typos and
 * counts as much as the character itself: typists mix them up more often than two words sound the
 * same. Pieces of Latin words forgive misspelling and inflection.
 */
const FAMILIES = {
  char: { prefix: "h", weight: 0.7, kind: "characters" },
  charPair: { prefix: "H", weight: 0.7, kind: "characters" },
  charTriple: { prefix: "T", weight: 0.4, kind: "characters" },
  sound: { prefix: "p", weight: 0.7, kind: "sound" },
  soundPair: { prefix: "P", weight: 0.8, kind: "sound" },
  word: { prefix: "w", weight: 1, kind: "words" },
  wordPair: { prefix: "b", weight: 0.8, kind: "words" },
  wordPiece: { prefix: "c", weight: 0.4, kind: "piece of a word" },
} as const;

const EDGE = "^";
const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
const TOKEN = /\p{Script=Han}+|[\p{L}\p{M}\p{N}']+/gu;
const HAN_START = /^\p{Script=Han}/u;

/** The features of a normalised text, each with its weight before idf. */
export function featuresOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, { family: Family; times: number }>();
  const add: Add = (family, value) => {
    const key = FAMILIES[family].prefix + value;
    const seen = counts.get(key);
    if (seen === undefined) counts.set(key, { family, times: 1 });
    else seen.times += 1;
  };
  let previous: string | null = null;
  for (const [token] of text.matchAll(TOKEN)) {
    if (HAN_START.test(token)) {
      addHan([...token], add);
      previous = null;
      continue;
    }
    // Numbers tell units and times apart, not intents.
    const word = /^\d+$/.test(token) ? "#" : token;
    add("word", word);
    if (previous !== null) add("wordPair", `${previous} ${word}`);
    if (word !== "#") addPieces(word, add);
    previous = word;
  }
  const weights = new Map<string, number>();
  for (const [key, { family, times }] of counts) {
    weights.set(key, FAMILIES[family].weight * (1 + Math.log(times)));
  }
  return weights;
}

/** What a feature says, for people. */
export interface Sign {
  /** A `^` is where a sentence begins or ends, a `#` a number. */
  readonly sign: string;
  readonly kind: "characters" | "sound" | "words" | "piece of a word";
}

export function signOf(feature: string): Sign {
  const prefix = feature.charAt(0);
  const family = Object.values(FAMILIES).find((one) => one.prefix === prefix);
  return { sign: feature.slice(1), kind: family?.kind ?? "characters" };
}

type Add = (family: Family, value: string) => void;

function addHan(chars: readonly string[], add: Add): void {
  const edged = [EDGE, ...chars, EDGE];
  const sounds = [EDGE, ...chars.map(soundOf)];
  for (let at = 1; at < edged.length; at++) {
    const [before = "", char = "", after = ""] = edged.slice(at - 1, at + 2);
    add("charPair", before + char);
    if (char === EDGE) break;
    add("char", char);
    if (before !== EDGE && after !== EDGE) add("charTriple", before + char + after);
    const sound = sounds[at] ?? "";
    add("sound", sound);
    add("soundPair", `${sounds[at - 1] ?? ""} ${sound}`);
  }
}

function addPieces(word: string, add: Add): void {
  const edged = ` ${word} `;
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
    for (let at = 0; at + length <= edged.length; at++) {
      add("wordPiece", edged.slice(at, at + length));
    }
  }
}

const sounds = new Map<string, string>();

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

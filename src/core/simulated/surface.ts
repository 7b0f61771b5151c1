import { pinyin } from "pinyin-pro";
import type { Chance } from "./chance.ts";
import type { Tongue } from "./tongue.ts";

/** How somebody types. Shares of what could go wrong, each 0 … 1. */
export interface Hand {
  /** A character for one that sounds alike; two letters in the wrong order. */
  readonly typos: number;
  /** Commas and stops that are left out, or are spaces. */
  readonly bare: number;
  /** Small words at the end. */
  readonly particles: number;
}

const PARTICLES: Readonly<Record<Tongue, readonly string[]>> = {
  tw: ["喔", "啦", "欸", "～", "...", "!!", " 🙏"],
  hk: ["呀", "喎", "㗎", "～", "..."],
  cn: ["呢", "啊", "～", "。。。", "！"],
  en: ["...", " lol", "!", " 🙏", " pls"],
};

/** Of the characters that residents here use at all, those that sound alike: none is far-fetched. */
export type Alike = ReadonlyMap<string, readonly string[]>;

/** @param written what residents say in one tongue */
export function soundingAlike(written: string): Alike {
  const chars = [...new Set(written.match(/\p{Script=Han}/gu))].toSorted();
  const sounds = new Map(chars.map((char) => [char, pinyin(char, { toneType: "none" })]));
  return new Map(
    chars.map((char) => [
      char,
      chars.filter((other) => other !== char && sounds.get(other) === sounds.get(char)),
    ]),
  );
}

/** Slips of the hand. As long as it was, so that stretches of it stay where they are. */
export function slips(text: string, alike: Alike | null, hand: Hand, chance: Chance): string {
  if (alike === null)
    return text.replaceAll(/[a-z]{5,}/g, (word) => {
      if (!chance.in(hand.typos)) return word;
      const at = chance.between(1, word.length - 3);
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    });
  // One in so many characters: a word of three is a word with a slip no more often than that.
  return [...text]
    .map((char) => {
      const others = alike.get(char) ?? [];
      return others.length > 0 && chance.in(hand.typos / 4) ? chance.pick(others) : char;
    })
    .join("");
}

/** Pieces as one message. */
export function joined(
  pieces: readonly { readonly text: string }[],
  tongue: Tongue,
  hand: Hand,
  chance: Chance,
): string {
  const comma = tongue === "en" ? ", " : "，";
  const text = pieces
    .map((piece, n) => (n === 0 ? "" : chance.in(hand.bare) ? " " : comma) + piece.text)
    .join("");
  return text !== "" && chance.in(hand.particles) ? text + chance.pick(PARTICLES[tongue]) : text;
}

import Fuse from "fuse.js";
import { pinyin } from "pinyin-pro";
import type { Community } from "../records/community.ts";
import { normalise } from "../text/normalise.ts";

/** Names of this community that a message means, however they are written there. */
export interface NamesFound {
  readonly staff: Named<Community["staff"][number]> | null;
  readonly facility: Named<Community["facilities"][number]> | null;
}

interface Named<T> {
  readonly of: T;
  /** The message's own words for it, normalised. */
  readonly words: string;
}

/** Finds staff and facilities: 汪主仁 for 王主任 by its sound, "swiming pool" by its letters. */
export function namesIn(text: string, { staff, facilities }: Names): NamesFound {
  if (staff.length === 0 && facilities.length === 0) return { staff: null, facility: null };
  const tokens = tokensOf(text);
  return {
    staff: find(tokens, staff, ({ name, aliases }) => [name, ...aliases]),
    facility: find(tokens, facilities, ({ zh, en, aliases }) => [zh, en, ...aliases]),
  };
}

type Names = Pick<Community, "staff" | "facilities">;

/** More words than a message has that names somebody; a bound on what a long one can cost. */
const MOST_TOKENS = 120;
const TOKEN = /\p{Script=Han}|[\p{L}\p{M}\p{N}'’]+/gu;

interface Token {
  readonly word: string;
  /** Sounds that typists mix up are one: zh=z, ng=n, l=n. */
  readonly sound: string;
}

function tokensOf(text: string): readonly Token[] {
  const words = normalise(text).match(TOKEN) ?? [];
  return words.slice(0, MOST_TOKENS).map((word) => ({ word, sound: soundOf(word) }));
}

function soundOf(word: string): string {
  if (!/^\p{Script=Han}$/u.test(word)) return word;
  const [sound = word] = pinyin(word, { toneType: "none", type: "array" });
  return sound
    .replace(/^([zcs])h/, "$1")
    .replace(/ng$/, "n")
    .replace(/^l/, "n");
}

function find<T>(
  tokens: readonly Token[],
  all: readonly T[],
  namesOf: (one: T) => readonly string[],
): Named<T> | null {
  const names = all.flatMap((of) => namesOf(of).map((name) => ({ of, tokens: tokensOf(name) })));
  // The longer name first: 陳主任 must not hide in 副總陳主任.
  const byLength = names.toSorted((one, other) => other.tokens.length - one.tokens.length);
  for (const { of, tokens: name } of byLength) {
    const words = wordsThatSay(name, tokens);
    if (words !== null) return { of, words };
  }
  return null;
}

/** One letter in four may differ: fuse.js counts 0 for the same word, 1 for another. */
const FURTHEST = 0.25;
/** Shorter Latin words are near to too many others: a manager who went is no Manager Wong. */
const SHORTEST_MISSPELT = 5;

function wordsThatSay(name: readonly Token[], tokens: readonly Token[]): string | null {
  if (name.length === 0) return null;
  const near = name.map((token) => nearTo(token, tokens));
  for (let at = 0; at + name.length <= tokens.length; at++) {
    const span = tokens.slice(at, at + name.length);
    if (span.every((token, n) => near[n]?.has(token.word) === true))
      return span.map(({ word }) => word).join(" ");
  }
  return null;
}

/** The words of a message that may stand for one of a name. */
function nearTo({ word, sound }: Token, tokens: readonly Token[]): ReadonlySet<string> {
  const same = tokens.filter((token) => token.sound === sound).map((token) => token.word);
  if (!/^\p{Script=Latin}/u.test(word) || word.length < SHORTEST_MISSPELT) return new Set(same);
  const alike = tokens
    .map((token) => token.word)
    .filter(
      (other) => Math.abs(other.length - word.length) <= 1 && other.length >= SHORTEST_MISSPELT,
    );
  const found = new Fuse(alike, { threshold: FURTHEST, distance: word.length }).search(word);
  return new Set([...same, ...found.map(({ item }) => item)]);
}

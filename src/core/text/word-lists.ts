import { normalise } from "./normalise.ts";

/**
 * One pattern for a list of words that people maintain, to be held against normalised text. Chinese
 * words match anywhere and in either script, Latin words as whole words; `leak*` matches leaks and
 * leaking, `~` a number in digits or words.
 */
export function wordsIn(words: readonly string[]): RegExp {
  return new RegExp(anyOf(words), "u");
}

/** As {@link wordsIn}, to replace every one of them. Longer ones first: 滅火器 leaves no 器. */
export function allOfWords(words: readonly string[]): RegExp {
  return new RegExp(anyOf(words), "gu");
}

/** Tells of which lists a text has a word. */
export function listsNamedIn(
  lists: Readonly<Record<string, readonly string[]>>,
): (text: string) => readonly string[] {
  const all = Object.entries(lists).map(([name, words]) => ({ name, words: wordsIn(words) }));
  return (text) => {
    const normal = normalise(text);
    return all.filter(({ words }) => words.test(normal)).map(({ name }) => name);
  };
}

/** The sentences of a text, normalised. A full stop within 2.30 or B.C. ends none. */
export function sentencesIn(text: string): readonly string[] {
  return normalise(text.replace(/\r?\n/g, "。")).split(SENTENCE_END);
}

const SENTENCE_END = /[。!?;…]+|\.(?=\s|$)/u;

/** The parts of a sentence between its commas. */
export function clausesOf(sentence: string): readonly string[] {
  return sentence.split(CLAUSE_END).filter((clause) => clause.trim() !== "");
}

const CLAUSE_END = /[,、:]+/u;

/** People put a comma or two between the thing and what happens to it, seldom three. */
const CLAUSES_TOGETHER = 3;

/** Each clause with its two next, so that words that belong together are found in one of them. */
export function neighbouring(clauses: readonly string[]): readonly string[] {
  const windows = Math.max(1, clauses.length - CLAUSES_TOGETHER + 1);
  return Array.from({ length: windows }, (_, at) =>
    clauses.slice(at, at + CLAUSES_TOGETHER).join(","),
  );
}

function anyOf(words: readonly string[]): string {
  return words
    .map(normalise)
    .filter((word) => word !== "")
    .sort((a, b) => b.length - a.length)
    .map(patternOf)
    .join("|");
}

/** What stands for a count in a message: 3, 三, 八十多, 幾, N次, six. */
export const NUMBER = String.raw`(?:\d+|n(?=\p{Script=Han})|[一二两三四五六七八九十百几半]+|好几|好多|无数|two|three|four|five|six|seven|eight|nine|ten|several|many)多?\s?`;

function patternOf(word: string): string {
  const open = word.endsWith("*");
  const literal = escaped(open ? word.slice(0, -1) : word)
    .replace(/ /g, String.raw`\s+`)
    .replace(/'/g, "['’]?")
    .replaceAll("~", NUMBER);
  const before = /^[a-z\d]/.test(word) ? String.raw`(?<![a-z\d])` : "";
  const behind = open ? "[a-z]*" : /[a-z\d]$/.test(word) ? String.raw`(?![a-z\d])` : "";
  return `${before}${literal}${behind}`;
}

/** A text as a pattern that matches it alone. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

import { NUMBER, escaped } from "./word-lists.ts";
import { normalise } from "./normalise.ts";

/**
 * One pattern for a list of turns of phrase that people maintain, to be held against folded text
 * (see {@link toReading}). As in word lists Chinese matches anywhere and in either script, Latin as
 * whole words; `~` stands for a number. Beside that, `(a|b)` is one of several, or nothing where one
 * is left empty; `…` a few characters of the same sentence; `word*` any ending; `^` and `$` the
 * start and the end of a clause. Every gap is bounded, so that the time is linear.
 */
export function patternFor(phrases: readonly string[]): RegExp {
  const left = new Set(phrases.map(normalise).sort((a, b) => b.length - a.length));
  // What many have in front is looked at once a place, not once a phrase: several times as quick.
  const groups = FRONTS.flatMap(({ front, has }) => {
    const own = [...left].filter((phrase) => has.test(phrase));
    if (own.length === 0) return [];
    for (const phrase of own) left.delete(phrase);
    return [`${front}(?:${own.map((each) => sourceOf(each.replace(/^\^/, ""))).join("|")})`];
  });
  return new RegExp(groups.join("|") || "(?!)", "gu");
}

/** Whether its brackets are in pairs, and it says something: what may be empty is found everywhere. */
export function isPhrasePattern(phrase: string): boolean {
  let rest = normalise(phrase);
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(/\(([^()]*)\)/gu, (_, inner: string) => (saysOneOf(inner) ? "x" : ""));
  }
  return !/[()]/u.test(rest) && saysOneOf(rest);
}

/** More than are ever needed; with twice as many one message would take minutes. */
const MOST_GAPS = 3;
const MOST_OPTIONAL = 8;
const OPTIONAL = /\|\s*\)|\(\s*\||\|\s*\|/gu;
/** Two open endings in one word, or one before a letter, can be parted in ever more ways. */
const ENDING_INSIDE = /\*[()]*[\p{L}\d*]/u;

/** Whether looking for it stays quick, whatever it is held against. */
export function isQuickPattern(phrase: string): boolean {
  const text = normalise(phrase);
  const gaps = text.split("...").length - 1;
  const optional = text.match(OPTIONAL)?.length ?? 0;
  return gaps <= MOST_GAPS && optional <= MOST_OPTIONAL && !ENDING_INSIDE.test(text);
}

function saysOneOf(alternatives: string): boolean {
  return alternatives.split("|").every((each) => each.replace(/\.\.\.|[\s^$]/gu, "") !== "");
}

/** NFKC makes three dots of an ellipsis. */
const TOKEN = /\.\.\.|[()|^$*~ ']|[^()|^$*~ '.]+|\./gu;

/** What ends a sentence: no gap reaches over it. */
const GAP_HAN = "[^。!?;\\n]{0,8}?";
const GAP_LATIN = "[^.。!?;\\n]{0,30}?";
const CLAUSE_START = String.raw`(?<=^|[,、:;。!?\-—~(「『"“.…]\s{0,3})`;
const CLAUSE_END = String.raw`(?=\s{0,3}(?:$|[,、:;。!?~)」』"”.…—]))`;

const WORD_START = String.raw`(?<![a-z\d])`;

/** What a phrase begins with, the first that it has. */
const FRONTS: readonly { readonly front: string; readonly has: RegExp }[] = [
  { front: CLAUSE_START + WORD_START, has: /^\^[(]*[a-z\d]/ },
  { front: CLAUSE_START, has: /^\^/ },
  { front: WORD_START, has: /^[(]*[a-z\d]/ },
  { front: "", has: /^/ },
];

function sourceOf(phrase: string): string {
  const isHan = /\p{Script=Han}/u.test(phrase);
  const source = Array.from(phrase.matchAll(TOKEN), ([token]) => {
    switch (token) {
      case "...":
        return isHan ? GAP_HAN : GAP_LATIN;
      case "(":
        return "(?:";
      case ")":
      case "|":
        return token;
      case "^":
        return CLAUSE_START;
      case "$":
        return CLAUSE_END;
      case "*":
        return "[a-z]*";
      case "~":
        return NUMBER;
      case " ":
        return String.raw`\s{1,3}`;
      case "'":
        return "['’]?";
      default:
        return escaped(token);
    }
  }).join("");
  const behind = /[a-z\d][|)$]*$/.test(phrase) ? String.raw`(?![a-z\d])` : "";
  return `(?:${source})${behind}`;
}

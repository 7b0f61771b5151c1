import type { CourtesyFinding } from "./courtesy-finding.ts";
import type { CourtesyFile } from "./courtesy-file.ts";
import { withoutQuotes } from "./quoted.ts";

const MARKS = /[!！?？]{2,}/gu;
const WORD = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:['’]\p{Lu}+)?(?![\p{L}\p{N}$])/gu;
/** Of one word in capitals nobody can tell whether it is a name. */
const SHOUTED_WORDS = 3;
/** Words that nobody abbreviates, and that are written in capitals to be loud. */
const LOUD = new Set(
  "NOT NO NEVER MUST NOW STOP ALWAYS ONLY AGAIN YOU YOUR DO DON'T ALREADY".split(" "),
);

/** Where a text is loud: marks in a row, and sentences in capitals. */
export function shoutsIn(
  text: string,
  { rule, why, names }: NonNullable<CourtesyFile["shouting"]>,
): readonly CourtesyFinding[] {
  const said = withoutQuotes(text);
  const found = (start: number, end: number, words: string): CourtesyFinding => ({
    manner: "shouting",
    rule,
    span: { start, end },
    why,
    instead: { words },
    forbidden: false,
  });
  const marks = Array.from(said.matchAll(MARKS), ({ 0: row, index }) =>
    found(index, index + row.length, quiet(row)),
  );
  const words = [...said.matchAll(WORD)].filter(([word]) => !names.includes(word));
  const isLoud = words.length >= SHOUTED_WORDS || words.some(([word]) => LOUD.has(word));
  if (!isLoud) return marks;
  return [
    ...runs(words, said).map(([start, end]) => found(start, end, lowered(said.slice(start, end)))),
    ...marks,
  ];
}

/** Words with nothing but spaces and commas between them are one. */
function runs(
  words: readonly RegExpExecArray[],
  text: string,
): readonly (readonly [number, number])[] {
  const all: [number, number][] = [];
  for (const { 0: word, index } of words) {
    const last = all.at(-1);
    if (last && !/[^\s,']/u.test(text.slice(last[1], index))) last[1] = index + word.length;
    else all.push([index, index + word.length]);
  }
  return all;
}

function quiet(row: string): string {
  const isAsked = /[?？]/u.test(row);
  const isWide = /[！？]/u.test(row);
  if (isAsked) return isWide ? "？" : "?";
  return isWide ? "。" : ".";
}

function lowered(words: string): string {
  return words.toLowerCase().replace(/^\p{L}|\bi\b/gu, (letter) => letter.toUpperCase());
}

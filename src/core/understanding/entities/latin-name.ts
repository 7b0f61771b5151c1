import type { PersonName } from "../interpretation.ts";
import type { NameCandidate } from "./han-name.ts";
import type { Words } from "./words.ts";

const LETTER = String.raw`[\p{Script=Latin}\p{M}'’-]`;
const WORD = String.raw`\p{Script=Latin}${LETTER}*`;
const PROPER = String.raw`\p{Lu}${LETTER}*\p{Ll}`;
const PARTICLE = "(?:van|von|der|den|de|da|do|dos|del|della|di|la|le|ter|bin|binti|al|el)";
const HAN_FORM = "先生|太太|小姐|女士|教授|醫師|医师|醫生|医生|老師|老师|博士";
/** What introduces a name, misspelt too: Ths is, its, my naem is. */
const NAME_WORD = "(?:name|naem|nmae|nam|anme|neme)";
const INTRODUCED = String.raw`\b(?:i\s?['’]?\s?a?m|(?:th?i?s|tihs|thsi) (?:is|si)|it\s?['’]?s|(?:my |the |family |last |sur|full )?${NAME_WORD}(?:['’]?s|\sis|\s?[:：])(?:\s(?:now|actually|spelled))?|call me|(?:sur|family |last )${NAME_WORD}|ask for|here is)\s|我是|我叫|叫我|我係|我系|姓名[:：]?|姓|本人|英文名(?:是|係|叫)?|寫\s|的\s?|嘅\s?`;

/**
 * Everything in a masked text that could be a name in Latin letters: with a title, in capitals,
 * or in any letters behind words that introduce one or when people are called so.
 */
export function createLatinCandidates(words: Words): (plain: string) => readonly NameCandidate[] {
  const title = words.pattern("{titles}").source.replaceAll(" ", String.raw`\s`);
  const patterns = [
    [
      "T",
      String.raw`\b(?<title>${title})\.?\s{1,2}(?<name>${WORD}(?:\s${WORD}){0,2}?)(?=\s?$|\s?[^\s\p{L}'’]|\s\P{L}|\s(?:and|from|in|at|of|on|here|again|speaking|unit|flat|block|blk|my|the|i|pls|please)\b|\s?\p{Script=Han}|['’]s|\s(?:is|was|said|told|called|say|says|fell|again)\b)`,
    ],
    [
      "C",
      String.raw`(?<![\p{Script=Latin}'’])(?<name>(?:\p{Lu}\.\s?)?${PROPER}(?:\s(?:${PARTICLE}\s){0,2}${PROPER}){0,2})(?:\s?(?<form>${HAN_FORM}))?(?![\p{Script=Latin}'’])`,
    ],
    [
      "C",
      String.raw`(?<![\p{Script=Latin}'’])(?<name>\p{Lu}{2,}\s${PROPER}(?:\s${PROPER})?)(?![\p{Script=Latin}'’])`,
    ],
    [
      "L",
      String.raw`(?<=(?:${INTRODUCED})\s?)(?<name>${WORD}(?:\s${WORD}){0,2}?)(?:\s?(?<form>${HAN_FORM}))?(?=\s?$|\s?[,.;:!?/§—–()-]|\s(?:and|from|in|at|of|on|here|again|speaking|unit|flat|my|the|i)\b|\s?\p{Script=Han}|\s\d)`,
    ],
    ["K", String.raw`(?<![\p{Script=Latin}'’])(?=(?<name>${WORD}\s${WORD})(?![\p{L}'’]))`],
    ["K", String.raw`(?<![\p{Script=Latin}'’])(?=(?<name>${WORD})(?![\p{L}'’]))`],
    [
      "A",
      String.raw`^[\s\p{P}]*(?:(?:it['’]?s|i['’]?m|i am|is|the name is)\s+)?(?<name>${WORD}(?:\s${WORD}){0,3}?)\s?(?<form>${HAN_FORM})?[\s\p{P}]*(?:please|thanks|thank you)?[\s\p{P}]*$`,
    ],
  ].map(
    ([kind, source = ""]) =>
      [kind, words.pattern(source, "dgiu".replace("i", kind === "C" ? "" : "i"))] as const,
  );
  return (plain) => {
    const all: NameCandidate[] = [];
    if (!LATIN_WORD.test(plain)) return all;
    for (const [kind, pattern] of patterns) {
      for (const found of plain.matchAll(pattern)) {
        const said = found.groups?.["name"] ?? "";
        const at = found.indices?.groups?.["name"];
        if (at === undefined || all.length >= MOST) break;
        // "Ring Ludmila" is Ludmila.
        const lead = kind === "C" ? leadOf(words, said) : 0;
        const tags = tagsOf(words, said.slice(lead));
        if (tags === null || (kind === "K" && !tags.includes("called"))) continue;
        const form = titleOf(found.groups?.["title"]) ?? found.groups?.["form"] ?? null;
        const start = found.indices?.groups?.["title"]?.[0] ?? at[0] + lead;
        const end = found.indices?.groups?.["form"]?.[1] ?? at[1];
        const kinds = `${kind}${form !== null && kind !== "T" ? " form" : ""}${tags}`;
        all.push({ name: { ...split(words, said.slice(lead)), form }, start, end, kind: kinds });
      }
    }
    return all;
  };
}

const MOST = 48;
const LATIN_WORD = /\p{Script=Latin}\p{M}*\p{Script=Latin}/u;
/** I'm, don't, we've. */
const CONTRACTION = /['’](?:m|s|re|ve|ll|d|t)$/;

/** How long the words are that stand before a name with a capital of their own. */
function leadOf(words: Words, said: string): number {
  const [first = "", second] = said.split(" ");
  const isWord =
    words.has("ordinary-words", first.toLowerCase()) ||
    words.has("not-latin-names", first.toLowerCase());
  return isWord && second !== undefined
    ? first.length + 1 + leadOf(words, said.slice(first.length + 1))
    : 0;
}

/** What is known of the words; null when they can't be a name. */
function tagsOf(words: Words, said: string): string | null {
  const all = said
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((word) => word !== "");
  if (
    said.length < 2 ||
    all.some((word) => words.has("never-names", word) || CONTRACTION.test(word))
  )
    return null;
  const [first = ""] = all;
  const last = all.at(-1) ?? "";
  const tags = [
    all.some((word) => words.has("not-latin-names", word)) && "odd",
    all.some((word) => words.has("ordinary-words", word)) && "ordinary",
    words.has("given-names", first.split("-")[0] ?? "") && "called",
    all.some((word) => words.has("romanised-surnames", word)) && "surname",
    all.length > 1 && "whole",
    /\p{Lu}/u.test(said) && "capital",
    all.length > 1 &&
      (words.has("building-words-behind", last) ||
        words.has("building-words-capital", last) ||
        words.has("building-words", last)) &&
      "house",
  ];
  return tags.map((tag) => (tag === false ? "" : ` ${tag}`)).join("");
}

/** A title as it is kept: mrs. → Mrs. */
function titleOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  const words = said
    .toLowerCase()
    .replace(/\band\b/, "&")
    .replaceAll(".", "")
    .split(/\s+/);
  return words
    .map((word) => TITLES[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
const TITLES: Readonly<Record<string, string>> = { mister: "Mr", doctor: "Dr", professor: "Prof" };

/** John Chan → Chan; Chan Tai Man → Chan, as Hong Kong writes it; Peter → Peter. */
function split(words: Words, said: string): Pick<PersonName, "surname" | "given"> {
  const [first = "", ...others] = said.split(/\s+/).map(capitalised);
  if (others.length === 0) return { surname: first, given: null };
  const last = others.at(-1) ?? "";
  const isSurname = (word: string): boolean => words.has("romanised-surnames", word.toLowerCase());
  const isFirst = isSurname(first) && !words.has("given-names", first.toLowerCase());
  if (
    (isFirst || isSurname(first)) &&
    (others.length > 1 || !isSurname(last)) &&
    (isFirst || !isSurname(last))
  )
    return { surname: first, given: others.join(" ") };
  return { surname: last, given: [first, ...others.slice(0, -1)].join(" ") };
}

const capitalised = (word: string): string =>
  word === word.toLowerCase() && !new RegExp(`^${PARTICLE}$`).test(word)
    ? word.charAt(0).toUpperCase() + word.slice(1)
    : word === word.toUpperCase() && word.length > 2 && !/[.'’]/.test(word)
      ? word.charAt(0) + word.slice(1).toLowerCase()
      : word;

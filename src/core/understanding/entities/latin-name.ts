import { matchesOf } from "../../text/matches.ts";
import type { PersonName } from "../../records/person-name.ts";
import type { NameCandidate } from "./han-name.ts";
import { rowsOf } from "./table.ts";
import type { Words } from "./words.ts";

const LETTER = String.raw`[\p{Script=Latin}\p{M}'’-]`;
const WORD = String.raw`\p{Script=Latin}${LETTER}*`;
const PROPER = String.raw`\p{Lu}${LETTER}*\p{Ll}`;
const PARTICLE = "(?:van|von|der|den|de|da|do|dos|del|della|di|la|le|ter|bin|binti|al|el)";
const FORM = "(?:\\s?(?<form>先生|太太|小姐|女士|教授|醫師|医师|醫生|医生|老師|老师|博士))?";
const BEGIN = String.raw`(?<![\p{Script=Latin}'’])`;
const END = String.raw`(?![\p{Script=Latin}'’])`;
/** What introduces a name, misspelt too: Ths is, its, my naem is. */
const INTRODUCED = String.raw`\b(?:i\s?['’]?\s?a?m|(?:th?i?s|tihs|thsi) (?:is|si)|it\s?['’]?s|(?:my |the |family |last |sur|full )?(?:name|naem|nmae|nam|anme|neme)(?:['’]?s|\sis|\s?[:：])(?:\s(?:now|actually|spelled))?|call me|(?:sur|family |last )name|ask for|here is)\s|我是|我叫|叫我|我係|我系|姓名[:：]?|姓|本人|英文名(?:是|係|叫)?|寫\s|的\s?|嘅\s?`;
const NEXT = String.raw`\s(?:and|from|in|at|of|on|here|again|speaking|unit|flat|my|the|i)\b|\s?\p{Script=Han}`;

/** How names in Latin letters are written, by kind; [any] case of letters. */
const FORMS = rowsOf`
  // Mrs Wong; Hannah Fischer, Anna van der Berg, CHAN Tai Man; whatever is introduced
  T [any] :: \b(?<title>{titles})\.?\s{1,2}(?<name>${WORD}(?:\s${WORD}){0,2}?)(?=\s?$|\s?[^\s\p{L}'’]|\s\P{L}|\s(?:pls|please|block|blk|is|was|said|told|called|say|says|fell|call|phone|tel|mobile|number|ring|text|whatsapp|lol|haha|btw|thx|thanks|cheers)\b|${NEXT}|['’]s)
  C :: ${BEGIN}(?<name>(?:\p{Lu}\.\s?)?${PROPER}(?:\s(?:${PARTICLE}\s){0,2}${PROPER}){0,2})${FORM}${END}
  C :: ${BEGIN}(?<name>\p{Lu}{2,}\s${PROPER}(?:\s${PROPER})?)${END}
  L [any] :: (?<=(?:${INTRODUCED})\s?)(?<name>${WORD}(?:\s${WORD}){0,2}?)${FORM}(?=\s?$|\s?[,.;:!?/§—–()-]|${NEXT}|\s\d)
  // raj patel, kyle: whoever people call so; the whole of an answer
  K [any] :: ${BEGIN}(?=(?<name>${WORD}\s${WORD})${END})
  K [any] :: ${BEGIN}(?=(?<name>${WORD})${END})
  A [any] :: ^[\s\p{P}]*(?:(?:it['’]?s|i['’]?m|i am|is|the name is)\s+)?(?<name>${WORD}(?:\s${WORD}){0,3}?)${FORM}[\s\p{P}]*(?:please|thanks|thank you)?[\s\p{P}]*$
`;

/** Everything in a masked text that could be a name in Latin letters. */
export function createLatinCandidates(words: Words): (plain: string) => readonly NameCandidate[] {
  const forms = FORMS.map(({ name, pattern, remarks }) => ({
    kind: name,
    pattern: words.pattern(pattern, remarks[0] === "any" ? "dgiu" : "dgu"),
  }));
  return (plain) => {
    const all: NameCandidate[] = [];
    if (!/\p{Script=Latin}\p{M}*\p{Script=Latin}/u.test(plain)) return all;
    for (const { kind, pattern } of forms) {
      for (const { groups = {}, indices } of matchesOf(pattern, plain)) {
        const at = indices?.groups?.["name"];
        if (at === undefined || all.length >= MOST) break;
        const said = groups["name"] ?? "";
        // "Ring Ludmila" is Ludmila.
        const lead = kind === "C" ? leadOf(words, said) : 0;
        const tags = tagsOf(words, said.slice(lead));
        if (tags === null || (kind === "K" && !tags.includes("called"))) continue;
        const form = titleOf(groups["title"]) ?? groups["form"] ?? null;
        all.push({
          name: { ...split(words, said.slice(lead)), form },
          start: indices?.groups?.["title"]?.[0] ?? at[0] + lead,
          end: indices?.groups?.["form"]?.[1] ?? at[1],
          kind: `${kind}${form !== null && kind !== "T" ? " form" : ""}${tags}`,
        });
      }
    }
    return all;
  };
}

const MOST = 48;

/** How long the words are that stand before a name with a capital of their own. */
function leadOf(words: Words, said: string): number {
  const [first = "", second] = said.split(" ");
  if (second === undefined || !isOrdinary(words, first.toLowerCase())) return 0;
  return first.length + 1 + leadOf(words, said.slice(first.length + 1));
}

const isOrdinary = (words: Words, word: string): boolean =>
  words.has("ordinary-words", word) || words.has("not-latin-names", word);

/** What is known of the words; null when they can't be a name. */
function tagsOf(words: Words, said: string): string | null {
  const all = said
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((word) => word !== "");
  // I'm, don't, we've
  const isNone = (word: string): boolean =>
    words.has("never-names", word) || /['’](?:m|s|re|ve|ll|d|t)$/.test(word);
  if (said.length < 2 || all.some(isNone)) return null;
  const last = all.at(-1) ?? "";
  const isWhole = all.length > 1;
  const tags = {
    odd: all.some((word) => words.has("not-latin-names", word)),
    ordinary: all.some((word) => words.has("ordinary-words", word)),
    called: words.has("given-names", all[0]?.split("-")[0] ?? ""),
    surname: all.some((word) => words.has("romanised-surnames", word)),
    whole: isWhole,
    capital: /\p{Lu}/u.test(said),
    house: isWhole && HOUSES.some((list) => words.has(list, last)),
  };
  return Object.entries(tags)
    .map(([tag, holds]) => (holds ? ` ${tag}` : ""))
    .join("");
}
const HOUSES = ["building-words-behind", "building-words-capital", "building-words"] as const;

/** A title as it is kept: mrs. → Mrs. */
function titleOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  const words = said
    .toLowerCase()
    .replace(/\band\b/, "&")
    .replaceAll(".", "")
    .split(/\s+/);
  return words.map((word) => TITLES[word] ?? capitalised(word)).join(" ");
}
const TITLES: Readonly<Record<string, string>> = { mister: "Mr", doctor: "Dr", professor: "Prof" };

/** John Chan → Chan; Chan Tai Man → Chan, as Hong Kong and Hanoi write it; Peter → Peter. */
function split(words: Words, said: string): Omit<PersonName, "form"> {
  const [first = "", ...others] = said.split(/\s+/).map(capitalised);
  if (others.length === 0) return { surname: first, given: null };
  const last = others.at(-1) ?? "";
  const isSurname = (word: string): boolean => words.has("romanised-surnames", word.toLowerCase());
  const isCalled = words.has("given-names", first.toLowerCase());
  const isFirst =
    (isSurname(first) && (!isSurname(last) || (!isCalled && others.length > 1))) ||
    (others.length > 1 && /^thi$/i.test(others[0] ?? ""));
  if (isFirst) return { surname: first, given: others.join(" "), surnameFirst: true };
  return { surname: last, given: [first, ...others.slice(0, -1)].join(" ") };
}

const IS_PARTICLE = new RegExp(`^${PARTICLE}$`);
/** wong → Wong, CHAN → Chan; de, van and O'Neill stay. */
function capitalised(word: string): string {
  const isShouted = word === word.toUpperCase() && word.length > 2 && !/[.'’]/.test(word);
  const isPlain = word === word.toLowerCase() && !IS_PARTICLE.test(word);
  if (!isShouted && !isPlain) return word;
  return word.charAt(0).toUpperCase() + (isShouted ? word.slice(1).toLowerCase() : word.slice(1));
}

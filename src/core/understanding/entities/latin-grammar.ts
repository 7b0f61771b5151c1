import type { PersonName } from "../interpretation.ts";
import { ROMANISED_SURNAMES } from "./surnames.ts";

const LETTER = String.raw`[\p{Script=Latin}\p{M}'’-]`;
export const WORD = String.raw`\p{Script=Latin}${LETTER}*`;
export const CAPITAL = String.raw`\p{Lu}${LETTER}*`;
const PROPER = String.raw`\p{Lu}${LETTER}*\p{Ll}`;
const PARTICLE = "(?:van|von|der|den|de|da|do|dos|del|della|di|la|le|ter|bin|binti|al|el)";
const IS_PARTICLE = new RegExp(`^${PARTICLE}$`);
/** A name in capitals: Fiona, Hannah Fischer, K. Yamamoto, Anna van der Berg. */
export const NAME = String.raw`(?<name>(?:\p{Lu}\.\s?)?${PROPER}(?:\s(?:${PARTICLE}\s){0,2}${PROPER}){0,2})`;
/** What introduces a name, misspelt too: Ths is, its, my naem is. */
export const THIS_IS = String.raw`(?:th?i?s|tihs|thsi) (?:is|si)`;
export const ITS = String.raw`it\s?['’]?s`;
export const IM = String.raw`i\s?['’]?\s?a?m`;
export const NAME_WORD = "(?:name|naem|nmae|nam|anme|neme)";
/** What a message is signed with, misspelt too. */
export const THANKS = "(?:tha?nk?s|tha?nx|thx|cheers)";
export const CLOSING = `(?:please|pls|plz|${THANKS}|thank you|regards|best|since?re?ly)`;
export const HAN_FORM = "先生|太太|小姐|女士|教授|醫師|医师|醫生|医生|老師|老师|博士";

const TITLES = new Map([
  ["mr", "Mr"],
  ["mister", "Mr"],
  ["mrs", "Mrs"],
  ["ms", "Ms"],
  ["miss", "Miss"],
  ["mx", "Mx"],
  ["madam", "Madam"],
  ["dr", "Dr"],
  ["doctor", "Dr"],
  ["prof", "Prof"],
  ["professor", "Prof"],
]);
export const TITLE = [...TITLES.keys()].join("|");

/** A title as it is kept: mrs. → Mrs. */
const titleOf = (said: string | undefined): string | undefined =>
  TITLES.get(said?.toLowerCase() ?? "");

/** John Chan → Chan; Chan Tai Man → Chan, as Hong Kong writes it; Peter → Peter. */
function splitLatinName(name: string): Pick<PersonName, "surname" | "given"> {
  const words = name.split(/\s+/).map(capitalised);
  const [first = "", ...others] = words;
  if (others.length === 0) return { surname: first, given: null };
  const last = others.at(-1) ?? "";
  const isSurname = (word: string): boolean => ROMANISED_SURNAMES.has(word.toLowerCase());
  if (isSurname(first) && (words.length > 2 || !isSurname(last))) {
    return { surname: first, given: others.join(" ") };
  }
  return { surname: last, given: words.slice(0, -1).join(" ") };
}

/** The name that a pattern's groups found, unless one of its words is in `never`. */
export function latinNameFound(
  found: RegExpExecArray,
  never: ReadonlySet<string>,
): PersonName | null {
  const name = found.groups?.["name"];
  if (name === undefined || !/^[\p{Script=Latin}\p{M}'’.\s-]+$/u.test(name)) return null;
  if (name.length < 2) return null;
  const words = name.toLowerCase().split(/\s+/);
  if (words.some((word) => never.has(word) || CONTRACTION.test(word))) return null;
  const form = titleOf(found.groups?.["title"]) ?? found.groups?.["form"] ?? null;
  return { ...splitLatinName(name), form };
}

/** I'm, don't, we've. */
const CONTRACTION = /['’](?:m|s|re|ve|ll|d|t)$/;

const capitalised = (word: string): string =>
  word === word.toLowerCase() && !IS_PARTICLE.test(word)
    ? word.charAt(0).toUpperCase() + word.slice(1)
    : word;

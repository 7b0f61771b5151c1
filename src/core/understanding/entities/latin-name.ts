import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { ROMANISED_SURNAMES } from "./surnames.ts";

/** A name in Latin letters: Mrs Wong, I'm John Chan, Peter Chan 先生; bare only when asked. */
export function readLatinName({ plain }: Reading, asked: boolean): PersonName | null {
  const said = plain.replace(PHONE_BEHIND, "");
  return titled(said) ?? introduced(said) ?? (asked ? whole(said) : null);
}

/** Mr Wong 0912 345 678: name and number in one breath. */
const PHONE_BEHIND = /[\s\p{P}]+\+?\d[\d\s()-]{5,}\d[\s\p{P}]*$/u;

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
  ["prof", "Professor"],
  ["professor", "Professor"],
]);
const TITLE = [...TITLES.keys()].join("|");
const HAN_FORM = "先生|太太|小姐|女士|教授|醫師|医师|醫生|医生|老師|老师|博士";
const WORD = String.raw`\p{L}[\p{L}\p{M}'’-]*`;
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}'’-]*`;
const STARTS = String.raw`(?:i\s*['’]?\s*a?m|this is|it['’]?s|my name['’]?s?(?:\s+is)?|name\s*(?:is|:)|call me|我是|我叫|我係|叫我|我姓|姓名[:：]?|本人)`;

/** Mrs Wong as the whole message or introduced; in the middle of one she is somebody else. */
function titled(plain: string): PersonName | null {
  const found = new RegExp(
    String.raw`(?:^|${STARTS})[\s\p{P}]*(?<title>${TITLE})\.?\s+(?<name>${WORD}(?:\s+${WORD}){0,2}?)\s*(?<rest>$|[\p{P}\n]|\s(?:here|from|of|in|at|speaking)\b)`,
    "iu",
  ).exec(plain);
  const form = TITLES.get(found?.groups?.["title"]?.toLowerCase() ?? "");
  const name = found?.groups?.["name"];
  if (form === undefined || name === undefined) return null;
  if (wordsOf(name).some((word) => NOT_NAMES.has(word))) return null;
  return { ...split(name), form };
}

/** After "my name is" anything is a name; after "I'm" only capitals that are no common word. */
function introduced(plain: string): PersonName | null {
  const sure = new RegExp(
    String.raw`(?:my name(?:['’]?s|\s+is|\s*[:：])|我叫|叫我|我姓|姓名(?:是|[:：])?)\s*(?<name>${WORD}(?:\s+${WORD}){0,2}?)\s*(?<form>${HAN_FORM})?(?=\s*$|\s*[,.，。!;；]|\s+(?:and|from|in|at|of|my|the|i)\b|\p{Script=Han})`,
    "iu",
  ).exec(plain);
  if (sure !== null) return named(sure, true);
  const likely = new RegExp(
    String.raw`(?:\b[Ii]\s?['’]?\s?a?m|\b[Cc]all me|\b[Ff]rom|\b[Tt]his is|我是|我係)\s+?(?<name>${CAPITAL}(?:\s+${CAPITAL}){0,2})\s*(?<form>${HAN_FORM})?(?=\s*$|\s*[,.，。!;；]|\s+(?:and|from|in|at|of|here|speaking|unit|flat)\b|\p{Script=Han}|\s+\d)`,
    "u",
  ).exec(plain);
  return likely === null ? null : named(likely, false);
}

function whole(plain: string): PersonName | null {
  const found = new RegExp(
    String.raw`^[\s\p{P}]*(?:(?:it['’]?s|i['’]?m|i am|is|the name is)\s+)?(?<name>${WORD}(?:\s+${WORD}){0,3}?)\s*(?<form>${HAN_FORM})?[\s\p{P}]*(?:please|thanks|thank you)?[\s\p{P}]*$`,
    "iu",
  ).exec(plain);
  return found === null ? null : named(found, false);
}

function named(found: RegExpExecArray, certain: boolean): PersonName | null {
  const name = found.groups?.["name"];
  if (name === undefined || !/^[\p{Script=Latin}\p{M}'’\s-]+$/u.test(name)) return null;
  if (wordsOf(name).some((word) => (certain ? NEVER : NOT_NAMES).has(word))) return null;
  return { ...split(name), form: found.groups?.["form"] ?? null };
}

/** John Chan → Chan; Chan Tai Man → Chan, as Hong Kong writes it; Peter → Peter. */
function split(name: string): Pick<PersonName, "surname" | "given"> {
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

const wordsOf = (name: string): readonly string[] => name.toLowerCase().split(/\s+/);

const capitalised = (word: string): string =>
  word === word.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;

const list = (words: string): readonly string[] => words.split(" ");

const NEVER = new Set(
  list(
    "not no none nothing the a an is are was my your spelled spelt wrong misspelled changed different listed on off in",
  ),
);
/** Words that answer something else, or follow "I'm" without being a name. */
const NOT_NAMES = new Set([
  ...NEVER,
  ...list(
    "yes yeah yep nope nah ok okay sure fine good great thanks thank hello hi hey bye sorry please help skip cancel stop back repeat restart again what who why how when where which maybe anytime any time today tomorrow tonight now later soon never always here there home house flat unit room kitchen bathroom bedroom toilet balcony lobby lift elevator water light door window leak leaking broken fire gas emergency repair complaint urgent afraid angry sick ill tired happy sad lost stuck trapped locked waiting calling writing in at on from out still just also so very really it this that these those he she they we you me i and or but if because do does did don't dont can can't cannot could would will won't have has had want need speak talk human person agent someone anyone nobody anonymous private secret prefer rather say tell give know english chinese mandarin cantonese owner tenant resident landlord neighbour neighbor plumber electrician security guard technician manager correct right wrong true false whatever nevermind never mind mr mrs ms miss dr prof app wifi line",
  ),
]);

import { canonical } from "./numerals.ts";
import { rowsOf } from "./table.ts";
import type { Words } from "./words.ts";

/**
 * A folded text with the words of a unit as they were meant: homophones (三動八摟 → 三栋八楼), digits
 * of both scripts in one number (7零2), slips of the finger (towr 7) and English number words
 * ("fourteenth floor" → "14th       floor", "unit four oh five"). The length stays.
 */
export function createUnitSpelling(words: Words): (folded: string) => string {
  const slips = SLIPS.map(({ name, pattern }) => [words.pattern(pattern, "gu"), name] as const);
  const afterWord = words.pattern(
    String.raw`(?<=\b(?:{~building-words}|{~floor-words}|{~flat-words}|{~house-words}|entrance)(?:\s(?:no\.?|number))?\s{1,3}){numbers}(?!\s(?:doors?|floors?|houses|flats|blocks|people|of)\b)`,
    "gu",
  );
  const oneByOne = words.pattern(
    String.raw`(?<=\b(?:{~flat-words})\s)(?:{numbers}|oh|zero)(?:[\s-](?:{numbers}|oh|zero)){1,3}\b`,
    "gu",
  );
  const oneNumber = words.pattern("{numbers}|oh|zero", "gu");
  const beforeFloor = words.pattern(
    String.raw`{ordinals}(?=\s{1,3}(?:floor|storey|story|level)\b)`,
    "gu",
  );
  return (folded) =>
    slips
      .reduce((text, [pattern, meant]) => text.replace(pattern, meant), folded)
      .replace(MIXED_DIGITS, (run) => Array.from(run, canonical).join(""))
      .replace(WORD_BEFORE_NUMBER, withoutSlip)
      .replace(oneByOne, (said) =>
        said
          .replace(oneNumber, (word) => String(words.at("numbers", word) + 1))
          .replace(/[\s-]/g, "")
          .padStart(said.length),
      )
      .replace(afterWord, (word) => String(words.at("numbers", word) + 1).padStart(word.length))
      .replace(beforeFloor, (word) => {
        const short = `${words.at("ordinals", word) + 1}th`;
        return short.length > word.length ? word : short.padEnd(word.length);
      });
}

const BEHIND_ID = String.raw`(?<=(?:[a-z\d]|[零〇一二两三四五六七八九十])\s?)`;

/** 工地栋 ends a word; 我住地栋 is D. */
const NO_WORD_BEFORE = String.raw`(?<=^|[\s\p{P}]|[住在喺是系家])`;

/** What an input method offers for the same sound, and only where a number makes it plain. */
const SLIPS = rowsOf`
  b :: ${NO_WORD_BEFORE}[必比逼](?=栋)
  d :: ${NO_WORD_BEFORE}[地滴弟](?=栋)
  栋 :: ${BEHIND_ID}[动洞懂冻董](?=\s?(?:\d|{num}|$|[,.，。、;]))
  楼 :: (?:${BEHIND_ID}|(?<=号))[搂篓]
  楼 :: (?:${BEHIND_ID}|(?<=号))喽(?=\s?(?:之|\d|[a-h](?![a-z])|[二三四五六七八九十]))
  座 :: ${BEHIND_ID}坐(?=\s?(?:\d|{num}))
  单元 :: ${BEHIND_ID}单[圆园员源原远]
  之 :: (?<=[楼f]\s?)(?:[知只支枝](?=\s?(?:\d|[一二三四五六七八九])(?![\d个人位只台]))|の)
  室 :: (?<=\d{3,4}\s?)[式市士](?=$|[\s,.，。、;])
`;

/** 7零2, 8零三: a Chinese zero among Arabic digits; 802零件 is a spare part, 10一909 has a dash. */
const MIXED_DIGITS =
  /(?<![\d零〇一二三四五六七八九])\d{1,2}[零〇][零〇一二三四五六七八九\d]{1,2}(?![\d零〇一二三四五六七八九])|(?<=\d)[二三四五六七八九](?=\d)|(?<=\d)[零〇](?=\d)|(?<=\d{3})一(?=\d)|(?<=\d)一(?=\d(?!\d{2}))/g;

/** Words and what they are shortened to: never longer than a slip of them. */
const SHORT: Readonly<Record<string, string>> = {
  building: "bldg",
  apartment: "apt",
  tower: "twr",
  block: "blk",
  entrance: "stair",
  floor: "lvl",
  unit: "rm",
};
const REAL_WORDS = /^(?:until|(?:unit|floor|building|apartment|tower|block)s?|entrance)$/;
const WORD_BEFORE_NUMBER = /\b[a-z]{3,11}(?![a-z])(?=\.? ?#?(?:\d|[a-h]\b))/g;

function withoutSlip(word: string): string {
  if (REAL_WORDS.test(word)) return word;
  const meant = Object.keys(SHORT).find((one) => isSlipOf(word, one));
  return meant === undefined ? word : (SHORT[meant] ?? word).padEnd(word.length);
}

/** A letter left out, put in or doubled, or two that changed places: no other word's letter. */
function isSlipOf(word: string, meant: string): boolean {
  if (word.charAt(0) !== meant.charAt(0)) return false;
  let from = 0;
  while (from < meant.length && word[from] === meant[from]) from += 1;
  const rest = meant.slice(from);
  const swapped = `${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`;
  return (
    word.slice(from) === rest.slice(1) ||
    word.slice(from + 1) === rest ||
    (word.length === meant.length && word.slice(from) === swapped)
  );
}

import { canonical, CHINESE_NUMBER } from "./numerals.ts";
import { withNumberWordsAsDigits } from "./number-words.ts";

/**
 * A folded text with the words of a unit as they were meant: homophones (三動八摟 → 三栋八楼),
 * digits of both scripts in one number (7零2), slips of the finger (towr 7, appartment 1203) and English number words. The length stays.
 */
export function withUnitWordsRepaired(folded: string): string {
  let text = folded;
  for (const [pattern, meant] of HOMOPHONES) text = text.replace(pattern, meant);
  text = text.replace(MIXED_DIGITS, (run) => Array.from(run, canonical).join(""));
  return withNumberWordsAsDigits(text.replace(WORD_BEFORE_NUMBER, repaired));
}

const ID = `(?<=(?:[a-z\\d]|[零〇一二两三四五六七八九十])\\s?)`;
const NUMBER_NEXT = `(?=\\s?(?:\\d|${CHINESE_NUMBER}))`;
const PART_NEXT = `(?=\\s?(?:\\d|${CHINESE_NUMBER}|$|[,.，。、;]))`;

/** What an input method offers for the same sound, and only where a number makes it plain. */
const HOMOPHONES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${ID}[动洞懂冻董]${PART_NEXT}`, "g"), "栋"],
  [new RegExp(`(?:${ID}|(?<=号))[搂篓]`, "g"), "楼"],
  [
    new RegExp(`(?:${ID}|(?<=号))喽(?=\\s?(?:之|\\d|[a-h](?![a-z])|[二三四五六七八九十]))`, "g"),
    "楼",
  ],
  [new RegExp(`${ID}坐${NUMBER_NEXT}`, "g"), "座"],
  [new RegExp(`${ID}单[圆园员源原远]`, "g"), "单元"],
  [/(?<=[楼f]\s?)[知只支枝](?=\s?(?:\d|[一二三四五六七八九])(?![\d个人位只台]))/g, "之"],
  [/(?<=\d{3,4}\s?)[式市士](?=$|[\s,.，。、;])/g, "室"],
];

/** 7零2, 8零三: a Chinese zero among Arabic digits; 802零件 is a spare part. */
const MIXED_DIGITS =
  /(?<![\d零〇一二三四五六七八九])\d{1,2}[零〇][零〇一二三四五六七八九\d]{1,2}(?![\d零〇一二三四五六七八九])|(?<=\d)[一二三四五六七八九](?=\d)|(?<=\d)[零〇](?=\d)/g;

/** The words and what they are shortened to: never longer than a slip of them. */
const SHORT = new Map([
  ["building", "bldg"],
  ["apartment", "apt"],
  ["tower", "twr"],
  ["block", "blk"],
  ["entrance", "stair"],
  ["floor", "lvl"],
  ["unit", "rm"],
]);
/** English words that are a letter away from one of them. */
const REAL_WORDS = new Set([
  "until",
  "units",
  "floors",
  "buildings",
  "apartments",
  "towers",
  "blocks",
]);
const WORD_BEFORE_NUMBER = /\b[a-z]{3,11}(?![a-z])(?=\.? ?#?(?:\d|[a-h]\b))/g;

function repaired(word: string): string {
  if (REAL_WORDS.has(word) || SHORT.has(word)) return word;
  for (const [meant, short] of SHORT) {
    if (isSlipOf(word, meant)) return short.padEnd(word.length);
  }
  return word;
}

/** A letter left out, put in or doubled, or two that changed places: no other word's letter. */
function isSlipOf(word: string, meant: string): boolean {
  if (word.charAt(0) !== meant.charAt(0)) return false;
  let from = 0;
  while (from < meant.length && word[from] === meant[from]) from += 1;
  const rest = meant.slice(from);
  switch (word.length - meant.length) {
    case -1:
      return word.slice(from) === rest.slice(1);
    case 1:
      return word.slice(from + 1) === rest;
    case 0:
      return word.slice(from) === `${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`;
    default:
      return false;
  }
}

import { z } from "zod";

/** Words, parted by commas and line breaks. */
const wordList = z.string().transform((text) =>
  text
    .split(/[,，\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);
/** Characters in a row, each for itself. */
const characters = z.string().transform((text) => Array.from(text.replace(/\s/gu, "")));

/**
 * `intents/lexicon.yml`: words by which units, names, phones, times and places are found. Either
 * script; `*` at a word's end stands for anything.
 */
export const lexiconFile = z.strictObject({
  surnames: characters,
  "rare-surnames": characters.describe("Believed only where a name must stand"),
  "everyday-surnames": characters.describe("Alone mostly something else: 路, 車, 關"),
  "double-surnames": wordList,
  "explained-surnames": wordList.describe("弓長張, 耳東陳: the last character is the surname"),
  "given-characters": characters.describe("Characters that parents choose"),
  "romanised-surnames": wordList,
  "given-names": wordList.describe("In Latin letters; none that is an everyday word"),
  titles: wordList.describe("Before a name: Mr, Dr"),
  forms: wordList.describe("Behind a name: 先生, 太太"),
  "staff-forms": wordList.describe("Behind a colleague's name: 經理"),
  residents: wordList.describe("What writers say they are: 業主, 租客"),
  relatives: wordList.describe("Whose home is the writer's concern too"),
  others: wordList.describe("People whose home, name or number is not the writer's"),
  family: wordList,
  nearby: wordList.describe("樓上, next door: homes around the writer's"),
  offices: wordList.describe("The desk itself: 管理處, hotline"),
  corrections: wordList.describe("Words that take back what stands before them"),
  "not-han-names": wordList.describe("Begin like a surname and are none"),
  "never-names": wordList,
  "not-latin-names": wordList,
  "ordinary-words": wordList.describe("Open or close a message with a capital and are no name"),
  "building-words": wordList.describe("Before a building's number: block, tower"),
  "floor-words": wordList,
  "flat-words": wordList.describe("Before a door's number: flat, unit"),
  "flat-words-zh": wordList,
  "house-words": wordList.describe("Homes and shops with a number of their own"),
  "house-words-zh": wordList,
  "building-endings": wordList.describe("What Chinese houses are called: 閣, 大廈"),
  "building-words-behind": wordList.describe("Maple Court, in any case of letters"),
  "building-words-capital": wordList.describe("Name a building only with a capital: Oak Place"),
  "not-building-words": wordList.describe("Before such a word no name: the house, clock tower"),
  rooms: wordList,
  numbers: wordList.describe("English numbers from 1 on, each at its place"),
  ordinals: wordList.describe("first, second, third and so on, each at its place"),
  "public-places": wordList,
  "at-home": wordList,
  inside: wordList.describe('Answers to "where" that mean the home'),
  outside: wordList.describe('Answers to "where" that mean what all share'),
  "parts-of-day": wordList,
  days: wordList,
  "feast-days": wordList.describe("Times only beside 當天, 之後 and the like"),
  "at-once": wordList.describe("尽快, ASAP"),
  "any-time": wordList.describe('Whenever suits: an answer to "when"'),
  services: z
    .record(z.string().regex(/^[a-z][a-z-]*$/, "lower-case letters and hyphens"), wordList)
    .default({})
    .describe("What a whole building has, by the words for it; leak* stands for leaks, leaking"),
});
/** Lists in which characters stand in a row; in all others a comma or a line parts two words. */
export const CHARACTER_LISTS: ReadonlySet<string> = new Set([
  "surnames",
  "rare-surnames",
  "everyday-surnames",
  "given-characters",
]);
export type LexiconFile = z.output<typeof lexiconFile>;

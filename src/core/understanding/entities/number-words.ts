import { BUILDING_WORD, FLAT_WORD, FLOOR_WORD, HOUSE_WORD } from "./unit-words.ts";

/**
 * English number words beside the words of a unit become digits, in as many characters, so that
 * places in the text hold: "block two" → "block 2  ", "fourteenth floor" → "14th       floor".
 */
export function withNumberWordsAsDigits(folded: string): string {
  return folded
    .replace(AFTER_UNIT_WORD, (found, word: string, number: string) => {
      const digits = CARDINALS.get(number.replace(/[ -]/, " "));
      const gap = found.slice(word.length, found.length - number.length);
      return digits === undefined ? found : word + gap + String(digits).padStart(number.length);
    })
    .replace(BEFORE_FLOOR, (found, number: string) => {
      const digits = ORDINALS.get(number.replace(/[ -]/, " "));
      const short = digits === undefined ? "" : `${digits}th`;
      return short === "" || short.length > number.length
        ? found
        : short.padEnd(number.length) + found.slice(number.length);
    });
}

const ONES = "one two three four five six seven eight nine".split(" ");
const TEENS =
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty".split(" ");

const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...[...ONES, ...TEENS].map((word, n) => [word, n + 1] as const),
  ...TENS.flatMap((tens, n) => [
    [tens, (n + 2) * 10] as const,
    ...ONES.map((one, m) => [`${tens} ${one}`, (n + 2) * 10 + m + 1] as const),
  ]),
]);

const IRREGULAR = new Map([
  ["one", "first"],
  ["two", "second"],
  ["three", "third"],
  ["five", "fifth"],
  ["eight", "eighth"],
  ["nine", "ninth"],
  ["twelve", "twelfth"],
]);

function ordinal(cardinal: string): string {
  const words = cardinal.split(" ");
  const last = words.at(-1) ?? "";
  const spelled = IRREGULAR.get(last) ?? `${last.replace(/y$/, "ie")}th`;
  return [...words.slice(0, -1), spelled].join(" ");
}

const ORDINALS: ReadonlyMap<string, number> = new Map(
  [...CARDINALS].map(([word, value]) => [ordinal(word), value] as const),
);

const either = (words: Iterable<string>): string =>
  [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(" ", "[ -]"))
    .join("|");

const AFTER_UNIT_WORD = new RegExp(
  String.raw`\b((?:${BUILDING_WORD}|${FLOOR_WORD}|${FLAT_WORD}|${HOUSE_WORD}|entrance)(?:\s(?:no\.?|number))?)\s{1,3}(${either(CARDINALS.keys())})\b(?!\s(?:doors?|floors?|houses|flats|blocks|people|of)\b)`,
  "g",
);
const BEFORE_FLOOR = new RegExp(
  String.raw`\b(${either(ORDINALS.keys())})(?=\s{1,3}(?:floor|storey|story|level)\b)`,
  "g",
);

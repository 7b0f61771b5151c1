import { z } from "zod";
import type { Feature } from "../../../src/core/feature.ts";
import { slot } from "../../../src/core/turn/slot.ts";

/** What a water meter shows, in cubic metres: 01234 is 1234. */
const READING = "0*(\\d{1,5})(?!\\d)";
const NAMED = new RegExp(
  `(?:度數|度数|水錶|水表|讀數|读数|meter|reading)\\D{0,12}${READING}`,
  "iu",
);
const ALONE = new RegExp(`(?<!\\d)${READING}`, "u");

const readingIn = (text: string, form: RegExp): string | null =>
  form.exec(text.normalize("NFKC"))?.[1] ?? null;

/** The reading of a water meter. */
const reading = slot({
  id: "reading",
  schema: z.string(),
  words: (value) => value,
  tells: ({ text }) => readingIn(text, NAMED),
  answers({ text }) {
    const told = readingIn(text, ALONE);
    return told === null ? {} : { reading: told };
  },
  corrects: ({ text }) => readingIn(text, ALONE),
  named: /度数|水表|读数|\bread(?:ing)?\b/u,
  takesNumbers: true,
  form: true,
});

export const meters: Feature = { name: "meters", slots: [reading] };

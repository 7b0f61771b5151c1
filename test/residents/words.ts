import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Chance } from "./chance.ts";
import { wordingsSchema, type Tongue } from "./tongue.ts";
import { fill, type Phrase } from "./wishes.ts";

const words = z
  .record(z.string(), wordingsSchema)
  .parse(parse(readFileSync(new URL("words.yml", import.meta.url), "utf8")));

/** What residents say beside their wish. @throws RangeError when words.yml has no such line */
export function phraseFor(
  name: string,
  tongue: Tongue,
  chance: Chance,
  fillings: Readonly<Record<string, string>> = {},
): Phrase {
  return fill(chance.pick(words[name]?.[tongue] ?? []), fillings, Object.keys(fillings));
}

/** The lines in which nothing is to be filled: what a choice of theirs may be typed as. */
export function hasWords(name: string): boolean {
  return name in words;
}

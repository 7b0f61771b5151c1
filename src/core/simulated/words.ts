import { z } from "zod";
import type { Chance } from "./chance.ts";
import { wordingsSchema, type Tongue } from "./tongue.ts";
import { fill, type Phrase } from "./wishes.ts";

/** What residents say beside their wish, by its name. */
export const wordsSchema = z.record(z.string(), wordingsSchema);
export type Words = Readonly<z.infer<typeof wordsSchema>>;

/** @throws RangeError when there is no such line */
export function phraseFor(
  words: Words,
  name: string,
  tongue: Tongue,
  chance: Chance,
  fillings: Readonly<Record<string, string>> = {},
): Phrase {
  return fill(chance.pick(words[name]?.[tongue] ?? []), fillings, Object.keys(fillings));
}

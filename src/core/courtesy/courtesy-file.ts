import { z } from "zod";
import { isPhrasePattern, isQuickPattern } from "../text/word-pattern.ts";

/** Turns of phrase, in the notation of {@link isPhrasePattern}. */
const turns = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(4_000)
      .refine(
        isPhrasePattern,
        "Brackets come in pairs, and something is left without what is optional: (a|b), (a|)",
      )
      .refine(
        isQuickPattern,
        "With so much left open it would take too long to look for: at most 3 times …, 8 optional " +
          "parts (a|), and * at a word's end alone",
      ),
  )
  .min(1);
const rule = z
  .string()
  .regex(/^[A-F]\d{1,2}$/, "a rule of the handbook such as B16")
  .describe("The rule of the handbook that it is against");
/** A key of the phrase catalogue. */
const phrase = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "a phrase key");

const manner = z.strictObject({
  rule,
  why: phrase.describe("The phrase that tells a colleague why it is not said"),
  instead: phrase.optional().describe("The phrase that is said in its place"),
  forbidden: z
    .boolean()
    .default(false)
    .describe("Never said: an error in the catalogue, where other manners are warnings"),
  span: z
    .enum(["clause", "words"])
    .default("clause")
    .describe("What is found and replaced: the clauses in which it stands, or its words alone"),
  says: turns.describe(
    "What says it. (a|b) one of several, (a|) perhaps, … a few characters of the same sentence, " +
      "~ a number, word* any ending, ^ and $ the start and end of a clause",
  ),
  not: turns.optional().describe("Struck out before anything is looked for"),
  unless: turns.optional().describe("Found in the same clauses, it is not meant"),
  "unless-anywhere": turns.optional().describe("Found anywhere in the text, it is not meant"),
  "unless-besides": turns.optional().describe("Found beside the words themselves, it is not meant"),
});
export type Manner = z.infer<typeof manner>;

/** `dialogs/courtesy.yml`: how residents are not spoken to. */
export const courtesyFile = z.strictObject({
  manners: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens"),
    manner,
  ),
  waited: z
    .strictObject({
      rule,
      why: phrase,
      instead: phrase,
      apologies: turns.describe("One of these is said to whoever has waited"),
    })
    .optional(),
  shouting: z
    .strictObject({
      rule,
      why: phrase,
      names: z.array(z.string().min(1)).describe("Written in capitals by everybody: CCTV, PDF"),
    })
    .optional(),
});
export type CourtesyFile = z.infer<typeof courtesyFile>;

/** The phrases that it names, and where. */
export function phrasesNamedIn({
  manners,
  waited,
  shouting,
}: CourtesyFile): readonly { readonly key: string; readonly at: readonly string[] }[] {
  const each = [
    ...Object.entries(manners).map(([name, { why, instead }]) => ({
      why,
      instead,
      at: ["manners", name],
    })),
    ...(waited ? [{ why: waited.why, instead: waited.instead, at: ["waited"] }] : []),
    ...(shouting ? [{ why: shouting.why, instead: undefined, at: ["shouting"] }] : []),
  ];
  return each.flatMap(({ why, instead, at }) => [
    { key: why, at: [...at, "why"] },
    ...(instead === undefined ? [] : [{ key: instead, at: [...at, "instead"] }]),
  ]);
}

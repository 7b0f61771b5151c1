import { readFileSync } from "node:fs";
import { z } from "zod";

const message = z.strictObject({
  text: z.string(),
  intent: z.string(),
  /** Written with a slip of the kinds that residents make. */
  typo: z.boolean(),
  script: z.enum(["hant", "hans", "en", "mix"]),
});
export type ResidentsMessage = z.infer<typeof message>;

/**
 * Messages with the intent that a clerk would choose, written by other hands than the phrases'
 * and never trained on.
 */
export const residentsMessages: readonly ResidentsMessage[] = ["zh", "en", "mixed"].flatMap(
  (name) =>
    readFileSync(new URL(`messages/${name}.jsonl`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => message.parse(JSON.parse(line))),
);

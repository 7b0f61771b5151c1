import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CourtesyCheck } from "../../../src/core/courtesy/check-courtesy.ts";

const judged = z.object({
  text: z.string(),
  lang: z.enum(["zh-Hant", "zh-Hans", "en"]),
  /** Whether the resident had waited for these words. */
  waited: z.boolean(),
  /** The rules of the handbook that it breaks; none where it is courteous. */
  rules: z.array(z.string()),
});
/** Words to a resident, and what somebody who knew nothing of the check has against them. */
export type JudgedDraft = z.infer<typeof judged>;

export function readDrafts(file: URL): readonly JudgedDraft[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => judged.parse(JSON.parse(line)));
}

const LONG_MS = 10 * 60_000;

export interface Score {
  readonly drafts: number;
  /** Of those in which something is found, so many that break a rule, in per cent. */
  readonly precision: number;
  /** Of those that break a rule, so many in which something is found, in per cent. */
  readonly recall: number;
}

export function scoreOf(check: CourtesyCheck, drafts: readonly JudgedDraft[]): Score {
  const found = drafts.filter(
    ({ text, waited }) =>
      check(text, { waitedMs: waited ? LONG_MS : 0, inDanger: false }).length > 0,
  );
  const wrong = drafts.filter(({ rules }) => rules.length > 0);
  const both = found.filter((one) => wrong.includes(one)).length;
  return {
    drafts: drafts.length,
    precision: (100 * both) / found.length,
    recall: (100 * both) / wrong.length,
  };
}

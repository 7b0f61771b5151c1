import { readFileSync } from "node:fs";
import { z } from "zod";
import { matchResponse } from "../../../src/cli/match.ts";
import { DANGERS } from "../../../src/core/records/danger.ts";
import { ASKED } from "../../../src/core/understanding/move.ts";

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
export const residentsMessages: readonly ResidentsMessage[] = [
  "zh",
  "en",
  "mixed",
  "mixed-2",
].flatMap((name) => linesOf(name).map((line) => message.parse(line)));

const dangerMessage = z
  .strictObject({
    text: z.string(),
    danger: z.enum(DANGERS).nullable(),
    script: z.enum(["hant", "hans", "en"]),
    typo: z.boolean(),
  })
  .transform(({ text, danger }) => ({ text, present: danger }));

/** Messages that tell of danger now, and such as only sound like it. */
export const dangerMessages = linesOf("dangers").map((line) => dangerMessage.parse(line));

/** What each question was called when the replies were written. */
const QUESTIONS: Readonly<Record<string, (typeof ASKED)[number]>> = {
  name: "contact",
  phone: "contact",
  confirm: "read-back",
  photo: "details",
};

const reply = z
  .strictObject({
    text: z.string(),
    /** The question that it was said to. */
    asked: z.string(),
    /** What it does instead of answering. */
    act: z.enum(["skip", "yes", "no", "repeat", "cancel", "person"]).nullable(),
    /** What is raised beside an answer. */
    newIntent: z.string().nullable(),
    script: z.enum(["hant", "hans", "en"]),
  })
  .transform(({ asked, ...others }) => ({
    ...others,
    asked: QUESTIONS[asked] ?? z.enum(ASKED).parse(asked),
  }));

/** Replies to questions of the desk, by another hand than those that are learnt from. */
export const replies = linesOf("replies").map((line) => reply.parse(line));

const entityMessage = z.strictObject({
  text: z.string(),
  ...matchResponse.shape.entities.shape,
  script: z.enum(["hant", "hans", "en"]),
});
export type EntityMessage = z.infer<typeof entityMessage>;

/** Messages with who, where and when, and such as only hold numbers and names of others. */
export const entityMessages = linesOf("entities").map((line) => entityMessage.parse(line));

function linesOf(name: string): readonly unknown[] {
  return readFileSync(new URL(`messages/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

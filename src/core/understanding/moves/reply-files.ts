import { z } from "zod";
import { words } from "../examples.ts";

/** `intents/control-words.yml`: whole messages that steer the conversation in any state. */
export const controlWordsFile = z.strictObject({
  controls: z.strictObject({
    person: words,
    cancel: words,
    back: words,
    repeat: words,
    restart: words,
    skip: words,
    "language-zh-Hant": words,
    "language-zh-Hans": words,
    "language-en": words,
    yes: words,
    no: words,
    correction: words.describe("Openings that announce a correction: 不對, I meant"),
  }),
});
export type ControlWordsFile = z.infer<typeof controlWordsFile>;

/** `intents/replies.yml`: from which the desk learns what somebody does who doesn't answer. */
export const repliesFile = z.strictObject({
  replies: z.strictObject({
    cancel: words.describe("Drops the matter under way"),
    skip: words.describe("Can't or won't tell this one thing"),
    person: words.describe("Wants a human being"),
    repeat: words.describe("Didn't get the question"),
    why: words.describe("Asks what it is asked for"),
    wait: words.describe("Asks for a moment"),
    yes: words.describe("Agrees to what was read back"),
    no: words.describe("Disagrees, or has nothing more"),
    other: words.describe("Answers, corrections, and matters of their own"),
  }),
});
export type RepliesFile = z.infer<typeof repliesFile>;

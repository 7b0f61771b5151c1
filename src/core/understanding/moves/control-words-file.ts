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

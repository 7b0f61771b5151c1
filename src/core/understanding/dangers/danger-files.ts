import { z } from "zod";
import { DANGERS } from "../../records/danger.ts";
import { words } from "../examples.ts";
import { FOLLOW_UPS } from "../interpretation.ts";

/**
 * `intents/emergency-rules.yml`: a danger is present when the words of one rule stand near each
 * other in a sentence that speaks of now. Chinese words match anywhere and in either script, Latin
 * words as whole words; `leak*` matches leaks and leaking.
 */
export const emergencyRulesFile = z.strictObject({
  harmless: words.describe("Struck out before anything is looked for: 滅火器, 瓦斯費, fire drill"),
  elsewhen: words.describe("A sentence with one of these speaks of another time or a drill"),
  now: words.describe("…unless one of these is in it as well: 現在, 不是演習, still"),
  denials: words
    .optional()
    .describe(
      "A message with one of these says that there is none: only a rule alarms then, or next to certainty",
    ),
  signs: z
    .partialRecord(z.enum(DANGERS), words)
    .default({})
    .describe("Emoji that are a cry for help where a message has no words: 🔥, 🆘"),
  rules: z
    .array(
      z.strictObject({
        danger: z.enum(DANGERS),
        all: z
          .array(words)
          .min(1)
          .describe("One word of each list must occur, in one clause or in two neighbouring ones"),
        unless: words
          .optional()
          .describe("The rule is passed over when one of these is in the sentence"),
      }),
    )
    .min(1),
});
export type EmergencyRulesFile = z.infer<typeof emergencyRulesFile>;

/**
 * `intents/emergency-examples.yml`: messages from which the desk learns to tell a danger from words
 * that only sound like one.
 */
export const emergencyExamplesFile = z.strictObject({
  dangers: z
    .partialRecord(z.enum(DANGERS), words)
    .describe("Messages that must raise the alarm, by what the danger is"),
  harmless: words.describe("Messages that hold words of danger and must not raise the alarm"),
});
export type EmergencyExamplesFile = z.infer<typeof emergencyExamplesFile>;

/** `intents/emergency-replies.yml`: what residents ask and say once help was called. */
export const emergencyRepliesFile = z.strictObject({
  replies: z
    .partialRecord(z.enum(FOLLOW_UPS), words)
    .describe("By what they ask; all-clear says that it is over, or was none"),
  other: words.describe("What only tells something: where, who, how bad, thanks"),
  "no-situation": words
    .optional()
    .describe("What resembles a situation of dialogs/situations/ by a word, and is none"),
});
export type EmergencyRepliesFile = z.infer<typeof emergencyRepliesFile>;

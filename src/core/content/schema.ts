import { z } from "zod";
import { DANGERS } from "../understanding/interpretation.ts";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens");
/** A key of the phrase catalogue: dotted lower-case words. */
const phraseKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "a phrase key such as repair.issue");
const words = z.array(z.string().trim().min(1).max(400)).min(1);

/** `intents/<id>.yml`: what residents say when they mean this. */
export const intentFile = z.strictObject({
  intent: id,
  /** For writers of phrases: what belongs here, and where it borders on others. */
  description: z.string().min(1),
  phrases: z.strictObject({ zh: words, en: words }),
});
export type IntentFile = z.infer<typeof intentFile>;

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
    /** Openings that announce a correction: 不對, I meant. */
    correction: words,
  }),
});
export type ControlWordsFile = z.infer<typeof controlWordsFile>;

/**
 * `intents/emergency-rules.yml`: a danger is present when one group of `all` has a word from each
 * of its lists, and no word of `unless` stands in the message.
 */
export const emergencyRulesFile = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        danger: z.enum(DANGERS),
        /** One word of each list must occur (Chinese: anywhere; Latin: as whole words). */
        all: z.array(words).min(1),
        unless: words.optional(),
      }),
    )
    .min(1),
  /** Words that make any danger harmless: a drill, yesterday, a film. */
  never: words,
});
export type EmergencyRulesFile = z.infer<typeof emergencyRulesFile>;

/** What a dialog can ask for; each has its reader and its way of being said in TypeScript. */
export const SLOTS = ["issue", "place", "unit", "name", "phone", "when", "photo"] as const;
export const slotName = z.enum(SLOTS);
export type SlotName = z.infer<typeof slotName>;

/** `dialogs/<name>.yml`: a frame of slots; the next question is the first needed one still empty. */
export const dialogFile = z.strictObject({
  dialog: id,
  /** The intents that begin it; a ticket's kind is the intent that began it. */
  for: z.array(id).min(1),
  /** Said when it begins, before the first question. */
  opening: phraseKey.optional(),
  slots: z
    .array(
      z.strictObject({
        slot: slotName,
        /** The phrases `<ask>.ask`, `<ask>.again` and `<ask>.explain` of the catalogue. */
        ask: phraseKey,
        /** Slot equality: asked only when it holds, e.g. `{ place: home }`. */
        when: z.strictObject({ place: z.enum(["home", "public"]) }).optional(),
        /** May be declined or skipped. */
        optional: z.boolean().default(false),
      }),
    )
    .min(1),
  /** `read-back`: when everything was read back and agreed (B6); `at-once`: before any question. */
  opens: z.enum(["read-back", "at-once"]),
  /** First answer by a person. `office` minutes run in office hours, `always` round the clock. */
  answer: z.strictObject({
    minutes: z.int().min(1).max(10_000),
    hours: z.enum(["office", "always"]),
  }),
  /** Resolution, in calendar days of the community at the same time of day. */
  resolve: z.strictObject({ days: z.int().min(1).max(60) }),
  class: z.enum(["major", "important", "minor"]).nullable().default(null),
  /** Whole messages that begin it without saying what is wrong: 我要報修, "a repair please". */
  bare: words.optional(),
  /** Said with the ticket's number when it is open; holds {ticket} and {due}. */
  done: phraseKey,
  /** Said when the questions of an `at-once` dialog are answered: its ticket is open already. */
  noted: phraseKey.optional(),
});
export type DialogFile = z.infer<typeof dialogFile>;

/** What the bot does with intents that need no dialog. */
export const ANSWER_ACTIONS = ["greet", "person", "status", "repeat", "help"] as const;

/** `dialogs/answers.yml`: intents that are answered with a phrase or an action. */
export const answersFile = z.strictObject({
  answers: z.record(
    id,
    z.union([z.strictObject({ say: phraseKey }), z.strictObject({ do: z.enum(ANSWER_ACTIONS) })]),
  ),
});
export type AnswersFile = z.infer<typeof answersFile>;

const variants = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/**
 * `dialogs/phrases/*.yml`: everything said to residents and staff. `{name}` is filled in;
 * `[…{name}…]` is left out when one of its fillings is empty. `zh` is Traditional, the source;
 * Simplified is derived unless `zh-Hans` overrides it.
 */
export const phraseFile = z.record(
  phraseKey,
  z.strictObject({ zh: variants, en: variants, "zh-Hans": variants.optional() }),
);
export type PhraseFile = z.infer<typeof phraseFile>;

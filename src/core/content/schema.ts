import { z } from "zod";
import { TICKET_CLASSES } from "../records/ticket.ts";
import { DANGERS } from "../records/danger.ts";
import { words } from "../understanding/examples.ts";
import { FAMILIES, STORIES } from "../understanding/intent-kinds.ts";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens");
/** A key of the phrase catalogue: dotted lower-case words. */
const phraseKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "a phrase key such as repair.issue");

/** `intents/<id>.yml`: what residents say when they mean this. */
export const intentFile = z.strictObject({
  intent: id.describe("The name of the file, without .yml"),
  description: z
    .string()
    .min(1)
    .describe("For writers of phrases: what belongs here, and where it borders on others"),
  phrases: z
    .strictObject({
      zh: words.describe("Chinese, Traditional or Simplified: both are understood"),
      en: words,
    })
    .describe("What residents say when they mean this"),
  family: z
    .enum(FAMILIES)
    .default("service")
    .describe(
      "service: somebody sees to it or it is answered; social: courtesy and words that steer, " +
        "no matter beside another; none-of-ours: the desk has no business with it",
    ),
  stories: z
    .array(z.enum(STORIES))
    .default([])
    .describe("What one story may go on to is the same matter, unless it is plainly another"),
  offer: z
    .int()
    .min(1)
    .optional()
    .describe("What residents come for most: offered, in this order, when nothing is known yet"),
  not: words
    .optional()
    .describe(
      "What sounds like this and means something else: never learnt, but `frontdesk check` sees " +
        "that none of it is taken for this",
    ),
});
export type IntentFile = z.infer<typeof intentFile>;

const variants = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** The dangers, and circumstances in which what holds for others does not. */
const WHERE_IT_HOLDS = [...DANGERS, "self-harm-other", "medical-drowned"] as const;

/**
 * `dialogs/situations/*.yml`: what somebody in danger says or asks next, and the one answer that is
 * right whoever says it. What no situation fits is answered by `emergency.answer.*`.
 */
export const situationsFile = z.record(
  id,
  z.strictObject({
    in: z
      .array(z.enum(WHERE_IT_HOLDS))
      .min(1)
      .optional()
      .describe("The dangers in which it makes sense; in any, if left out"),
    says: words.describe("How people type it, in all their languages"),
    zh: variants,
    "zh-Hans": variants
      .optional()
      .describe("Only where the mainland would use other words than those derived from zh"),
    en: variants,
    over: z.boolean().default(false).describe("Whoever says it is out of danger, or was in none"),
    alarm: z.boolean().default(false).describe("Staff are alerted at once with these words"),
    first: z
      .boolean()
      .default(false)
      .describe("Says all that counts by itself: said in place of the advice for the danger"),
  }),
);
export type SituationsFile = z.infer<typeof situationsFile>;

/** What a dialog can ask for, by the features' list: each is a slot in TypeScript. */
export const slotName = id.describe("What is asked for");
/** What the desk does by itself, by the features' list. */
export const answerName = id.describe("What the desk does");

/** `dialogs/<name>.yml`: a frame of slots; the next question is the first needed one still empty. */
export const dialogFile = z.strictObject({
  dialog: id.describe("The name of the file, without .yml"),
  for: z
    .array(id)
    .min(1)
    .describe("The intents that begin it; a ticket's kind is the intent that began it"),
  opening: phraseKey.optional().describe("Said when it begins, before the first question"),
  slots: z
    .array(
      z.strictObject({
        slot: slotName,
        ask: phraseKey.describe(
          "repair.issue stands for the phrases repair.issue.ask, repair.issue.again and " +
            "repair.issue.explain",
        ),
        when: z
          .record(slotName, id)
          .optional()
          .describe("Asked only when it holds, such as { place: home }"),
        optional: z.boolean().default(false).describe("May be declined or skipped"),
      }),
    )
    .min(1),
  opens: z
    .enum(["read-back", "at-once"])
    .describe(
      "When the ticket opens. read-back: when everything was read back and agreed (B6); " +
        "at-once: before any question",
    ),
  answer: z
    .strictObject({
      minutes: z.int().min(1).max(10_000),
      hours: z
        .enum(["office", "always"])
        .describe("office: the minutes run in office hours; always: round the clock"),
    })
    .describe("By when a person answers first"),
  resolve: z
    .strictObject({ days: z.int().min(1).max(60) })
    .describe("By when it is resolved: calendar days of the community, at the same time of day"),
  class: z
    .enum(TICKET_CLASSES)
    .nullable()
    .default(null)
    .describe("How grave it is (handbook D3 to D5)"),
  bare: words
    .optional()
    .describe(
      "Whole messages that begin it without saying what is wrong: 我要報修, a repair please",
    ),
  done: phraseKey.describe("Said when the ticket is open; may hold {ticket}, {due} and {minutes}"),
  noted: phraseKey
    .optional()
    .describe("Said when the questions of an at-once dialog are answered: its ticket is open"),
});
export type DialogFile = z.infer<typeof dialogFile>;

/** `dialogs/answers.yml`: intents that are answered with a phrase or an action. */
export const answersFile = z.strictObject({
  answers: z.record(
    id,
    z.union([z.strictObject({ say: phraseKey }), z.strictObject({ do: answerName })]),
  ),
});
export type AnswersFile = z.infer<typeof answersFile>;

/**
 * `dialogs/phrases/*.yml`: everything said to residents and staff. `{name}` is filled in;
 * `[…{name}…]` is left out when one of its fillings is empty. `zh` is Traditional, the source;
 * Simplified is derived unless `zh-Hans` overrides it.
 */
export const phraseFile = z.record(
  phraseKey,
  z.strictObject({
    zh: variants.describe("Traditional: one wording, or several that take turns"),
    en: variants,
    "zh-Hans": variants
      .optional()
      .describe("Only where the Simplified that is derived from zh would not do"),
  }),
);
export type PhraseFile = z.infer<typeof phraseFile>;

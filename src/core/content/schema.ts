import { z } from "zod";
import { CUES } from "../records/cue.ts";
import { ROLES } from "../records/message.ts";
import { TICKET_CLASSES } from "../records/ticket.ts";
import { DANGERS } from "../records/danger.ts";
import { words } from "../understanding/examples.ts";
import { FAMILIES, STORIES } from "../understanding/intent-kinds.ts";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens");
/** A key of the phrase catalogue: dotted lower-case words. */
const phraseKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "a phrase key such as repair.issue");

const sentence = z.string().min(1);

/** `intents/<id>.yml`: what residents say when they mean this. */
export const intentFile = z.strictObject({
  intent: id.describe("The name of the file, without .yml"),
  description: z
    .union([sentence, z.strictObject({ zh: sentence, en: sentence })])
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

/** `intents/cases.yml`: messages that must be understood, come what may. */
export const casesFile = z.strictObject({
  cases: z
    .record(id, words)
    .describe(
      "Messages by the intent that they mean: never learnt, but `frontdesk check` sees that each " +
        "is taken for it, and no change that loses one is published",
    ),
  talks: z
    .record(id, z.array(words))
    .default({})
    .describe("What residents write, message by message, by the kind of ticket that it must open"),
});
export type CasesFile = z.infer<typeof casesFile>;

const cues = z.array(z.enum(CUES)).min(1);
const minutes = z.strictObject({
  minutes: z.int().min(1).max(10_000),
  hours: z
    .enum(["office", "always"])
    .describe("office: the minutes run in office hours; always: round the clock"),
});
const days = z.int().min(1).max(60);

const classClocks = z.strictObject({
  handup: z
    .strictObject({
      to: z.enum(ROLES),
      within: z
        .union([z.literal("same-day"), minutes])
        .describe("From when it was classified. same-day: before the office closes"),
    })
    .optional()
    .describe("Who above is told of it with the whole case, and by when"),
  answer: z
    .strictObject({ days })
    .optional()
    .describe("A person answers by then at the latest, whatever the dialog says"),
  resolve: z.strictObject({
    days: days.describe("Calendar days of the community, at the same time of day"),
    wished: z
      .boolean()
      .default(false)
      .describe("By the time that the resident asks for, where they name one"),
  }),
});

/** `dialogs/classes.yml`: how grave a complaint is, who above is told, and its clocks (D3 to D6). */
export const classesFile = z.strictObject({
  for: z.array(id).min(1).describe("The intents whose tickets have a class"),
  rows: z
    .array(
      z.strictObject({
        all: cues.optional().describe("Fits when all of these are told …"),
        any: cues.optional().describe("… and one of these"),
        class: z.enum(TICKET_CLASSES),
      }),
    )
    .min(1)
    .describe("From top to bottom: the first that fits tells the class"),
  higher: cues.optional().describe("With one of these it is one class higher, once"),
  classes: z.strictObject({ major: classClocks, important: classClocks, minor: classClocks }),
});
export type ClassesFile = z.infer<typeof classesFile>;

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
        ask: phraseKey
          .optional()
          .describe(
            "repair.issue stands for the phrases repair.issue.ask, repair.issue.again and " +
              "repair.issue.explain; slots with the same are asked for together. Left out, it " +
              "is kept when it is told and never asked for",
          ),
        when: z
          .record(slotName, id)
          .optional()
          .describe("Asked only when it holds, such as { place: home }"),
        optional: z.boolean().default(false).describe("May be declined or skipped"),
        theirs: z
          .boolean()
          .optional()
          .describe("A unit: that of a mother or a tenant, where theirs is spoken of"),
      }),
    )
    .min(1),
  opens: z
    .enum(["read-back", "at-once"])
    .describe(
      "When the ticket opens. read-back: when everything was read back and agreed (B6); " +
        "at-once: before any question",
    ),
  answer: minutes.describe("By when a person answers first"),
  resolve: z
    .strictObject({ days })
    .describe("By when it is resolved: calendar days of the community, at the same time of day"),
  class: z
    .enum(TICKET_CLASSES)
    .nullable()
    .default(null)
    .describe("How grave it always is (handbook D3 to D5); what varies is in classes.yml"),
  department: id
    .optional()
    .describe("Who of the house sees to it: service, engineering, security, cleaning, accounts"),
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

const date = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a date such as 2027-02-05");

const validity = z.strictObject({
  from: date.optional().describe("The first day, as the community's calendar has it"),
  until: date.optional().describe("The last day"),
});
const whose = z.strictObject({
  communities: z.array(id).min(1).optional().describe("Ids of communities; all, if left out"),
  buildings: z
    .array(z.string().trim().min(1))
    .min(1)
    .optional()
    .describe("Told only to those who are known to live in one of them"),
});
const oneAnswer = z.strictObject({
  zh: variants.describe("One to three short sentences; {source} is filled with the paper's name"),
  en: variants,
  "zh-Hans": variants
    .optional()
    .describe("Only where the mainland would use other words than those derived from zh"),
});

/** `dialogs/knowledge/*.yml`: what residents ask, and what is answered. */
export const knowledgeFile = z.strictObject({
  for: whose.optional().describe("Of every entry that doesn't say otherwise"),
  entries: z.record(
    id,
    z.strictObject({
      about: id.nullable().default(null).describe("The intent whose business it is, if any"),
      asked: words.describe("How residents ask it, in all their languages and manners"),
      not: words
        .optional()
        .describe("What sounds like it and is another question, which no entry answers"),
      answer: oneAnswer,
      source: z
        .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
        .describe("The paper in which it is written: 住戶手冊第12條"),
      valid: validity
        .optional()
        .describe("The days on which the answer holds; always, if left out"),
      for: whose.optional().describe("Who is told; everybody, if left out"),
      instead: z
        .array(
          z.strictObject({ answer: oneAnswer, valid: validity.optional(), for: whose.optional() }),
        )
        .min(1)
        .optional()
        .describe(
          "Answers that go before on their days, or in their buildings: the first that fits",
        ),
    }),
  ),
});
export type KnowledgeFile = z.infer<typeof knowledgeFile>;

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

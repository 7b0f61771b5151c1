import { z } from "zod";
import { DANGERS, FOLLOW_UPS } from "../understanding/interpretation.ts";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens");
/** A key of the phrase catalogue: dotted lower-case words. */
const phraseKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, "a phrase key such as repair.issue");
const words = z.array(z.string().trim().min(1).max(400)).min(1);

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
  not: words
    .optional()
    .describe(
      "What sounds like this and means something else: never learnt, but `frontdesk check` sees " +
        "that none of it is taken for this",
    ),
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
    correction: words.describe("Openings that announce a correction: 不對, I meant"),
  }),
});
export type ControlWordsFile = z.infer<typeof controlWordsFile>;

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

/** Words, parted by commas and line breaks. */
const wordList = z.string().transform((text) =>
  text
    .split(/[,，\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);
/** Characters in a row, each for itself. */
const characters = z.string().transform((text) => Array.from(text.replace(/\s/gu, "")));

/**
 * `intents/lexicon.yml`: words by which units, names, phones, times and places are found. Either
 * script; `*` at a word's end stands for anything.
 */
export const lexiconFile = z.strictObject({
  surnames: characters,
  "rare-surnames": characters.describe("Believed only where a name must stand"),
  "everyday-surnames": characters.describe("Alone mostly something else: 路, 車, 關"),
  "double-surnames": wordList,
  "explained-surnames": wordList.describe("弓長張, 耳東陳: the last character is the surname"),
  "given-characters": characters.describe("Characters that parents choose"),
  "romanised-surnames": wordList,
  "given-names": wordList.describe("In Latin letters; none that is an everyday word"),
  titles: wordList.describe("Before a name: Mr, Dr"),
  forms: wordList.describe("Behind a name: 先生, 太太"),
  "staff-forms": wordList.describe("Behind a colleague's name: 經理"),
  residents: wordList.describe("What writers say they are: 業主, 租客"),
  relatives: wordList.describe("Whose home is the writer's concern too"),
  others: wordList.describe("People whose home, name or number is not the writer's"),
  family: wordList,
  nearby: wordList.describe("樓上, next door: homes around the writer's"),
  offices: wordList.describe("The desk itself: 管理處, hotline"),
  corrections: wordList.describe("Words that take back what stands before them"),
  "not-han-names": wordList.describe("Begin like a surname and are none"),
  "never-names": wordList,
  "not-latin-names": wordList,
  "ordinary-words": wordList.describe("Open or close a message with a capital and are no name"),
  "building-words": wordList.describe("Before a building's number: block, tower"),
  "floor-words": wordList,
  "flat-words": wordList.describe("Before a door's number: flat, unit"),
  "flat-words-zh": wordList,
  "house-words": wordList.describe("Homes and shops with a number of their own"),
  "house-words-zh": wordList,
  "building-endings": wordList.describe("What Chinese houses are called: 閣, 大廈"),
  "building-words-behind": wordList.describe("Maple Court, in any case of letters"),
  "building-words-capital": wordList.describe("Name a building only with a capital: Oak Place"),
  "not-building-words": wordList.describe("Before such a word no name: the house, clock tower"),
  rooms: wordList,
  numbers: wordList.describe("English numbers from 1 on, each at its place"),
  ordinals: wordList.describe("first, second, third and so on, each at its place"),
  "public-places": wordList,
  "at-home": wordList,
  inside: wordList.describe('Answers to "where" that mean the home'),
  outside: wordList.describe('Answers to "where" that mean what all share'),
  "parts-of-day": wordList,
  days: wordList,
  "feast-days": wordList.describe("Times only beside 當天, 之後 and the like"),
  "at-once": wordList.describe("尽快, ASAP"),
  "any-time": wordList.describe('Whenever suits: an answer to "when"'),
});
export type LexiconFile = z.output<typeof lexiconFile>;

/** What a dialog can ask for; each has its reader and its way of being said in TypeScript. */
export const SLOTS = ["issue", "place", "unit", "name", "phone", "when", "photo"] as const;
export const slotName = z.enum(SLOTS);
export type SlotName = z.infer<typeof slotName>;

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
          .strictObject({ place: z.enum(["home", "public"]) })
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
    .enum(["major", "important", "minor"])
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

/** What the bot does with intents that need no dialog. */
const ANSWER_ACTIONS = ["greet", "person", "status", "repeat", "help"] as const;

/** `dialogs/answers.yml`: intents that are answered with a phrase or an action. */
export const answersFile = z.strictObject({
  answers: z.record(
    id,
    z.union([z.strictObject({ say: phraseKey }), z.strictObject({ do: z.enum(ANSWER_ACTIONS) })]),
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

import * as z from "zod/mini";

/**
 * What admins see of how messages are understood, as `desk-wire.ts` is for staff: it goes to
 * browsers as it is.
 */
const listOf = <T extends z.ZodMiniType>(one: T) => z.readonly(z.array(one));
const text = z.nullable(z.string());
const decision = z.enum(["act", "confirm", "ask"]);

/** Longer messages are refused with courtesy, and nobody tries those. */
export const LONGEST_TRIED = 2_000;

/** Where a reply is drawn, and a message of it: see `Drawn` of the core. */
export const DRAWN_IN = ["web", "slack", "teams", "line", "sms"] as const;
export type DrawnIn = (typeof DRAWN_IN)[number];
const drawn = z.object({
  frame: z.enum(["bubble", "card", "warning"]),
  text: z.string(),
  dials: listOf(z.string()),
  choices: listOf(z.string()),
  offeredAs: z.enum(["buttons", "chips"]),
});
export type Drawn = z.infer<typeof drawn>;

/** What would be made of a message: see `TriedOut` of the core. */
const tried = z.object({
  language: text,
  intent: z.string(),
  decision,
  confidence: z.number(),
  thresholds: z.object({ act: z.number(), ask: z.number() }),
  compared: z.string(),
  ranked: listOf(
    z.object({
      intent: z.string(),
      score: z.number(),
      phrase: z.string(),
      parts: listOf(z.string()),
    }),
  ),
  moves: listOf(z.string()),
  matters: listOf(z.string()),
  entities: z.object({ unit: text, name: text, phone: text, when: text, place: text }),
  danger: z.nullable(z.object({ kind: z.string(), likely: z.number(), named: z.boolean() })),
  /** Empty where the desk says nothing; else as each channel shows it. */
  reply: z.partialRecord(z.enum(DRAWN_IN), listOf(drawn)),
  opens: listOf(z.string()),
  alarms: z.boolean(),
});
export type Tried = z.infer<typeof tried>;

/** Null where there is no draft to try it with. */
export const triedSchema = z.object({ tried: z.nullable(tried) });
export type TriedAnswer = z.infer<typeof triedSchema>;

const group = z.object({
  phrase: z.string(),
  count: z.number(),
  left: z.number(),
  samples: listOf(z.string()),
  how: z.object({
    again: z.number(),
    which: z.number(),
    colleague: z.number(),
    wrong: z.number(),
    real: z.number(),
  }),
  taken: z.string(),
  meant: text,
  now: z.object({ intent: z.string(), decision }),
  isMended: z.boolean(),
  newest: z.object({ at: z.number(), channel: z.string(), conversation: z.string() }),
});
export type UnclearShown = z.infer<typeof group>;

/** What was not understood in four weeks: see `UnclearMonth` of the runtime. */
export const unclearSchema = z.object({
  groups: listOf(group),
  thisMonth: z.number(),
  monthBefore: z.number(),
  understoodNow: z.number(),
  alarms: z.object({ real: z.number(), false: z.number(), missed: z.number() }),
  weeks: listOf(z.object({ count: z.number(), understoodNow: z.number() })),
});
export type UnclearPage = z.infer<typeof unclearSchema>;

const inEach = z.object({ "zh-Hant": z.string(), "zh-Hans": z.string(), en: z.string() });

/** What a colleague says that a message means: an intent, or a danger as `emergency:fire`. */
export const meaningsSchema = listOf(z.object({ id: z.string(), named: inEach }));
export type Meanings = z.infer<typeof meaningsSchema>;

const step = {
  dialog: z.string(),
  question: z.string(),
  /** What is asked for, by language; null for what is no slot: the read-back. */
  named: z.nullable(inEach),
};

/** What a month's talks say nothing of, or stop at: see `Gaps` of the core. */
export const gapsSchema = z.object({
  talks: z.number(),
  messages: z.number(),
  left: listOf(z.object({ ...step, count: z.number() })),
  unvisited: listOf(z.object(step)),
  /** Null while there are too few messages to tell. */
  dead: z.nullable(
    z.object({
      first: listOf(z.object({ intent: z.string(), text: z.string() })),
      count: z.int(),
    }),
  ),
  /** From how many messages on it is told. */
  deadFrom: z.int(),
});
export type GapsShown = z.infer<typeof gapsSchema>;

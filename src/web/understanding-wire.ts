import * as z from "zod/mini";

/**
 * What admins see of how messages are understood, as `desk-wire.ts` is for staff: it goes to
 * browsers as it is.
 */
const text = z.nullable(z.string());
const decision = z.enum(["act", "confirm", "ask"]);

/** Longer messages are refused with courtesy, and nobody tries those. */
export const LONGEST_TRIED = 2_000;

/** What would be made of a message: see `TriedOut` of the core. */
const tried = z.object({
  language: text,
  intent: z.string(),
  decision,
  confidence: z.number(),
  thresholds: z.object({ act: z.number(), ask: z.number() }),
  compared: z.string(),
  ranked: z.array(
    z.object({
      intent: z.string(),
      score: z.number(),
      phrase: z.string(),
      parts: z.array(z.string()),
    }),
  ),
  moves: z.array(z.string()),
  matters: z.array(z.string()),
  entities: z.object({ unit: text, name: text, phone: text, when: text, place: text }),
  danger: z.nullable(z.object({ kind: z.string(), likely: z.number(), named: z.boolean() })),
  reply: z.object({ text: z.string(), choices: z.array(z.string()) }),
  opens: z.array(z.string()),
  alarms: z.boolean(),
});
export type Tried = z.infer<typeof tried>;

/** `draft` is null where nothing is drafted. */
export const triedSchema = z.object({ live: tried, draft: z.nullable(tried) });
export type TriedBeside = z.infer<typeof triedSchema>;

const group = z.object({
  phrase: z.string(),
  count: z.number(),
  samples: z.array(z.string()),
  how: z.object({ again: z.number(), which: z.number(), colleague: z.number(), wrong: z.number() }),
  taken: z.string(),
  meant: text,
  now: z.object({ intent: z.string(), decision }),
  newest: z.object({ at: z.number(), channel: z.string(), conversation: z.string() }),
});
export type UnclearShown = z.infer<typeof group>;

/** What was not understood in four weeks: see `UnclearMonth` of the runtime. */
export const unclearSchema = z.object({
  groups: z.array(group),
  thisMonth: z.number(),
  monthBefore: z.number(),
  understoodNow: z.number(),
  weeks: z.array(z.object({ count: z.number(), understoodNow: z.number() })),
});
export type UnclearPage = z.infer<typeof unclearSchema>;

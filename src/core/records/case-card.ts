import { z } from "zod";

/** A post in a place where colleagues work: its own id there, and that of the thread below it. */
const standsAtSchema = z.object({ post: z.string(), thread: z.string() });
export type StandsAt = Readonly<z.infer<typeof standsAtSchema>>;

/** How a conversation that needs people is shown in a place where colleagues work. */
export const caseCardSchema = z.looseObject({
  /** Null until it was posted. */
  at: standsAtSchema.nullable(),
  /** The outgoing message that it was posted for, whose words it bears. */
  madeFor: z.string(),
  headline: z.string(),
  /** Ids of what was said before, which stands below it in one. */
  before: z.array(z.string()),
  /** What it showed last, to be compared. */
  shown: z.string(),
  /** Ids of the newest lines, notes and alerts in its thread. */
  posted: z.array(z.string()),
  /** The colleague whose words in the thread go to the resident; null: nobody's do. */
  relays: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** No person is needed any more: the next time begins a card of its own. */
  over: z.boolean(),
  /** Who brings it up to date, and until when nobody else does; past: they failed or died. */
  trying: z.object({ by: z.string(), until: z.number() }).nullable(),
});
export type CaseCardRecord = z.infer<typeof caseCardSchema>;

/** Which conversation a thread is about. */
export const caseThreadSchema = z.looseObject({ channel: z.string(), conversation: z.string() });

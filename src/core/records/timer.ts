import { z } from "zod";

/** Something that must happen at a time; it is claimed and acted on in one commit. */
export const timerSchema = z.looseObject({
  id: z.string(),
  /** ms UTC */
  due: z.number(),
  /** A timer kind of a feature; it may be one that only a newer version knows. */
  kind: z.string(),
  /** As the ticket's. */
  channel: z.string().nullable(),
  conversation: z.string().nullable(),
  ticket: z.string(),
  /** The promise that falls due, and how often it was renewed. */
  promise: z.string().nullable(),
  rung: z.number(),
});
export type Timer = z.infer<typeof timerSchema>;

import { z } from "zod";

/** Something that must happen at a time; it is claimed and acted on in one commit. */
export const timerSchema = z.looseObject({
  id: z.string(),
  /** ms UTC */
  due: z.number(),
  /** A timer kind of a feature; it may be one that only a newer version knows. */
  kind: z.string(),
  /** As the ticket's; of a conversation that it is about itself, that one. */
  channel: z.string().nullable(),
  conversation: z.string().nullable(),
  /** Null where it is about the conversation itself. */
  ticket: z.string().nullable(),
  /** The promise that falls due, and how often it was renewed. */
  promise: z.string().nullable(),
  rung: z.number(),
});
export type Timer = z.infer<typeof timerSchema>;

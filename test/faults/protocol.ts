import { z } from "zod";

/** A message of a resident, from the harness to the process under test. */
export const toWorker = z.object({
  n: z.number(),
  conversation: z.string(),
  id: z.string(),
  text: z.string(),
});
export type ToWorker = z.infer<typeof toWorker>;

export const fromWorker = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("ack"), n: z.number() }),
  z.object({ kind: z.literal("nack"), n: z.number() }),
  /** A message's turn was committed. */
  z.object({ kind: z.literal("turn"), conversation: z.string(), id: z.string() }),
  z.object({
    kind: z.literal("sent"),
    id: z.string(),
    to: z.enum(["resident", "staff"]),
    text: z.string(),
  }),
]);
export type FromWorker = z.infer<typeof fromWorker>;

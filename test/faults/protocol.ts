import { z } from "zod";

/** What a process under test is started with, as its one argument. */
export const deskSettings = z.object({
  folder: z.string(),
  redis: z.string().nullable(),
  content: z.string(),
  /** The file in which is kept what was learnt of the content. */
  learnt: z.string(),
  /** A mistake of `plant.ts`, or none. */
  plant: z.string(),
  /** So many ms its clock is ahead: timers fall due when the parent wants. */
  ahead: z.number(),
});
export type DeskSettings = z.infer<typeof deskSettings>;

/** A message of a resident, from the platform to the process under test. */
const delivery = z.object({
  n: z.number(),
  conversation: z.string(),
  id: z.string(),
  text: z.string(),
});
export type Delivery = z.infer<typeof delivery>;

/** A delivery, or the question whether there is anything to do. */
export const toDesk = z.union([delivery, z.literal("anything-due?")]);

export const fromDesk = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("ack"), n: z.number() }),
  z.object({ kind: z.literal("nack"), n: z.number() }),
  /** So many timers and messages to send are due: 0 when it has nothing to do. */
  z.object({ kind: z.literal("due"), count: z.number() }),
  z.object({
    kind: z.literal("sent"),
    id: z.string(),
    /** A resident's conversation, or `staff`. */
    to: z.string(),
  }),
]);
export type FromDesk = z.infer<typeof fromDesk>;

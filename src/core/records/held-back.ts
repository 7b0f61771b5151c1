import { z } from "zod";

/** Words to one conversation that wait to be told along with others: {@link Outgoing.mayWait}. */
export const heldBackSchema = z.looseObject({
  all: z.array(
    z.object({
      /** Of the outgoing message, as the next. */
      id: z.string(),
      text: z.string(),
      /** ms UTC */
      until: z.number(),
      /** {@link Outgoing.ownerEpoch}: what the bot had to say is not said beside a person. */
      ownerEpoch: z.number().nullable(),
      /** With which message it was told; null while it waits. */
      along: z.string().nullable(),
    }),
  ),
});
export type HeldBack = z.infer<typeof heldBackSchema>;

import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";

/** What one shift leaves to the next (F7). */
export const shiftSchema = z.looseObject({
  id: z.string(),
  /** Who hands over, and when, ms UTC. */
  by: staffMemberSchema,
  at: z.number(),
  /** What the next shift must know, in their words. */
  text: z.string(),
  /** Tickets with open promises or near their time, by code, and residents who wait, as they stood. */
  tickets: z.array(z.string()),
  waiting: z.number(),
  /** Who took it over; null as long as nobody has. */
  signed: z.object({ by: staffMemberSchema, at: z.number() }).nullable(),
});
export type Shift = z.infer<typeof shiftSchema>;

/** All that are kept, the newest last. */
export const shiftsSchema = z.looseObject({ all: z.array(shiftSchema) });

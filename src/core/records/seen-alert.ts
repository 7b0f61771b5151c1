import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";

/** Who has seen to an alert, and when (ms UTC): it leaves every screen. */
export const seenAlertSchema = z.looseObject({
  alert: z.string(),
  by: staffMemberSchema,
  at: z.number(),
});
export type SeenAlert = z.infer<typeof seenAlertSchema>;

import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";

/**
 * outage: something is stopped for many, planned or not; incident: something goes on that residents
 * notice; notice: what else they should know.
 */
export const ANNOUNCED = ["outage", "incident", "notice"] as const;

/** What staff let residents know: told first to whoever writes of it. */
const announcementSchema = z.looseObject({
  id: z.string(),
  kind: z.enum(ANNOUNCED),
  /** As residents read it. */
  text: z.string(),
  /** The same in English; null tells the other to all. */
  en: z.string().nullable(),
  /** Whom it concerns; none is all of them. */
  buildings: z.array(z.string()),
  by: staffMemberSchema,
  at: z.number(),
  /** ms UTC; null until it is withdrawn. */
  until: z.number().nullable(),
  withdrawn: z.object({ by: staffMemberSchema, at: z.number() }).nullable(),
});
export type Announcement = Readonly<z.infer<typeof announcementSchema>>;

/** All of a community, the newest last: those that are over are kept for a while. */
export const announcementsSchema = z.looseObject({ all: z.array(announcementSchema) });

/** Whether it is still told. */
export function isCurrent({ until, withdrawn }: Announcement, now: number): boolean {
  return withdrawn === null && (until === null || now < until);
}

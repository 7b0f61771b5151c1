import { z } from "zod";
import { grantSchema } from "./account.ts";

/** A way in for one person, once; its key is known to whoever has the link, and to nobody else. */
export const invitationSchema = z.looseObject({
  /** Whose account it opens; null: it makes one. */
  account: z.string().nullable(),
  /** What a new account may do. */
  grants: z.array(grantSchema),
  /** How whoever invited calls them; they may say it better. */
  name: z.string(),
  /** Null: whoever runs the machine. */
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Makes the first admin, and nobody once there is one. */
  isFirst: z.boolean().default(false),
  /** Of an account that is there: whether it lets in without a new password, as in the demo. */
  isBare: z.boolean().default(false),
  /** ms UTC */
  expiresAt: z.number(),
});
export type Invitation = Readonly<z.infer<typeof invitationSchema>>;

/** A colleague's browser; times are ms UTC. */
export const staffSessionSchema = z.looseObject({
  account: z.string(),
  /** When they signed in. */
  since: z.number(),
  /** When it got its id: at sign-in, or when the account's roles had changed. */
  renewedAt: z.number(),
  /** When something was last asked by it, some minutes less at most. */
  seenAt: z.number(),
});
export type StaffSession = Readonly<z.infer<typeof staffSessionSchema>>;

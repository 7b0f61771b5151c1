import { z } from "zod";
import { STAFF_ROLES } from "./actor.ts";
import { languageSchema } from "./message.ts";

/** Where colleagues may write to the desk, known there by the platform's own id. */
export const IDENTITY_CHANNELS = ["slack", "bot-framework"] as const;

const where = z.union([z.literal("all"), z.array(z.string())]);
export const grantSchema = z.object({ role: z.enum(STAFF_ROLES), communities: where });
/** A role, and the communities in which somebody has it. */
export type Grant = Readonly<z.infer<typeof grantSchema>>;

export const identitySchema = z.object({
  channel: z.enum(IDENTITY_CHANNELS),
  /** As the channel names people in its messages; never what somebody wrote. */
  person: z.string(),
});
/** Who a colleague is on a platform that has verified them. */
export type Identity = Readonly<z.infer<typeof identitySchema>>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 09:00");
export const dutySchema = z.object({
  /** ISO weekdays on which it begins, 1 is Monday. */
  days: z.array(z.int().min(1).max(7)),
  from: timeOfDay,
  /** Not later than `from`: on the next day. */
  to: timeOfDay,
  /** At the desk, or called at home when nobody is there. */
  kind: z.enum(["duty", "on-call"]),
  communities: where,
});
/** When somebody is there each week, by the community's own time. */
export type Duty = Readonly<z.infer<typeof dutySchema>>;

/** A colleague's account, a record of the whole installation. */
export const accountSchema = z.looseObject({
  /** 128 random bits, base64url: who they are, whatever they are called. */
  id: z.string(),
  /** Shown to residents. */
  name: z.string(),
  /** 客服, 主任: shown to residents beside the name; may be empty. */
  title: z.string().default(""),
  /** An e-mail address, {@link foldedLogin}; null before they have joined, or with OIDC alone. */
  login: z.string().nullable().default(null),
  /** With its parameters; null: no password opens it. */
  passwordHash: z.string().nullable().default(null),
  oidc: z.object({ issuer: z.string(), subject: z.string() }).nullable().default(null),
  grants: z.array(grantSchema).default([]),
  identities: z.array(identitySchema).default([]),
  duty: z.array(dutySchema).default([]),
  /** Ill or on leave: not to be called, whatever the duty times say. */
  away: z.boolean().default(false),
  /** Left: nothing of it opens any more, but records go on naming them. */
  disabled: z.boolean().default(false),
  /** Of their pages. */
  language: languageSchema.default("zh-Hant"),
  /** ms UTC: sessions begun before it are over. */
  sessionsFrom: z.number().default(0),
  /** ms UTC: since when the grants are what they are; sessions of before get a new id. */
  grantsFrom: z.number().default(0),
});
export type Account = Readonly<z.infer<typeof accountSchema>>;

/** Somebody who may do nothing yet. */
export function newAccount(id: string, name: string): Account {
  return accountSchema.parse({ id, name });
}

/** An e-mail address as it is kept and compared: whoever types it in capitals is the same. */
export function foldedLogin(login: string): string {
  return login.normalize("NFKC").trim().toLowerCase();
}

import * as z from "zod/mini";

/**
 * What passes between the server and the pages by which colleagues come in and are looked after.
 * Like `wire.ts` it imports nothing of the core; `test/web/wire.test.ts` compares them.
 */
const ROLES = [
  "staff",
  "technician",
  "department-head",
  "supervisor",
  "director",
  "admin",
] as const;
const language = z.enum(["zh-Hant", "zh-Hans", "en"]);

/** Names shown to residents are short and say who it is. */
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));
const title = z.string().check(z.trim(), z.maxLength(20));
const login = z
  .string()
  .check(z.trim(), z.maxLength(200), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/));
/** Longer ones are refused with a word of their own; these bounds only keep the hall clear. */
const password = z.string().check(z.maxLength(1_000));
const key = z.string().check(z.maxLength(100));

export const signInSchema = z.strictObject({
  login: z.string().check(z.maxLength(1_000)),
  password,
});
export const invitationKeySchema = z.strictObject({ key });
export const joiningSchema = z.strictObject({ key, name, title, login, password, language });
/** Of an account that is there; null where the link alone lets in. */
export const recoveringSchema = z.strictObject({ key, password: z.nullable(password) });
export const leavingSchema = z.strictObject({ everywhere: z.boolean() });

/** What a link opens: a new account, one whose password is made anew, or one as it is. */
export const invitedSchema = z.object({
  kind: z.enum(["join", "recover", "enter"]),
  name: z.string(),
});
export type Invited = z.infer<typeof invitedSchema>;

/** How one can sign in here, besides by password. */
export const doorsSchema = z.object({ oidc: z.nullable(z.string()) });

/** Who is signed in. */
export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  language,
  /** In this community. */
  roles: z.array(z.enum(ROLES)),
  away: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

const communities = z.union([z.literal("all"), z.array(z.string()).check(z.minLength(1))]);
const grant = z.object({ role: z.enum(ROLES), communities });
const identity = z.object({ channel: z.enum(["slack", "bot-framework"]), person: z.string() });
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const duty = z.object({
  /** ISO weekdays on which it begins, 1 is Monday. */
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1)),
  from: timeOfDay,
  /** Not later than `from`: on the next day. */
  to: timeOfDay,
  kind: z.enum(["duty", "on-call"]),
  communities,
});
export type Role = (typeof ROLES)[number];
export type Grant = z.infer<typeof grant>;
export type Duty = z.infer<typeof duty>;
const grants = z.array(grant).check(z.maxLength(50));

/** A colleague as those see them who look after the desk. */
const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  login: z.nullable(z.string()),
  /** Whether anything opens the account yet. */
  hasJoined: z.boolean(),
  grants: z.array(grant),
  duty: z.array(duty),
  identities: z.array(identity),
  away: z.boolean(),
  disabled: z.boolean(),
  isOnDuty: z.boolean(),
  /** Whether who looks may do the rest below. */
  isManaged: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

export const peopleSchema = z.object({
  me: z.string(),
  /** Whether who looks may let others in. */
  canInvite: z.boolean(),
  communities: z.array(
    z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }),
  ),
  people: z.array(personSchema),
  invitations: z.array(
    z.object({ id: z.string(), name: z.string(), grants: z.array(grant), expiresAt: z.number() }),
  ),
});
export type PeopleShown = z.infer<typeof peopleSchema>;

/** With an address the account is there at once: whoever proves it elsewhere has it. */
export const invitingSchema = z.strictObject({
  name: z.string().check(z.trim(), z.maxLength(40)),
  title: z.optional(title),
  login: z.optional(login),
  grants: grants.check(z.minLength(1)),
});
export const withdrawingSchema = z.strictObject({ id: z.string().check(z.maxLength(60)) });
export const linkIssuedSchema = z.object({ link: z.string() });

export const describingSchema = z.strictObject({
  name: z.optional(name),
  title: z.optional(title),
  duty: z.optional(z.array(duty).check(z.maxLength(50))),
  language: z.optional(language),
});
export const grantingSchema = z.strictObject({ grants });
export const awaySchema = z.strictObject({ away: z.boolean() });
export const disablingSchema = z.strictObject({ disabled: z.boolean() });
export const identitySchema = z.strictObject({
  channel: z.enum(["slack", "bot-framework"]),
  person: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
});
export const nothingSchema = z.strictObject({});

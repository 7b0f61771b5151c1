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

import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";

/** More steps than lead to anything in a file. */
const DEEPEST = 8;
const file = z.string().min(1).max(200);
/** Keys from the top of the file; a position in a list is one too: "2". */
const at = z.array(z.string().min(1).max(200)).max(DEEPEST);
/** As phrases may be, and a wording with room for what fills it. */
const text = z.string().trim().min(1).max(500);

/**
 * One change of what is written in a content file. What changes or removes something says what it
 * found there: where something else stands now, it is a conflict and nothing is done.
 */
export const operationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add"), file, at, text }).readonly(),
  z.object({ kind: z.literal("remove"), file, at, text }).readonly(),
  /** `base` null: nothing was there. */
  z.object({ kind: z.literal("set"), file, at, value: z.json(), base: z.json() }).readonly(),
  z.object({ kind: z.literal("unset"), file, at, base: z.json() }).readonly(),
  z.object({ kind: z.literal("create"), file, value: z.json() }).readonly(),
]);
export type Operation = z.infer<typeof operationSchema>;
export type Json = z.infer<ReturnType<typeof z.json>>;

/** A value out of YAML; null for what JSON has no word for. */
export function jsonOf(value: unknown): Json {
  return z.json().catch(null).parse(value);
}

const draftedSchema = z.object({
  /** Unique in the draft. */
  id: z.string(),
  operation: operationSchema,
  by: staffMemberSchema,
  /** ms UTC */
  at: z.number(),
});
/** An operation that waits in the draft. */
export type Drafted = Readonly<z.infer<typeof draftedSchema>>;

const askedSchema = z.object({ by: staffMemberSchema, at: z.number(), why: z.string() });

/** What stands at this moment: the newest version, and what is to come after it. */
export const tuningSchema = z.looseObject({
  /** 0 before anything was published. */
  version: z.int(),
  draft: z.object({
    /** Grows with each change: a write names the one that it saw. */
    revision: z.int(),
    operations: z.array(draftedSchema).readonly(),
    /** Whose publishing waits for another admin; null while nobody has asked for it. */
    asked: askedSchema.nullable().default(null),
  }),
});
export type Tuning = Readonly<z.infer<typeof tuningSchema>>;

export const UNTUNED: Tuning = { version: 0, draft: { revision: 0, operations: [], asked: null } };

/** What was published at once; never changed afterwards. */
export const tuningVersionSchema = z.looseObject({
  version: z.int().min(1),
  operations: z.array(operationSchema).readonly(),
  by: staffMemberSchema,
  /** The second admin, where one was needed. */
  approvedBy: staffMemberSchema.optional(),
  at: z.number(),
  why: z.string(),
  /** The version that is taken back by this one; null: it adds something. */
  undoes: z.int().nullable(),
});
export type TuningVersion = Readonly<z.infer<typeof tuningVersionSchema>>;

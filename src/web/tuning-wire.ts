import * as z from "zod/mini";

/**
 * What passes between the server and the pages on which admins tune the content. Like `wire.ts` it
 * imports nothing of the core; `test/web/wire.test.ts` compares them.
 */
const file = z.string().check(z.minLength(1), z.maxLength(200));
const at = z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(8));
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
const why = z.string().check(z.trim(), z.maxLength(500));
const revision = z.int();

const operationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add"), file, at, text }),
  z.object({ kind: z.literal("remove"), file, at, text }),
  /** `base` is what stood there; null for nothing. */
  z.object({ kind: z.literal("set"), file, at, value: z.json(), base: z.json() }),
  z.object({ kind: z.literal("unset"), file, at, base: z.json() }),
  z.object({ kind: z.literal("create"), file, value: z.json() }),
]);
export type Operation = z.infer<typeof operationSchema>;

export const draftingSchema = z.strictObject({
  revision,
  add: z.array(operationSchema),
  drop: z.array(z.string()),
});
export const checkingSchema = z.strictObject({ revision });
export const publishingSchema = z.strictObject({ revision, why });
export const undoingSchema = z.strictObject({ version: z.int(), why });
export const discardingSchema = z.strictObject({ revision });

const member = z.object({ id: z.string(), name: z.string() });

/** Something wrong with the content, as `frontdesk check` tells it. */
export const problemSchema = z.object({
  severity: z.enum(["error", "warning"]),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  rule: z.string(),
  message: z.string(),
  cure: z.string(),
});

const draftSchema = z.object({
  revision,
  operations: z.array(
    z.object({ id: z.string(), operation: operationSchema, by: member, at: z.number() }),
  ),
});

/** An operation that is not done, since what stands there is not what it supposed. */
const conflictSchema = z.object({
  /** Its id in the draft; null: it was published, and the files have changed since. */
  id: z.nullable(z.string()),
  operation: operationSchema,
  why: z.enum(["no-such-file", "file-exists", "unreadable", "changed", "gone", "no-list"]),
  /** What stands there now. */
  found: z.json(),
});

export const tuningSchema = z.object({
  version: z.int(),
  draft: draftSchema,
  conflicts: z.array(conflictSchema),
  /** The newest first. */
  history: z.array(
    z.object({
      version: z.int(),
      by: member,
      at: z.number(),
      why: z.string(),
      undoes: z.nullable(z.int()),
      isUndone: z.boolean(),
      /** How many operations it brought. */
      count: z.int(),
    }),
  ),
});
export type TuningState = z.infer<typeof tuningSchema>;

/** What can be tuned, by the kind of its files. */
export const CONTENT_KINDS = [
  "intents",
  "phrases",
  "knowledge",
  "situations",
  "dialogs",
  "answers",
  "classes",
  "courtesy",
  "lexicon",
  "control-words",
  "complaint-cues",
  "emergency-examples",
  "emergency-replies",
  "emergency-rules",
  "moves",
] as const;
export const contentKindSchema = z.enum(CONTENT_KINDS);

const phrase = z.object({
  text: z.string(),
  /** `en`: of the English list; `zh`: in characters that both scripts have. */
  script: z.enum(["zh-Hant", "zh-Hans", "zh", "en"]),
  isDraft: z.boolean(),
});
export const intentsSchema = z.array(
  z.object({
    id: z.string(),
    file: z.string(),
    description: z.string(),
    phrases: z.array(phrase),
    not: z.array(phrase),
  }),
);
export const entriesSchema = z.array(
  z.object({
    id: z.string(),
    file: z.string(),
    at: z.array(z.string()),
    value: z.json(),
    isDraft: z.boolean(),
  }),
);

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
const listOf = <T extends z.ZodMiniType>(one: T) => z.readonly(z.array(one));

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

export const phrasingSchema = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(2_000)),
});
/** What of a message is a phrase to be, without who wrote it; and the draft as it stands. */
export const phraseSchema = z.object({
  phrase: z.string(),
  /** It is taken for a danger now. */
  isAlarm: z.boolean(),
  revision,
});
export type PhraseOf = z.infer<typeof phraseSchema>;

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
  operations: listOf(
    z.object({ id: z.string(), operation: operationSchema, by: member, at: z.number() }),
  ),
  /** Whose publishing waits for another admin, and who may approve it. */
  asked: z.nullable(
    z.object({ by: member, at: z.number(), why: z.string(), approvers: listOf(member) }),
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

const taken = z.object({
  /** Null: not understood, the desk asks. */
  intent: z.nullable(z.string()),
  decision: z.enum(["act", "confirm", "ask"]),
});
/** How many there are, and the first of them, without what tells of somebody. */
const sampled = <T extends z.ZodMiniType>(one: T) =>
  z.object({ count: z.int(), samples: listOf(one) });
const retaken = sampled(z.object({ text: z.string(), was: taken, is: taken }));
const opened = sampled(z.object({ text: z.string(), kind: z.string() }));
/** Null: nothing is said. */
const said = z.nullable(z.string());
const visitLines = listOf(z.object({ by: z.enum(["resident", "desk"]), text: z.string() }));
/** Whole conversations, with what is in use and with the draft. */
const revisited = sampled(z.object({ was: visitLines, is: visitLines }));
const comparisonSchema = z.object({
  /** Conversations of the last month, played with what is in use and with the draft. */
  talks: z.object({
    played: z.int(),
    otherwise: z.int(),
    /** Taken as before, and answered in other words. */
    reworded: sampled(z.object({ text: z.string(), was: said, is: said })),
    /** Tickets that are opened only with the draft, and those that no longer are. */
    opened,
    unopened: opened,
  }),
  /** Residents' messages in them. */
  messages: z.int(),
  gained: retaken,
  lost: retaken,
  changed: retaken,
  /** Simulated residents, how many of them got what they came for, and who did in one of the two. */
  visits: z.object({
    played: z.int(),
    served: z.object({ was: z.int(), is: z.int() }),
    lost: revisited,
    gained: revisited,
  }),
  /** Messages that must be understood: `lost` ones block. */
  cases: z.object({ tried: z.int(), gained: retaken, lost: retaken, unmet: retaken }),
  dangers: z.object({ tried: z.int(), lost: retaken }),
});

const checkSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("running"), revision }),
  z.object({
    state: z.literal("done"),
    revision,
    problems: listOf(problemSchema),
    warnings: listOf(problemSchema),
    /** Null where problems leave nothing to try. */
    comparison: z.nullable(comparisonSchema),
    blocks: z.boolean(),
  }),
]);

export const tuningSchema = z.object({
  version: z.int(),
  draft: draftSchema,
  conflicts: listOf(conflictSchema),
  /** Of the draft as it is now; null before anybody asked for one. */
  check: z.nullable(checkSchema),
  /** The newest first. */
  history: listOf(
    z.object({
      version: z.int(),
      by: member,
      /** The second admin, where one was needed. */
      approvedBy: z.nullable(member),
      at: z.number(),
      why: z.string(),
      undoes: z.nullable(z.int()),
      isUndone: z.boolean(),
      /** How many operations it brought. */
      count: z.int(),
      /** The first of them: what it was about. */
      first: listOf(operationSchema),
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
export type ContentKind = (typeof CONTENT_KINDS)[number];
export const contentKindSchema = z.enum(CONTENT_KINDS);

const inBoth = z.object({ zh: z.string(), en: z.string() });
const phrase = z.object({
  text: z.string(),
  /** `en`: of the English list; `zh`: in characters that both scripts have. */
  script: z.enum(["zh-Hant", "zh-Hans", "zh", "en"]),
  isDraft: z.boolean(),
});
export const intentsSchema = listOf(
  z.object({
    id: z.string(),
    file: z.string(),
    /** What staff call it; null where no phrase says. */
    name: z.nullable(inBoth),
    description: inBoth,
    phrases: listOf(phrase),
    not: listOf(phrase),
  }),
);
export type Intents = z.infer<typeof intentsSchema>;
export const entriesSchema = listOf(
  z.object({
    id: z.string(),
    file: z.string(),
    at: listOf(z.string()),
    value: z.json(),
    isDraft: z.boolean(),
  }),
);

/** Why a line of somebody's file is no phrase that can be taken. */
const importFault = z.enum([
  "no-intent",
  "no-text",
  "too-long",
  "unseen",
  "no-dash",
  "no-examples",
  "no-string",
  "no-nlu",
  "no-header",
  "fields",
  "open-quote",
  "unknown-intent",
  "other-meaning",
  "broken",
  "too-large",
  "unknown-kind",
]);
const importPlace = { sheet: z.nullable(z.string()), line: z.int() };
const countedOf = <T extends z.ZodMiniType>(one: T) =>
  z.object({ count: z.int(), first: listOf(one) });
const imported = z.object({ ...importPlace, intent: z.string(), text: z.string() });
/** What a file would bring to the draft that has this revision. */
export const previewSchema = z.object({
  revision,
  fresh: countedOf(imported),
  /** How many of the new ones the draft takes at once. */
  fits: z.int(),
  known: z.int(),
  refused: countedOf(z.object({ ...importPlace, why: importFault, about: z.string() })),
});
export type Preview = z.infer<typeof previewSchema>;

const worded = z.object({ text: z.string(), intent: z.string() });
/** Pairs of phrases that are much alike and mean different things, the likest first. */
export const confusablesSchema = listOf(
  z.object({ phrase: worded, other: worded, likeness: z.number() }),
);
export type Confusable = z.infer<typeof confusablesSchema>[number];

const span = z.object({ from: z.string(), to: z.string() });
const source = z.discriminatedUnion("from", [
  /** As the product has it, where nobody says otherwise. */
  z.object({ from: z.literal("product") }),
  z.object({ from: z.literal("files") }),
  z.object({ from: z.literal("draft"), by: member, at: z.number() }),
  z.object({ from: z.literal("published"), version: z.int(), by: member, at: z.number() }),
]);
export type SettingSource = z.infer<typeof source>;
/** When communities work, and where each of that comes from. */
export const settingsSchema = listOf(
  z.object({
    community: z.string(),
    company: inBoth,
    file: z.string(),
    values: z.object({
      /** 1 is Monday. */
      officeDays: listOf(z.int()),
      officeHours: listOf(span),
      holidays: listOf(z.object({ date: z.string(), zh: z.string(), en: z.string() })),
      quietHours: listOf(span),
    }),
    sources: z.object({
      officeDays: source,
      officeHours: source,
      holidays: source,
      quietHours: source,
    }),
  }),
);
export type Settings = z.infer<typeof settingsSchema>[number];

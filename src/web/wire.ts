import * as z from "zod/mini";

/**
 * What passes between server and pages. Both sides read it from here, the pages with the small
 * build of zod; it imports nothing of the core, so that no more than this reaches a browser.
 * Where it says again what the core says, `test/web/wire.test.ts` compares them.
 */
export const LANGUAGES = ["zh-Hant", "zh-Hans", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const language = z.enum(LANGUAGES);
const choice = z.object({ label: z.string(), value: z.string() });
export const attachmentSchema = z.object({
  id: z.nullable(z.string()),
  name: z.string(),
  type: z.string(),
  /** In bytes, where it is known. */
  size: z.optional(z.number()),
});
export type WireAttachment = z.infer<typeof attachmentSchema>;
const text = z.nullable(z.string());
/** Words in each of the residents' languages, and in both of staff's. */
const inEach = z.object({ "zh-Hant": z.string(), "zh-Hans": z.string(), en: z.string() });
const inBoth = z.object({ zh: z.string(), en: z.string() });

/** A line of the transcript as its resident may see it: not how it was understood. */
export const wireLineSchema = z.object({
  id: z.string(),
  who: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("resident") }),
    z.object({ kind: z.literal("bot") }),
    z.object({ kind: z.literal("staff"), name: z.string(), title: text }),
  ]),
  text: z.string(),
  choices: z.array(choice),
  attachments: z.array(attachmentSchema),
  /** ms UTC. */
  at: z.number(),
  /** Of a resident's line the id that its message was posted with. */
  message: text,
  /** Words to somebody in danger: the text in parts, each number that is to be dialled is one. */
  danger: z.nullable(z.array(z.object({ text: z.string(), tel: text }))),
});
export type WireLine = z.infer<typeof wireLineSchema>;

/** A page of lines, ascending; `before` names the place behind which there are older ones. */
export const earlierLinesSchema = z.object({ lines: z.array(wireLineSchema), before: text });
export type EarlierLines = z.infer<typeof earlierLinesSchema>;

/** What comes with `ready`: {@link EarlierLines.before} of the lines that were sent. */
export const readySchema = z.object({ before: text });

/** What the resident's page needs to know besides the lines. */
export const chatStateSchema = z.object({
  /** The conversation's language; null before the first message. */
  language: z.nullable(language),
  owner: z.enum(["bot", "waiting", "staff", "closed"]),
  company: inEach,
  /** IANA zone in which times are shown. */
  zone: z.string(),
  limits: z.object({
    characters: z.number(),
    attachments: z.number(),
    imageBytes: z.number(),
    fileBytes: z.number(),
  }),
});
export type ChatState = z.infer<typeof chatStateSchema>;

/** What the page posts to send a message. `id` is its identity: the same on every try. */
export const sentMessageSchema = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  choice: z.nullable(z.string().check(z.maxLength(200))),
  /** Ids of files that were uploaded before. */
  attachments: z.array(z.string().check(z.maxLength(40))),
  /** Chosen on the page since the last message; null when it wasn't touched. */
  language: z.nullable(language),
});
export type SentMessage = z.infer<typeof sentMessageSchema>;

/** A file that we keep. */
export const keptFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.optional(z.number()),
});
export type KeptFile = z.infer<typeof keptFileSchema>;

/** Every refusal of the API. `message` is for a person, in each language. */
export const refusalSchema = z.object({
  error: z.object({
    code: z.string(),
    message: inEach,
  }),
});

/** Somebody looks at the page, which shows all lines up to that time, ms UTC. */
export const seenSchema = z.strictObject({ upTo: z.number().check(z.nonnegative()) });

/** A browser that takes push, as it tells of itself (PushSubscription.toJSON). */
export const deviceSchema = z.object({
  endpoint: z.string().check(z.maxLength(1_000)),
  keys: z.object({
    /** 65 bytes, and 16, in base64url. */
    p256dh: z.string().check(z.regex(/^[\w-]{87}=?$/)),
    auth: z.string().check(z.regex(/^[\w-]{22}(?:==)?$/)),
  }),
});
export const endpointSchema = z.strictObject({ endpoint: z.string().check(z.maxLength(1_000)) });

export const givenMailSchema = z.strictObject({
  address: z.email().check(z.maxLength(254)),
  /** In which the address is asked whether it is theirs. */
  language,
});

/** How the resident of a page is reached when they have left it. */
export const reachStateSchema = z.object({
  pushKey: z.string(),
  mail: z.nullable(z.object({ address: z.string(), confirmed: z.boolean() })),
  mailOffered: z.boolean(),
});
export type ReachState = z.infer<typeof reachStateSchema>;

export const askedStatusSchema = z.strictObject({
  code: z.string().check(z.maxLength(20)),
  digits: z.string().check(z.regex(/^\d{4}$/)),
});

/** Where a ticket stands: nobody's name, home or words. Times are ms UTC. */
export const shownStatusSchema = z.object({
  ticket: z.string(),
  kind: inEach,
  status: z.enum(["recorded", "in-progress", "resolved", "cancelled"]),
  openedAt: z.number(),
  since: z.nullable(z.number()),
  promises: z.array(z.object({ due: z.number(), kept: z.nullable(z.boolean()) })),
  zone: z.string(),
});
export type ShownStatus = z.infer<typeof shownStatusSchema>;

/** Whose desk a page without a conversation belongs to, and by which phone it is reached. */
export const houseSchema = z.object({ company: inBoth, office: text });
export type House = z.infer<typeof houseSchema>;

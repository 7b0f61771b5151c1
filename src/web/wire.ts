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
const attachment = z.object({
  id: z.nullable(z.string()),
  name: z.string(),
  type: z.string(),
  /** In bytes, where it is known. */
  size: z.optional(z.number()),
});
export type WireAttachment = z.infer<typeof attachment>;
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
    z.object({ kind: z.literal("staff"), name: z.string() }),
  ]),
  text: z.string(),
  choices: z.array(choice),
  attachments: z.array(attachment),
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

/** A ticket as staff's screen shows it; times are ISO, UTC. */
export const staffTicketSchema = z.object({
  id: z.string(),
  /** Shown as it is where a page of before has no word for it: so are the two below. */
  kind: z.string(),
  danger: text,
  class: text,
  status: z.enum(["recorded", "in-progress", "resolved", "cancelled"]),
  /** The unit in words. */
  where: z.nullable(inBoth),
  name: text,
  phone: text,
  issue: text,
  place: text,
  when: text,
  /** What else the resident said of it. */
  notes: z.array(z.string()),
  /** The resident left before it was agreed. */
  unconfirmed: z.boolean(),
  /** What its class was read off, in staff's languages. */
  cues: z.array(inBoth),
  /** What is needed and not told, in staff's languages. */
  missing: z.array(inBoth),
  /** The colleague whom a message is for, and who has read it. */
  for: text,
  readBy: text,
  photos: z.array(attachment),
  /** What else was told, in staff's languages. */
  details: z.array(z.object({ label: inBoth, words: inBoth })),
  opened: z.string(),
  due: z.object({ answer: text, resolve: text }),
  owner: text,
  promises: z.array(z.object({ text: z.string(), due: z.string(), kept: z.nullable(z.boolean()) })),
});
export type StaffTicket = z.infer<typeof staffTicketSchema>;

/** A message to staff, of a long one the first words. `at` is ms UTC. */
export const staffAlertSchema = z.object({
  id: z.string(),
  text: z.string(),
  at: z.number(),
  urgent: z.boolean(),
  /** Whom it is meant for. */
  role: z.enum(["staff", "department-head", "supervisor", "director"]),
  /** Whether there is more to read. */
  isCut: z.boolean(),
  ticket: text,
});
export type StaffAlert = z.infer<typeof staffAlertSchema>;

/** A resident who waits for a person. */
export const waitingResidentSchema = z.object({
  id: z.string(),
  name: text,
  /** The unit in words. */
  where: z.nullable(inBoth),
  /** What they wrote when a person was called. */
  words: z.string(),
  /** ms UTC. */
  since: z.number(),
  to: z.enum(["staff", "supervisor"]),
  ticket: text,
});
export type WaitingResident = z.infer<typeof waitingResidentSchema>;

/** What staff let residents know. */
export const announcementSchema = z.object({
  id: z.string(),
  kind: z.enum(["outage", "incident", "notice"]),
  text: z.string(),
  en: text,
  buildings: z.array(z.string()),
  /** ms UTC. */
  at: z.number(),
  until: z.nullable(z.number()),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** Everything on staff's screen, sent when it connects; single ones follow as they change. */
export const boardSchema = z.object({
  /** Who is signed in, by name. */
  staff: z.string(),
  company: inBoth,
  zone: z.string(),
  /** The server's clock, ms UTC: what is due is counted by it. */
  now: z.number(),
  tickets: z.array(staffTicketSchema),
  alerts: z.array(staffAlertSchema),
  /** Who waits longest stands first. */
  waiting: z.array(waitingResidentSchema),
  announcements: z.array(announcementSchema),
});
export type Board = z.infer<typeof boardSchema>;

/** All who wait for a person, each time that something of it changes. */
export const waitingSchema = z.array(waitingResidentSchema);

/** All that is announced, each time that something of it changes. */
export const announcementsSchema = z.array(announcementSchema);

/** Ids of tickets and alerts that are too old for the screen by now. */
export const goneSchema = z.array(z.string());

/** As many characters as `resolve` takes. */
export const LONGEST_RESOLUTION = 1_000;
/** As many characters as `announce` takes. */
export const LONGEST_ANNOUNCEMENT = 500;

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

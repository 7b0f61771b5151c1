import * as z from "zod/mini";
import { staffTicketSchema } from "./desk-wire.ts";
import { attachmentSchema, wireLineSchema } from "./wire.ts";

/** What passes between the server and staff's page about one conversation. */
const text = z.nullable(z.string());
/** ms UTC. */
const time = z.nullable(z.number());
const inBoth = z.object({ zh: z.string(), en: z.string() });
const colleague = z.object({ id: z.string(), name: z.string() });

/** Five Ws and an H (B9). */
export const PARTS = ["who", "when", "where", "what", "why", "how"] as const;

/** As many characters as `care` takes. */
export const LONGEST_CARE = 200;

/** All that whoever takes a conversation over has to know. */
export const caseSchema = z.object({
  owner: z.object({
    kind: z.enum(["bot", "waiting", "staff", "closed"]),
    id: text,
    name: text,
    since: time,
  }),
  name: text,
  /** How they are addressed. */
  you: inBoth,
  where: z.nullable(inBoth),
  phone: text,
  language: text,
  channel: z.string(),
  /** Why a person was called. */
  why: text,
  asked: z.array(z.object({ part: z.enum(PARTS), words: text })),
  promises: z.array(
    z.object({ text: z.string(), due: z.number(), kept: z.nullable(z.boolean()), ticket: text }),
  ),
  photos: z.array(attachmentSchema),
  dangers: z.array(z.object({ kind: z.string(), ticket: z.string(), over: z.boolean() })),
  tickets: z.array(staffTicketSchema),
  earlier: z.array(staffTicketSchema),
  neighbours: z.array(staffTicketSchema),
  /** What whoever goes there has to know of the building. */
  hints: z.array(inBoth),
  /** A colleague's words that can be taken back. */
  unsent: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      by: colleague,
      at: z.number(),
      until: z.number(),
    }),
  ),
  /** Whoever made it a talk apart. */
  apart: z.nullable(colleague),
  /** What they need particular care for, and who marked it (B29). */
  care: z.nullable(z.object({ note: z.string(), by: colleague, at: z.number() })),
  /** How often it was passed on. */
  transfers: z.number(),
  /** Up to the line of which time the resident has read, and when they did, ms UTC. */
  seenUpTo: time,
  seenAt: time,
});
export type Case = z.infer<typeof caseSchema>;

/** A line as colleagues see it: with how it was understood. */
export const staffLineSchema = z.extend(wireLineSchema, {
  /** Beside the colleague's name. */
  title: text,
  understood: z.nullable(
    z.object({
      intent: z.string(),
      decision: z.enum(["act", "confirm", "ask"]),
      ranked: z.array(z.object({ intent: z.string(), score: z.number(), phrase: z.string() })),
    }),
  ),
});
export type StaffLine = z.infer<typeof staffLineSchema>;

/** What colleagues say among themselves, and what they did. */
export const staffNoteSchema = z.object({
  id: z.string(),
  at: z.number(),
  /** Shown as it is where the page has no word for it. */
  kind: z.string(),
  by: z.nullable(colleague),
  text: z.string(),
  to: z.nullable(colleague),
  /** The line that it is about, by its id or its message's. */
  about: text,
});
export type StaffNote = z.infer<typeof staffNoteSchema>;

/** A conversation as it is opened, or what came to it since. */
export const caseReadSchema = z.object({
  case: caseSchema,
  lines: z.array(staffLineSchema),
  notes: z.array(staffNoteSchema),
  /** The place behind which there are older lines; null where there are none, or it wasn't asked. */
  before: text,
  /** The place after which the next ones come. */
  after: text,
});
export type CaseRead = z.infer<typeof caseReadSchema>;

/** Older lines of it. */
export const olderLinesSchema = z.object({ lines: z.array(staffLineSchema), before: text });

/** A phrase for a colleague to say, its blanks filled from the case. */
export const phrasesSchema = z.array(
  z.object({ key: z.string(), text: z.string(), zh: z.string(), en: z.string() }),
);
export type StaffPhrase = z.infer<typeof phrasesSchema>[number];

/** Words that are not how residents are spoken to, and what to say instead. */
export const courtesySchema = z.array(
  z.object({
    /** Of the handbook: B16. */
    rule: z.string(),
    /** Empty where something is missing. */
    words: z.string(),
    spans: z.array(z.object({ start: z.number(), end: z.number() })),
    why: z.string(),
    instead: text,
  }),
);
export type CourtesyRead = z.infer<typeof courtesySchema>;

/** What is to be thought of before words are sent. */
export const draftSchema = z.object({
  /** Times that were named, and when that is. */
  promises: z.array(z.object({ words: z.string(), due: z.number() })),
  /** What the words ask for and is known already. */
  known: z.array(z.object({ fact: z.enum(["unit", "name", "phone"]), value: z.string() })),
  courtesy: courtesySchema,
});
export type DraftFindings = z.infer<typeof draftSchema>;

/** As many characters as a message of a colleague has at most. */
export const LONGEST_REPLY = 2_000;
/** So long a colleague's words can be taken back, ms. */
export const HOLD_MS = 12_000;

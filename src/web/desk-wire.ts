import * as z from "zod/mini";
import { attachmentSchema } from "./wire.ts";

/**
 * What passes between the server and staff's page, as `wire.ts` is for residents: it goes to
 * browsers as it is, and `test/web/wire.test.ts` compares it with what the core says.
 */
const text = z.nullable(z.string());
/** ms UTC. */
const time = z.nullable(z.number());
const inBoth = z.object({ zh: z.string(), en: z.string() });
/** Words in both of the languages that staff's words are written in. */
export type InBoth = z.infer<typeof inBoth>;
const colleague = z.object({ id: z.string(), name: z.string() });

/** A ticket as staff's screen shows it; times are ISO, UTC. */
export const staffTicketSchema = z.object({
  id: z.string(),
  /** Shown as it is where a page of before has no word for it: so are the three below. */
  kind: z.string(),
  danger: text,
  class: text,
  department: text,
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
  photos: z.array(attachmentSchema),
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
  text: z.object({ "zh-Hant": z.string(), "zh-Hans": z.string(), en: z.string() }),
  at: z.number(),
  urgent: z.boolean(),
  /** Whom it is meant for. */
  role: z.enum(["staff", "department-head", "supervisor", "director"]),
  /** Whether there is more to read. */
  isCut: z.boolean(),
  ticket: text,
  /** Ids of colleagues whom it is meant for by name. */
  ids: z.array(z.string()),
  /** Who has seen to it, by name, and when. */
  seenBy: z.nullable(z.object({ id: z.string(), name: z.string(), at: z.number() })),
});
export type StaffAlert = z.infer<typeof staffAlertSchema>;

/** Who answers the resident. */
const owner = z.object({
  kind: z.enum(["bot", "waiting", "staff", "closed"]),
  /** Of the colleague. */
  id: text,
  name: text,
});
const unread = z.object({ channel: z.string(), conversation: z.string() });

/** A conversation that is a person's business: somebody waits, has it, or is in danger. */
export const deskCaseSchema = z.extend(unread, {
  name: text,
  where: z.nullable(inBoth),
  /** The resident's last words, the first of them. */
  words: z.string(),
  heardAt: time,
  owner,
  /** Since when they wait, or a colleague has it. */
  since: time,
  /** Since when they wait for that colleague's word. */
  unanswered: time,
  /** Why a person was called: shown as it is where the page has no word for it. */
  why: text,
  to: z.enum(["staff", "supervisor"]),
  /** The kind of a danger that lasts. */
  danger: text,
  tickets: z.array(z.string()),
  /** Whether it is kept from the shared queue (D12). */
  apart: z.boolean(),
  /** What they need particular care for (B29). */
  care: text,
});
export type DeskCase = z.infer<typeof deskCaseSchema>;

/** Somebody who works here. */
export const deskColleagueSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What they are to residents. */
  title: text,
  roles: z.array(z.string()),
  /** Null where nobody has said. */
  onDuty: z.nullable(z.boolean()),
});
export type DeskColleague = z.infer<typeof deskColleagueSchema>;

/** A hand-over of the shift (F7). */
const shift = z.object({
  id: z.string(),
  by: colleague,
  at: z.number(),
  text: z.string(),
  signed: z.nullable(z.object({ id: z.string(), name: z.string(), at: z.number() })),
});
export type Shift = z.infer<typeof shift>;

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

/** As many characters as `resolve` takes. */
export const LONGEST_RESOLUTION = 1_000;
/** As many characters as `announce` takes. */
export const LONGEST_ANNOUNCEMENT = 500;

/** What colleagues call what residents come for, by its id, what they file most first. */
const kindNames = z.record(z.string(), z.extend(inBoth, { isFiled: z.boolean() }));

/** Everything on staff's screen, sent when it connects; single ones follow as they change. */
export const boardSchema = z.object({
  /** Who is signed in. */
  me: z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }),
  company: inBoth,
  zone: z.string(),
  /** The server's clock, ms UTC: what is due is counted by it. */
  now: z.number(),
  tickets: z.array(staffTicketSchema),
  alerts: z.array(staffAlertSchema),
  cases: z.array(deskCaseSchema),
  colleagues: z.array(deskColleagueSchema),
  kinds: kindNames,
  announcements: z.array(announcementSchema),
  /** The latest first. */
  shifts: z.array(shift),
});
export type Board = z.infer<typeof boardSchema>;

/** What is new or other; what is named by `gone` left the screen. */
export const boardChangeSchema = z.object({
  tickets: z.array(staffTicketSchema),
  alerts: z.array(staffAlertSchema),
  cases: z.array(deskCaseSchema),
  /** Ids of tickets and alerts, and names of cases as {@link caseName} has them. */
  gone: z.array(z.string()),
  announcements: z.nullable(z.array(announcementSchema)),
  colleagues: z.nullable(z.array(deskColleagueSchema)),
  kinds: z.nullable(kindNames),
  shifts: z.nullable(z.array(shift)),
});
export type BoardChange = z.infer<typeof boardChangeSchema>;

/** Names of conversations in which something was said or done: who has one open reads it anew. */
export const touchedSchema = z.array(z.string());

/** Of a conversation, on all channels. */
export function caseName({ channel, conversation }: z.infer<typeof unread>): string {
  return `${channel}:${conversation}`;
}

/** What a search found, the newest first; `href` is a ticket's code, or a conversation's id. */
export const foundSchema = z.array(
  z.object({
    kind: z.enum(["ticket", "talk"]),
    href: z.string(),
    /** Of a conversation. */
    channel: text,
    name: text,
    where: z.nullable(inBoth),
    words: z.string(),
    /** How it stands. */
    state: text,
    at: z.number(),
  }),
);
export type Found = z.infer<typeof foundSchema>;

/** A ticket with its whole course. */
export const ticketCourseSchema = z.object({
  ticket: staffTicketSchema,
  /** The conversation that it came from. */
  talk: z.nullable(unread),
  /** How it came to staff who filed it. */
  via: text,
  course: z.array(
    z.object({
      kind: z.string(),
      at: z.number(),
      /** Who did it; null where the desk did. */
      by: text,
      to: text,
      text,
      /** A time that was set or told. */
      until: time,
      photos: z.array(attachmentSchema),
    }),
  ),
});
export type TicketCourse = z.infer<typeof ticketCourseSchema>;

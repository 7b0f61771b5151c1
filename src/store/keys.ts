import { createHash } from "node:crypto";
import { z } from "zod";
import { accountSchema } from "../core/records/account.ts";
import { announcementsSchema } from "../core/records/announcement.ts";
import { awaitedFilesSchema } from "../core/records/awaited-files.ts";
import { caseCardSchema, caseThreadSchema } from "../core/records/case-card.ts";
import { communitySchema } from "../core/records/community.ts";
import { conversationSchema, type Conversation } from "../core/records/conversation.ts";
import { lineSchema, outgoingSchema, type Outgoing } from "../core/records/message.ts";
import { billSchema } from "../core/records/bill.ts";
import { heldBackSchema } from "../core/records/held-back.ts";
import { reachSchema, seenSchema, staffDevicesSchema } from "../core/records/reach.ts";
import { residentSchema } from "../core/records/resident.ts";
import { invitationSchema, staffSessionSchema } from "../core/records/staff-access.ts";
import { registeredUnitSchema } from "../core/records/unit.ts";
import { noteSchema } from "../core/records/note.ts";
import { seenAlertSchema } from "../core/records/seen-alert.ts";
import { shiftsSchema } from "../core/records/shift.ts";
import { replyAddressSchema } from "../core/records/reply-address.ts";
import type { Key, RecordKind } from "../core/store.ts";
import { ticketSchema } from "../core/records/ticket.ts";
import { timerSchema } from "../core/records/timer.ts";
import { tuningSchema, tuningVersionSchema } from "../core/records/tuning.ts";
import { recordKind } from "./codec.ts";

/** The partition of what belongs to the whole installation. */
export const SYSTEM = "_system";

const conversation = recordKind("conversation", conversationSchema);
const mark = recordKind("mark", z.looseObject({ at: z.number() }));
const ticket = recordKind("ticket", ticketSchema);
const timer = recordKind("timer", timerSchema);
const outgoing = recordKind("outgoing", outgoingSchema);
const line = recordKind("line", lineSchema);
const community = recordKind("community", communitySchema);
const overlay = recordKind("overlay", z.looseObject({ text: z.string() }));
const unit = recordKind("unit", registeredUnitSchema);
const resident = recordKind("resident", residentSchema);
const bill = recordKind("bill", billSchema);
const replyAddress = recordKind("reply-address", replyAddressSchema);
const unreachable = recordKind("unreachable", z.looseObject({ since: z.number() }));
const heldBack = recordKind("held-back", heldBackSchema);
const sentInMonth = recordKind("sent-in-month", z.looseObject({ count: z.number() }));
const note = recordKind("note", noteSchema);
const caseCard = recordKind("case-card", caseCardSchema);
const caseThread = recordKind("case-thread", caseThreadSchema);
const announcements = recordKind("announcements", announcementsSchema);
const seenAlert = recordKind("seen-alert", seenAlertSchema);
const shifts = recordKind("shifts", shiftsSchema);
const account = recordKind("account", accountSchema);
const claim = recordKind("claim", z.looseObject({ account: z.string() }));
const invitation = recordKind("invitation", invitationSchema);
const staffSession = recordKind("staff-session", staffSessionSchema);
const reach = recordKind("reach", reachSchema);
const seen = recordKind("seen", seenSchema);
const staffDevices = recordKind("staff-devices", staffDevicesSchema);
const mailRefused = recordKind("mail-refused", z.looseObject({ at: z.number() }));
const awaitedFiles = recordKind("awaited-files", awaitedFilesSchema);
const tuning = recordKind("tuning", tuningSchema);
const tuningVersion = recordKind("tuning-version", tuningVersionSchema);
const seal = recordKind("seal", z.looseObject({ since: z.number() }));
const probe = recordKind("probe", z.looseObject({ at: z.number() }));

/** Every kind of record and where it lies. */
export const keys = {
  conversation: (channel: string, id: string) => key(conversation, "c", channel, id),
  /** A message was handled: its redelivery does nothing. Platforms' ids are hashed: any length. */
  mark: (...identity: readonly string[]) => key(mark, "d", digest(identity)),
  ticket: (id: string) => key(ticket, "t", id),
  timer: (id: string) => key(timer, "tm", id),
  outgoing: (id: string) => key(outgoing, "o", id),
  /** A line of a transcript. */
  line: (id: string) => key(line, "l", id),
  /** What colleagues alone read of a conversation. */
  note: (id: string) => key(note, "n", id),
  /** A message to staff that was sent. */
  alert: (id: string) => key(outgoing, "al", id),
  /** Who has seen to it. */
  seenAlert: (alert: string) => key(seenAlert, "as", alert),
  community: (id: string) => key(community, "community", id),
  /** A community's own wordings, in the form of a file of `dialogs/phrases/`. */
  overlay: (communityId: string) => key(overlay, "overlay", communityId),
  unit: (id: string) => key(unit, "u", id),
  /** Who somebody is on a channel, hashed like platforms' other ids. */
  resident: (channel: string, person: string) => key(resident, "r", digest([channel, person])),
  /** A unit's bill for a month such as 2026-10. */
  bill: (unitId: string, period: string) => key(bill, "b", unitId, period),
  /** Where a conversation is reached without being asked. */
  replyAddress: (channel: string, conversation: string) =>
    key(replyAddress, "ra", channel, conversation),
  /** Somebody, or a group, that is not reached any more, by the platform's id. */
  unreachable: (channel: string, place: string) => key(unreachable, "ur", channel, place),
  /** What waits to be told along with what is said next. */
  heldBack: (channel: string, conversation: string) => key(heldBack, "hb", channel, conversation),
  /** How much was sent that costs, in a month such as 2026-11. */
  sentInMonth: (channel: string, month: string) => key(sentInMonth, "sm", channel, month),
  /** How a conversation is shown in a place where colleagues work. */
  caseCard: (place: string, channel: string, conversation: string) =>
    key(caseCard, "cc", place, channel, conversation),
  /** Whose conversation a thread in such a place is about. */
  caseThread: (place: string, thread: string) => key(caseThread, "ct", place, digest([thread])),
  /** Files of a message that are yet to be fetched, or were lost. */
  awaitedFiles: (id: string) => key(awaitedFiles, "af", id),
  /** What staff let the community's residents know. */
  announcements: () => key(announcements, "announcements"),
  /** What shifts left to one another. */
  shifts: () => key(shifts, "shifts"),
  /** A colleague's, of the whole installation. */
  account: (id: string) => key(account, "account", id),
  /** Whose a login or a platform's identity is: of one account alone. */
  claim: (...what: readonly string[]) => key(claim, "claim", digest(what)),
  /** By what its secret hashes to, as the two below: who reads names opens nothing. */
  invitation: (hash: string) => key(invitation, "invitation", hash),
  staffSession: (hash: string) => key(staffSession, "staff-session", hash),
  linkCode: (hash: string) => key(claim, "link-code", hash),
  /** How who left a conversation is reached. */
  reach: (channel: string, conversation: string) => key(reach, "reach", channel, conversation),
  /** Up to which line a conversation was read. */
  seen: (channel: string, conversation: string) => key(seen, "seen", channel, conversation),
  staffDevices: () => key(staffDevices, "staff-devices"),
  /** Whoever reads at an address wants no mail of ours. */
  mailRefused: (address: string) => key(mailRefused, "no-mail", digest([address])),
  /** What admins have published and drafted of the content, of the whole installation. */
  tuning: () => key(tuning, "tuning"),
  /** From 1 on, without gaps. */
  tuningVersion: (version: number) => key(tuningVersion, "tuning-version", String(version)),
  /** Written at first open, read at every other: tells at once whether the key fits. */
  seal: () => key(seal, "seal"),
  /** Written to see whether anything can be. */
  probe: () => key(probe, "probe"),
};

/** The key of the conversation that {@link idIn.conversation} names. */
export const conversationKey = (id: string): Key<Conversation> => key(conversation, "c", id);

/** What records are about, by their names: a listener reads those that it shows. */
export const idIn = {
  ticket: (name: string): string | null => behind("t:", name),
  alert: (name: string): string | null => behind("al:", name),
  seenAlert: (name: string): string | null => behind("as:", name),
  /** Of a conversation that its resident looked at, on all channels. */
  seen: (name: string): string | null => behind("seen:", name),
  /** On all channels: `web:…`. */
  conversation: (name: string): string | null => behind("c:", name),
  community: (name: string): string | null => behind("community:", name),
  overlay: (name: string): string | null => behind("overlay:", name),
  account: (name: string): string | null => behind("account:", name),
  staffSession: (name: string): string | null => behind("staff-session:", name),
};

/** The conversation, `web:…`, whose lines or notes an index holds; null for other indexes. */
export function talkOf(index: string): string | null {
  return behind("lines:", index) ?? behind("notes:", index);
}

/** Named orders of members; the score is a time, ms UTC, where nothing else is said. */
export const indexes = {
  /** When they fall due. */
  timers: "timers",
  /** When they may be claimed. */
  outbox: "outbox",
  urgentOutbox: "outbox:urgent",
  /** Files to be fetched: when they may be claimed. */
  awaitedFiles: "awaited-files",
  /** When they were given up. */
  undelivered: "undelivered",
  /** When they were opened. */
  tickets: "tickets",
  /** Those that somebody has still to see to: when they were opened. */
  openTickets: "open-tickets",
  /** When they were resolved or cancelled. */
  closedTickets: "closed-tickets",
  alerts: "alerts",
  /** In the order of their list. */
  communities: "communities",
  /** When they were made. */
  accounts: "accounts",
  /** When they end. */
  invitations: "invitations",
  /** Without an order of their own. */
  units: "units",
  /** By month: 202610. */
  bills: (unitId: string) => `bills:${unitId}`,
  /** Conversations in which a resident waits for a person: since when. */
  waiting: "waiting",
  /** A channel's conversations: when something last happened in them. */
  conversations: (channel: string) => `conversations:${channel}`,
  /** Conversations that a colleague has taken: since when. */
  owned: "owned",
  /** Conversations in which a danger lasts, without an order of their own. */
  dangers: "dangers",
  /** When they were written. */
  notes: (channel: string, id: string) => `notes:${channel}:${id}`,
  /**
   * What may wait to be read: `web:<conversation>:<line>`, and `web:<conversation>` where one looks
   * again. When to look.
   */
  unseen: "unseen",
  /**
   * Messages that were not understood, and notes that one was misunderstood:
   * `web:<conversation>:<line or note>`. When they were written.
   */
  unclear: "unclear",
  /** Notes that an alarm was real, as {@link unclear}. */
  realAlarms: "real-alarms",
  /** When they were written or sent. */
  lines: (channel: string, id: string) => `lines:${channel}:${id}`,
};

/** What waits to be sent, in the order in which it is claimed: nobody waits for help behind news. */
export const OUTBOXES: readonly string[] = [indexes.urgentOutbox, indexes.outbox];

export function outboxOf({ urgent, danger }: Outgoing): string {
  return urgent || danger !== undefined ? indexes.urgentOutbox : indexes.outbox;
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

function behind(prefix: string, name: string): string | null {
  return name.startsWith(prefix) ? name.slice(prefix.length) : null;
}

function key<T>(kind: RecordKind<T>, ...parts: readonly string[]): Key<T> {
  return { name: parts.join(":"), kind };
}

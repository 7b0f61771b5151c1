import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";
import { DANGERS } from "./danger.ts";
import { attachmentSchema, ROLES } from "./message.ts";
import { personNameSchema } from "./person-name.ts";
import { placeSchema, unitSchema } from "./unit.ts";

/**
 * What a dialog has collected, by slot; null is "declined or skipped", absent is "not asked yet".
 * Those that the desk's own rules speak of are typed here; what further slots hold is known to them.
 */
export const slotsSchema = z.looseObject({
  issue: z.string().nullable().optional(),
  place: placeSchema.nullable().optional(),
  unit: unitSchema.nullable().optional(),
  name: personNameSchema.nullable().optional(),
  phone: z.string().nullable().optional(),
  when: z.string().nullable().optional(),
  photo: z.array(attachmentSchema).nullable().optional(),
});
export type Slots = z.infer<typeof slotsSchema>;

/** A time that was told to the resident (B21): a timer keeps it. `text` is the time as shown. */
export const promiseSchema = z.object({
  id: z.string(),
  /** What was promised: only that keeps it. */
  about: z.enum(["first-response", "resolution", "word"]).default("first-response"),
  text: z.string(),
  due: z.number(),
});
export type Promised = z.infer<typeof promiseSchema>;

/** How grave it is (D3 to D5). */
export const TICKET_CLASSES = ["major", "important", "minor"] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];
/** Where it stands (D1). */
export const TICKET_STATUSES = ["recorded", "in-progress", "resolved", "cancelled"] as const;

/** A due time that an earlier version wrote down, ms UTC. */
const writtenDown = z.object({ at: z.number() });
/** `office`: the minutes run in office hours. */
const minutesSchema = z.object({
  minutes: z.number(),
  hours: z.enum(["office", "always"]),
});
/** Who above is told of it, and by when: counted from when it was classified (D3, D4). */
const handupSchema = z.object({
  to: z.enum(ROLES),
  within: z.union([z.literal("same-day"), minutesSchema]),
});
export type Handup = z.infer<typeof handupSchema>;

/** How long there is from the opening on; when that is over, the community's calendar tells. */
const clocksSchema = z.object({
  /** Till a person answers first, and never later than so many calendar days. */
  answer: z.union([minutesSchema.extend({ days: z.number().optional() }), writtenDown]),
  /** Till it is resolved, in the community's calendar days, or when the resident asks for it. */
  resolve: z.union([
    z.object({
      days: z.number(),
      /** ms UTC */
      wished: z.number().optional(),
    }),
    writtenDown,
  ]),
  handup: handupSchema.optional(),
});
export type Clocks = z.infer<typeof clocksSchema>;

/** What happened to a ticket, in order; everything about it is computed from these. */
const currentEventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("opened"),
    at: z.number(),
    slots: slotsSchema,
    class: z.enum(TICKET_CLASSES).nullable(),
    /** What its class was read off; it may be one that only a newer version knows. */
    cues: z.array(z.string()).optional(),
    clocks: clocksSchema,
    /** What else was said of it, in the resident's words. */
    notes: z.array(z.string()).optional(),
    /** The resident left before it was agreed (B6). */
    unconfirmed: z.literal(true).optional(),
    /** Slots that are needed, and were not told. */
    missing: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal("promised"), at: z.number(), promise: promiseSchema }),
  z.object({ kind: z.literal("added"), at: z.number(), slots: slotsSchema, by: z.string() }),
  /** A message that was left was seen by a colleague. */
  z.object({ kind: z.literal("read"), at: z.number(), staff: staffMemberSchema }),
  z.object({
    kind: z.literal("classified"),
    at: z.number(),
    class: z.enum(TICKET_CLASSES),
    cues: z.array(z.string()),
    clocks: clocksSchema,
    /** Null where the desk read it off what was told. */
    by: z.object({ staff: staffMemberSchema, reason: z.string() }).nullable(),
  }),
  /** It was taken back before the resident could read it: nothing is owed. */
  z.object({ kind: z.literal("unpromised"), at: z.number(), promise: z.string() }),
  z.object({ kind: z.literal("handed-up"), at: z.number(), to: z.enum(ROLES) }),
  z.object({ kind: z.literal("answered"), at: z.number(), staff: staffMemberSchema }),
  /** A colleague has come back to the resident about it: what they promised to say is said. */
  z.object({ kind: z.literal("spoken"), at: z.number(), staff: staffMemberSchema }),
  /** Somebody is to see to it: it is theirs, though they have not answered yet. */
  z.object({
    kind: z.literal("assigned"),
    at: z.number(),
    staff: staffMemberSchema,
    by: staffMemberSchema,
  }),
  z.object({ kind: z.literal("answer-missed"), at: z.number(), promise: z.string() }),
  z.object({ kind: z.literal("resolve-missed"), at: z.number() }),
  z.object({
    kind: z.literal("resolved"),
    at: z.number(),
    staff: staffMemberSchema,
    text: z.string(),
    /** Of the finished work. */
    photos: z.array(attachmentSchema).optional(),
  }),
  /** It was not settled after all, and has a new time to be so, ms UTC. */
  z.object({
    kind: z.literal("reopened"),
    at: z.number(),
    staff: staffMemberSchema,
    text: z.string(),
    resolveDue: z.number(),
  }),
  z.object({ kind: z.literal("cancelled"), at: z.number(), by: z.string() }),
]);
export type TicketEvent = z.infer<typeof currentEventSchema>;

/** Once due times were written down with the opening. */
const earlierOpening = z
  .looseObject({ kind: z.literal("opened"), answerDue: z.number(), resolveDue: z.number() })
  .transform(({ answerDue, resolveDue, ...opened }) => ({
    ...opened,
    clocks: { answer: { at: answerDue }, resolve: { at: resolveDue } },
  }));
const ticketEventSchema = z.preprocess(
  (event) => earlierOpening.safeParse(event).data ?? event,
  currentEventSchema,
);

/** A request that somebody must see to. It outlives its conversation. */
export const ticketSchema = z.looseObject({
  id: z.string(),
  /** The intent that it came from; `emergency`, `repair` … */
  kind: z.string(),
  /** Which, where it is an emergency. */
  danger: z.enum(DANGERS).optional(),
  /** The conversation that it came from; null where there was none, as at the counter. */
  channel: z.string().nullable(),
  conversation: z.string().nullable(),
  /** Who told it, where several write in one conversation; else whoever began that. */
  person: z.string().optional(),
  /** The colleague whom a message is left for, as colleagues call them (B4). */
  for: z.string().optional(),
  /** How it came to staff who filed it: counter, phone, letter, patrol (D17). */
  via: z.string().optional(),
  events: z.array(ticketEventSchema).min(1),
});
export type Ticket = z.infer<typeof ticketSchema>;

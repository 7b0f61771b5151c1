import { z } from "zod";
import { OWNER_KINDS } from "../core/records/owner.ts";
import { choiceSchema, DECISIONS } from "../core/records/message.ts";
import { FEATURES } from "../features.ts";
import { slotsSchema } from "../core/records/ticket.ts";
import { ticketViewSchema } from "../core/tickets/view.ts";

/** A time with its zone, as ms UTC. */
const time = z.iso
  .datetime({ offset: true, error: "expected a time with its zone: 2026-11-23T14:30:00+08:00" })
  .transform((iso) => Date.parse(iso));
const id = z.string().min(1).max(200);

/** What `talk --json` reads: a simulated desk, a line an operation. */
export const talkRequest = z.discriminatedUnion("op", [
  z.object({
    op: z.literal("message"),
    conversation: id,
    person: id,
    id,
    text: z.string(),
    at: time,
    choice: z.string().nullable().default(null),
    attachments: z.array(z.object({ name: z.string(), type: z.string() })).default([]),
    /** What an earlier message said that this one is edited from; with an empty text it is deleted. */
    edits: z.string().nullable().optional(),
    community: id.default("main"),
  }),
  z.object({ op: z.literal("advance"), to: time }),
  z.object({
    op: z.literal("staff"),
    conversation: id.nullable().default(null),
    staff: id,
    action: z.enum(FEATURES.acts.map(({ name }) => name)),
    text: z.string().nullable().default(null),
    /** What else the act must be told. */
    input: z.record(z.string(), z.unknown()).default({}),
    ticket: id.nullable().default(null),
    community: id.default("main"),
  }),
  z.object({ op: z.literal("tickets"), community: id.default("main") }),
  z.object({ op: z.literal("restart") }),
  /** An empty desk again, in which time may begin earlier: scripts don't hear each other. */
  z.object({ op: z.literal("fresh"), at: time }),
]);
export type TalkRequest = z.infer<typeof talkRequest>;

const owner = z.enum(OWNER_KINDS);
const sent = z.object({ to: z.string(), text: z.string() });
const tickets = z.array(ticketViewSchema);

/** What it answers, a line an operation, in order. */
export const talkResponse = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("message"),
    id: z.string(),
    intent: z.string().nullable(),
    decision: z.enum(DECISIONS).nullable(),
    replies: z.array(z.object({ text: z.string(), choices: z.array(choiceSchema) })),
    /** Ids of messages whose reply this one takes the place of. */
    supersedes: z.array(z.string()),
    draft: z.object({ kind: z.string(), slots: slotsSchema }).nullable(),
    tickets,
    owner,
    /** To others than the one who wrote: staff by role, other conversations by their id. */
    sent: z.array(sent),
  }),
  z.strictObject({
    op: z.literal("advance"),
    sent: z.array(sent.extend({ at: z.iso.datetime() })),
    tickets,
  }),
  z.strictObject({
    op: z.literal("staff"),
    ok: z.boolean(),
    /** Why not: a name from a closed list. */
    error: z.string().nullable(),
    owner: owner.nullable(),
    tickets,
    sent: z.array(sent),
  }),
  z.strictObject({ op: z.literal("tickets"), tickets }),
  z.strictObject({ op: z.literal("restart") }),
  z.strictObject({ op: z.literal("fresh") }),
  z.strictObject({ op: z.literal("error"), line: z.number(), error: z.string() }),
]);
export type TalkResponse = z.infer<typeof talkResponse>;

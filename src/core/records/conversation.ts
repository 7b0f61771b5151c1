import { z } from "zod";
import { namedStaff } from "./actor.ts";
import { DANGERS } from "./danger.ts";
import { attachmentSchema, choiceSchema, languageSchema } from "./message.ts";
import { slotsSchema } from "./ticket.ts";

/** One dialog under way: what it has, and what it asked last. The next question is computed. */
export const frameSchema = z.looseObject({
  dialog: z.string(),
  /** The intent that began it: the kind of its ticket. */
  intent: z.string(),
  slots: slotsSchema,
  /**
   * What was asked last, a slot, `read-back` or `correction`, and how often in a row; null when
   * nothing was asked yet.
   */
  asked: z.object({ what: z.string(), times: z.number() }).nullable(),
  /** Slots in the order in which they were answered: the way back. */
  answered: z.array(z.string()),
});
export type Frame = z.infer<typeof frameSchema>;

const epoch = z.number();
const owner = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("bot"), epoch }),
  /** A person was called for; the bot helps meanwhile. */
  z.object({ kind: z.literal("waiting"), epoch }),
  z.object({ kind: z.literal("staff"), epoch, id: z.string(), name: z.string() }),
  z.object({ kind: z.literal("closed"), epoch }),
]);
/** Who answers the resident (B25). Each change of owner raises the epoch. */
export type Owner = z.infer<typeof owner>;
export const OWNER_KINDS = owner.options.map(({ shape }) => shape.kind.value);

const ownerSchema: z.ZodType<Owner> = z.union([
  owner,
  // As it was written before staff had ids.
  z
    .object({ kind: z.literal("staff"), epoch, staff: z.string() })
    .transform(({ kind, epoch, staff }) => ({ kind, epoch, ...namedStaff(staff) })),
]);

/** What the bot asked outside any frame, so that a bare answer is understood. */
const pendingSchema = z.discriminatedUnion("kind", [
  /** 請問您貴姓？ (A5) */
  z.object({ kind: z.literal("who") }),
  /** Whether to take up what a danger interrupted: the latest of the stack. */
  z.object({ kind: z.literal("resume") }),
  /** 您還有別的事嗎？ (A12) */
  z.object({ kind: z.literal("anything-else") }),
  /** Which of these did you mean? (B8) `text` is what the resident wrote then. */
  z.object({
    kind: z.literal("which"),
    intents: z.array(z.string()),
    text: z.string(),
    photos: z.array(attachmentSchema),
  }),
]);

/** A danger that the resident told of: a protocol, not a form. */
const toldDangerSchema = z.object({
  ticket: z.string(),
  kind: z.enum(DANGERS),
  /** Somebody else than the writer wants to die. */
  ofAnother: z.boolean().default(false),
  /** The phrase that told what to do. */
  advice: z.string().default("emergency.advice.other"),
  /** Of which kinds advice was given. */
  advised: z.array(z.enum(DANGERS)),
  /** When the resident last spoke of it, ms UTC. */
  saidAt: z.number(),
  /** The resident says that it is over. Staff decide whether it is. */
  over: z.boolean(),
  /** Whether it is known where, and how often that was asked. */
  placed: z.boolean(),
  asked: z.number(),
});
export type ToldDanger = z.infer<typeof toldDangerSchema>;

export const conversationSchema = z.looseObject({
  channel: z.string(),
  id: z.string(),
  person: z.string(),
  language: languageSchema.nullable(),
  owner: ownerSchema,
  /** What the resident has told of themselves: never asked twice (B11). */
  known: slotsSchema,
  /** The latest last. */
  dangers: z.array(toldDangerSchema).default([]),
  frame: frameSchema.nullable(),
  /** Frames that a digression interrupted, the latest last. */
  stack: z.array(frameSchema),
  pending: pendingSchema.nullable(),
  /** Messages in a row that were not understood (B5). */
  misses: z.number(),
  /** How often each phrase was said, so that its wordings take turns. */
  said: z.record(z.string(), z.number()),
  /** The bot's last message, for "repeat" and for choices answered by number. */
  last: z.object({ text: z.string(), choices: z.array(choiceSchema) }).nullable(),
  /** Ids of its tickets, the newest last. */
  tickets: z.array(z.string()),
  /** When the newest message that was handled was written, ms UTC. */
  newestAt: z.number(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export function newConversation(channel: string, id: string, person: string): Conversation {
  return {
    channel,
    id,
    person,
    language: null,
    owner: { kind: "bot", epoch: 0 },
    known: {},
    dangers: [],
    frame: null,
    stack: [],
    pending: null,
    misses: 0,
    said: {},
    last: null,
    tickets: [],
    newestAt: 0,
  };
}

/** Whether the next word is theirs: they were asked something, or a person speaks with them. */
export function awaitsResident({ frame, pending, owner }: Conversation): boolean {
  const isAsked = frame !== null || (pending !== null && pending.kind !== "anything-else");
  return isAsked || owner.kind === "staff" || owner.kind === "waiting";
}

import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";
import { DANGERS } from "./danger.ts";
import { amongOthersSchema, attachmentSchema, choiceSchema, languageSchema } from "./message.ts";
import { matterSchema, type Matter } from "./matter.ts";
import { ownerSchema } from "./owner.ts";
import { slotsSchema } from "./ticket.ts";

/** How a dialog under way was kept before there were matters. */
const frameSchema = z.looseObject({
  dialog: z.string(),
  intent: z.string(),
  slots: slotsSchema,
  asked: z.object({ what: z.string(), times: z.number() }).nullable(),
});
type Frame = z.infer<typeof frameSchema>;

/** What the desk asked or did last outside any matter, so that a bare answer is understood. */
const pendingSchema = z.discriminatedUnion("kind", [
  /** 請問您貴姓？ (A5) */
  z.object({ kind: z.literal("who") }),
  /** Whether to take up what a danger interrupted. */
  z.object({ kind: z.literal("resume") }),
  /** 您還有別的事嗎？ (A12) */
  z.object({ kind: z.literal("anything-else") }),
  /** A question of theirs was answered; where they may want it done as well, what it was about. */
  z.object({
    kind: z.literal("answered"),
    intent: z.string().nullable().default(null),
    text: z.string().default(""),
  }),
  /** Is this ticket to be cancelled? */
  z.object({ kind: z.literal("cancel"), ticket: z.string() }),
  /** Which of these is to be changed (B8)? `text` is how they told the change. */
  z.object({ kind: z.literal("which-ticket"), tickets: z.array(z.string()), text: z.string() }),
  /** Which of these did you mean? (B8) `text` is what the resident wrote then. */
  z.object({
    kind: z.literal("which"),
    intents: z.array(z.string()),
    text: z.string(),
    photos: z.array(attachmentSchema),
  }),
  /** What was not understood: the next words are read together with it. */
  z.object({ kind: z.literal("again"), text: z.string(), photos: z.array(attachmentSchema) }),
  /** Is a colleague to come by, for they are ill? `text` is how they told it (A14). */
  z.object({ kind: z.literal("unwell"), text: z.string() }),
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

const heldSchema = z.object({
  /** Who wrote what it answers. */
  person: z.string().optional(),
  reply: z.string(),
  /** Till when it waits, ms UTC. */
  until: z.number(),
  messages: z.array(z.string()),
  text: z.string(),
  attachments: z.array(attachmentSchema),
  /** The conversation before it: read by its schema when it is needed. */
  before: z.unknown(),
});

const unsentSchema = z.object({
  /** Of the outgoing message. */
  id: z.string(),
  by: staffMemberSchema,
  text: z.string(),
  at: z.number(),
  /** Till when it waits, ms UTC. */
  until: z.number(),
});

/** The bot's last message, for "repeat" and for choices answered by number. */
const lastSchema = z
  .object({
    text: z.string(),
    choices: z.array(choiceSchema),
    /** Which buttons hold: the number that theirs bear, and the question that they answer. */
    offer: z.object({ number: z.number(), question: z.string() }).optional(),
  })
  .nullable();

const currentSchema = z.looseObject({
  channel: z.string(),
  id: z.string(),
  /** Who began it. */
  person: z.string(),
  /** Who wrote last, where several do. */
  speaker: z.string().optional(),
  /** What was told by, and asked of, the others who write here, by person. */
  aside: z
    .record(
      z.string(),
      z.object({
        known: slotsSchema,
        pending: pendingSchema.nullable(),
        matters: z.array(matterSchema),
        last: lastSchema.default(null),
      }),
    )
    .default({}),
  language: languageSchema.nullable(),
  owner: ownerSchema,
  /** What the resident has told of themselves: never asked twice (B11). */
  known: slotsSchema,
  /** The latest last. */
  dangers: z.array(toldDangerSchema).default([]),
  /** What they came for; the one that is spoken of now stands last. */
  matters: z.array(matterSchema),
  pending: pendingSchema.nullable(),
  /** Messages in a row that were not understood (B5). */
  misses: z.number(),
  /** How often each phrase was said, so that its wordings take turns. */
  said: z.record(z.string(), z.number()),
  /** The day in the community's zone on which they were wished a festival last: 2026-09-25. */
  wished: z.string().optional(),
  last: lastSchema,
  /** Others read along; undefined: nobody does. */
  amongOthers: amongOthersSchema.optional(),
  /** The thread within it that was written in last. */
  thread: z.string().optional(),
  /** How often buttons were offered: by its number each knows its question. */
  offers: z.number().default(0),
  /** Ids of its tickets, the newest last. */
  tickets: z.array(z.string()),
  /** When the newest message that was handled was written, ms UTC. */
  newestAt: z.number(),
  /** A reply that waits for what else is being written, and how everything stood before it (B7). */
  held: heldSchema.nullable().default(null),
  /** What the resident wrote last, its first words, for staff to know it by. */
  heard: z.object({ text: z.string(), at: z.number() }).nullable().default(null),
  /** How often one colleague handed it to another since it was called for (B24). */
  transfers: z.number().default(0),
  /** Whoever made it a talk apart from the queue, for the supervisor alone (D12). */
  apart: staffMemberSchema.nullable().default(null),
  /** What they need particular care for, marked with their consent (B29). */
  care: z.object({ note: z.string(), by: staffMemberSchema, at: z.number() }).nullable().optional(),
  /** Words of a colleague that are on their way so late that they can be taken back. */
  unsent: z.array(unsentSchema).default([]),
});

/** What was under way keeps its facts over the change from frames to matters. */
export const conversationSchema = z.preprocess((record) => {
  const earlier = earlierConversation.safeParse(record).data;
  if (!earlier) return record;
  const { frame, stack, newestAt, person, ...others } = earlier;
  const frames = [...stack, ...(frame === null ? [] : [frame])];
  const matters = frames.map((one, n) => matterOf(one, `f${n + 1}`, person, newestAt));
  return { ...others, person, newestAt, matters };
}, currentSchema);

const earlierConversation = z.looseObject({
  frame: frameSchema.nullable(),
  stack: z.array(frameSchema),
  person: z.string(),
  newestAt: z.number(),
});

function matterOf(
  { dialog, intent, slots, asked }: Frame,
  id: string,
  by: string,
  at: number,
): Matter {
  const { issue, ...facts } = slots;
  return {
    id,
    kind: intent,
    dialog,
    state: "telling",
    facts: Object.entries(facts).map(([slot, value]) => ({ slot, value, whose: "writer", by, at })),
    notes: typeof issue === "string" ? [{ text: issue, by, at }] : [],
    feelings: [],
    questions: [],
    asked: asked === null ? {} : { [asked.what]: asked.times },
    open: asked?.what ?? null,
    ticket: null,
    touchedAt: at,
  };
}
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
    matters: [],
    pending: null,
    misses: 0,
    said: {},
    last: null,
    offers: 0,
    tickets: [],
    newestAt: 0,
    held: null,
    aside: {},
    heard: null,
    transfers: 0,
    apart: null,
    unsent: [],
  };
}

/** Nothing was said in it yet, by anybody. */
export function isFresh({ last, newestAt }: Conversation): boolean {
  return last === null && newestAt === 0;
}

/** Who spoke last. */
export function speakerOf({ speaker, person }: Pick<Conversation, "speaker" | "person">): string {
  return speaker ?? person;
}

/** Whether the next word is theirs: they were asked something, or a person speaks with them. */
export function awaitsResident({ matters, pending, owner }: Conversation): boolean {
  const isAsked =
    matters.some(({ open }) => open !== null) || (pending !== null && !IDLE.has(pending.kind));
  return isAsked || owner.kind === "staff" || owner.kind === "waiting";
}
const IDLE: ReadonlySet<string> = new Set(["anything-else", "answered"]);

import { z } from "zod";
import { languageOfLocale } from "../../core/courtesy/locale.ts";
import type { Inbound, Language } from "../../core/records/message.ts";
import type { ReplyAddress } from "../../core/records/reply-address.ts";
import { offeredFile } from "./files.ts";
import { mentionsUs, wordsOf } from "./said-words.ts";
import {
  addressOf,
  conversationOf,
  id,
  joinedSchema,
  personOf,
  inboundActivitySchema,
  type Envelope,
  type InboundActivity,
} from "./inbound-activity.ts";

/** What our cards' buttons carry; platforms may hand it on as text. */
const pressedSchema = z.union([
  z.looseObject({ choice: id, label: z.string().optional() }),
  id.transform((choice) => ({ choice, label: undefined })),
]);
const executedSchema = z.looseObject({ action: z.looseObject({ data: pressedSchema }) });
/** What an activity is to us. */
export type Heard =
  | {
      readonly kind: "message";
      readonly message: Omit<Inbound, "community">;
      readonly address: ReplyAddress;
      readonly addressed: Addressed;
      /** It waits for an answer in the same breath (Action.Execute): what was pressed. */
      readonly invoked: string | null;
      /** It edits or deletes the message of this id, whose words don't come along. */
      readonly replaces?: string;
    }
  /** Somebody has opened their own chat with the bot, and said nothing yet. */
  | {
      readonly kind: "opened";
      readonly conversation: string;
      readonly person: string;
      readonly language: Language | null;
      readonly address: ReplyAddress;
    }
  /** Taken note of: somebody joined, most reactions, our own words, a kind that we don't know. */
  | { readonly kind: "noted" }
  /** It wants an answer that only another bot could give. */
  | { readonly kind: "unknown-invoke" }
  | { readonly kind: "malformed" };

/**
 * Whether a message is meant for us. A bot that may read all that people write to one another
 * must leave most of it alone.
 */
export type Addressed =
  /** Said to the bot alone, with its name, or by one of its buttons. */
  | "surely"
  /** Said in a thread: so far as the thread is a conversation with us. */
  | "in-our-thread"
  /** Said in a group chat, which has no threads: so far as we wait for an answer. */
  | "as-an-answer";

export const CHANNEL = "bot-framework";

/** @param now ms UTC: a message is never from the future, whatever its platform's clock says */
export function hear(envelope: Envelope, now: number): Heard {
  switch (envelope.type) {
    case "conversationUpdate":
      return heardJoining(envelope);
    case "message":
    case "messageUpdate":
    case "messageDelete":
    case "invoke": {
      const read = inboundActivitySchema.safeParse(envelope);
      if (!read.success) return { kind: "malformed" };
      const said = read.data;
      if (said.from.id === said.recipient.id || said.from.role === "bot") return { kind: "noted" };
      if (said.type === "invoke") return heardInvoke(said, now);
      if (said.type === "messageDelete") return heardDeletion(said, now);
      return said.type === "message" ? heardMessage(said, now) : heardEdit(said, now);
    }
    case "messageReaction":
      return heardReaction(envelope, now);
    default:
      return { kind: "noted" };
  }
}

function heardJoining(envelope: Envelope): Heard {
  const read = joinedSchema.safeParse(envelope);
  if (!read.success) return { kind: "noted" };
  const { membersAdded, recipient, conversation, from, locale } = read.data;
  const isBot = membersAdded.some((member) => member.id === recipient.id);
  // In a group it was somebody's doing, not each resident's wish.
  if (!isBot || conversation.conversationType !== "personal" || from.id === recipient.id)
    return { kind: "noted" };
  return {
    kind: "opened",
    conversation: conversationOf(read.data),
    person: personOf(read.data),
    language: languageOfLocale(locale ?? ""),
    address: addressOf(read.data),
  };
}

/** Attachments of one activity: text comes as one too. */
const MOST_LOOKED_AT = 12;

function heardMessage(said: InboundActivity, now: number): Heard {
  const pressed = pressedSchema.safeParse(said.value);
  const typed = wordsOf(said);
  const choice = pressed.success ? pressed.data.choice : null;
  const text = typed === "" ? (pressed.data?.label ?? "") : typed;
  const files = (said.attachments ?? []).slice(0, MOST_LOOKED_AT).flatMap(offeredFile);
  if (text === "" && choice === null && files.length === 0) return { kind: "noted" };
  const message = messageOf(said, { text, choice, files }, now);
  const addressed = choice === null ? addressedBy(said) : "surely";
  return { kind: "message", message, address: addressOf(said), addressed, invoked: null };
}

/** An edited message, under its own id, as what its writer says now; its old words don't come. */
function heardEdit(said: InboundActivity, now: number): Heard {
  const heard = heardMessage({ ...said, attachments: [], value: undefined }, now);
  if (heard.kind !== "message") return heard;
  const id = `${said.id}:${said.timestamp ?? ""}`;
  return { ...heard, message: { ...heard.message, id, edits: null }, replaces: said.id };
}

/** A deleted message as one that says nothing any more. */
function heardDeletion(said: InboundActivity, now: number): Heard {
  const content = { text: "", choice: null, files: [] };
  const message = { ...messageOf(said, content, now), id: `${said.id}:deleted`, edits: null };
  const addressed = addressedBy(said);
  return {
    kind: "message",
    message,
    address: addressOf(said),
    addressed,
    invoked: null,
    replaces: said.id,
  };
}

/** 👍 in their own chat. Teams names a message by when it was sent, ms UTC. */
const reactionSchema = z.looseObject({
  ...inboundActivitySchema.shape,
  replyToId: z.string().regex(/^\d{13}$/),
  reactionsAdded: z.array(z.looseObject({ type: z.literal("like") })).length(1),
});

function heardReaction(envelope: Envelope, now: number): Heard {
  const read = reactionSchema.safeParse(envelope).data;
  if (read?.conversation.conversationType !== "personal") return { kind: "noted" };
  const heard = heardMessage({ ...read, text: "👍", attachments: [], value: undefined }, now);
  if (heard.kind !== "message") return heard;
  const id = `${read.id}:${read.replyToId}:like`;
  return { ...heard, message: { ...heard.message, id, reactsTo: Number(read.replyToId) } };
}

function isAmongPeople({ conversation: { conversationType, isGroup } }: InboundActivity): boolean {
  return isGroup === true || /^(?:channel|groupChat)$/.test(conversationType ?? "");
}

function addressedBy(said: InboundActivity): Addressed {
  if (!isAmongPeople(said) || mentionsUs(said)) return "surely";
  return said.conversation.conversationType === "channel" ? "in-our-thread" : "as-an-answer";
}

function heardInvoke(said: InboundActivity, now: number): Heard {
  if (said.name !== "adaptiveCard/action") return { kind: "unknown-invoke" };
  const executed = executedSchema.safeParse(said.value);
  if (!executed.success) return { kind: "malformed" };
  const { choice, label = "" } = executed.data.action.data;
  const message = messageOf(said, { text: label, choice, files: [] }, now);
  const address = addressOf(said);
  return { kind: "message", message, address, addressed: "surely", invoked: label };
}

function messageOf(
  said: InboundActivity,
  content: Pick<Inbound, "text" | "choice" | "files">,
  now: number,
): Omit<Inbound, "community"> {
  const written = Date.parse(said.timestamp ?? "");
  return {
    channel: CHANNEL,
    conversation: conversationOf(said),
    person: personOf(said),
    id: said.id,
    ...content,
    ...(isAmongPeople(said) ? { amongOthers: "without-forms" as const } : {}),
    attachments: [],
    at: Number.isNaN(written) ? now : Math.max(0, Math.min(written, now)),
  };
}

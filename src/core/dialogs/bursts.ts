import { conversationSchema, type Conversation } from "../records/conversation.ts";
import type { Inbound } from "../records/message.ts";
import type { Turn } from "../turn/turn.ts";

/** A message with those that it came hard upon, and how everything stood before them. */
export interface Burst {
  readonly message: Inbound;
  readonly conversation: Conversation;
  readonly inPlaceOf: NonNullable<Turn["inPlaceOf"]>;
}

/**
 * Messages in quick succession are answered together, once (B7): while the reply to one is held, the
 * next is read with it, as if they had been written in one.
 * @returns null where nothing is held
 */
export function burstOf(conversation: Conversation, message: Inbound, now: number): Burst | null {
  const { held, newestAt } = conversation;
  const isTyped =
    message.choice === null && message.form === undefined && message.reactsTo === undefined;
  if (held === null || now >= held.until || !isTyped || message.at < newestAt) return null;
  if ((held.person ?? message.person) !== message.person) return null;
  const before = conversationSchema.safeParse(held.before).data;
  if (!before) return null;
  return {
    conversation: before,
    message: {
      ...message,
      text: joined(held.text, message),
      attachments: [...held.attachments, ...message.attachments],
    },
    inPlaceOf: { reply: held.reply, messages: held.messages },
  };
}

/**
 * Holds the reply of a turn for `burstMs`, where it can still be said otherwise: nothing was put on
 * record by it, nobody was called, and nobody is in danger.
 */
export function heldFor(
  turn: Turn,
  burstMs: number,
  { before, message, now }: { before: Conversation; message: Inbound; now: number },
): Turn {
  const [reply] = turn.outbox;
  const free: Turn = { ...turn, conversation: { ...turn.conversation, held: null } };
  const isPlain =
    turn.outbox.length === 1 && turn.tickets.length === 0 && reply?.danger === undefined;
  const isBots =
    turn.conversation.owner.kind === "bot" && before.owner.epoch === turn.conversation.owner.epoch;
  if (burstMs === 0 || !reply || !isPlain || !isBots || message.choice !== null) return free;
  const until = now + burstMs;
  const messages = [...(turn.inPlaceOf?.messages ?? []), message.id];
  const { held: _held, ...stood } = before;
  return {
    ...turn,
    outbox: [{ ...reply, notBefore: Math.max(until, reply.notBefore ?? 0) }],
    conversation: {
      ...turn.conversation,
      held: {
        person: message.person,
        reply: reply.id,
        until,
        messages,
        text: message.text,
        attachments: [...message.attachments],
        before: stood,
      },
    },
  };
}

/** An edited message stands where it stood. */
function joined(held: string, { text, edits = null }: Inbound): string {
  if (edits !== null && edits !== "" && held.includes(edits))
    return held.replace(edits, () => text);
  return [held, text].filter((one) => one !== "").join("\n");
}

import { welcome as decideWelcome } from "../core/dialogs/small-talk.ts";
import type { Language, ReplyToken } from "../core/records/message.ts";
import { OPEN } from "../core/policy.ts";
import { answering } from "./answering.ts";
import type { Carriers, ConversationId, RuntimeContext } from "./context.ts";
import { conversationSubject } from "./subject.ts";
import { transact } from "./transact.ts";

/** A chat with us that somebody has just opened, without a word yet. */
export interface Opened extends ConversationId {
  /** The platform's own, verified id of who opened it. */
  readonly person: string;
  /** What their platform speaks to them; null when it doesn't tell. */
  readonly language: Language | null;
  readonly replyToken?: ReplyToken;
}

/**
 * Only a conversation that isn't there yet is welcomed: told of it twice, we speak once; and where
 * somebody else has begun it we don't.
 */
export async function welcome(
  context: RuntimeContext,
  carriers: Carriers,
  opened: Opened,
): Promise<void> {
  const { person, language, channel, conversation } = opened;
  const doing = {
    by: { kind: "resident", channel, person },
    act: OPEN,
    subject: conversationSubject(opened, { person }),
    identity: ["welcome", channel, conversation],
  } as const;
  await transact(context, carriers, doing, () => ({
    decide: (world, before, now) =>
      before.conversation.version === 0
        ? { value: null, turn: answering(decideWelcome(world, language, now), opened) }
        : { value: null },
  }));
}

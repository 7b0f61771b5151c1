import type { Inbound } from "../core/records/message.ts";
import type { Turn } from "../core/turn/turn.ts";

/** The turn of a message, the reply of which takes what the platform lets it be answered by. */
export function answering(
  turn: Turn,
  { channel, conversation, replyToken }: Pick<Inbound, "channel" | "conversation" | "replyToken">,
): Turn {
  if (replyToken === undefined) return turn;
  const at = turn.outbox.findIndex(
    ({ to }) =>
      to.kind === "resident" && to.channel === channel && to.conversation === conversation,
  );
  const outbox = turn.outbox.map((one, n) => (n === at ? { ...one, replyToken } : one));
  return { ...turn, outbox };
}

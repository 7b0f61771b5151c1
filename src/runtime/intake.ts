import type { Conversation } from "../core/records/conversation.ts";
import { hear, MOST_READ, setAside, take, type Taken } from "../core/dialogs/hear.ts";
import type { Inbound } from "../core/records/message.ts";
import { WRITE } from "../core/policy.ts";
import { put } from "../core/store.ts";
import { keys } from "../store/keys.ts";
import type { Carriers, RuntimeContext } from "./context.ts";
import type { Metrics } from "./metrics.ts";
import { answering } from "./answering.ts";
import { awaiting, expected } from "./files/expected.ts";
import type { Decision } from "./decision.ts";
import { conversationSubject, type Read } from "./subject.ts";
import { transact } from "./transact.ts";

/** Slack redelivers within the hour, people resend for days: a mark outlives both. */
const REMEMBER_DELIVERIES_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * One message, one turn: read → interpret → decide → one conditional commit that also holds the
 * mark against redelivery → (the caller acknowledges) → send. Resolves when durable; a redelivery
 * resolves and does nothing. Rejects when nothing was kept.
 */
export async function receive(
  context: RuntimeContext,
  carriers: Carriers,
  delivered: Inbound,
): Promise<void> {
  const { metrics } = context;
  const { message, files } = expected(context, delivered);
  const { channel, conversation, person, id } = message;
  const turnEnds = metrics.turnBegins();
  const mark = keys.mark(channel, conversation, id);
  const doing = {
    by: { kind: "resident", channel, person },
    act: WRITE,
    subject: conversationSubject(message, { person }),
    beside: mark,
    identity: [channel, conversation, id],
  } as const;
  const kept = (
    taken: Taken,
    before: Read<Conversation>,
    now: number,
  ): Decision<Conversation, Handled> => ({
    value: { ...taken, before },
    turn: awaiting(answering(taken.turn, message), message, files),
    beside: {
      checks: [{ key: mark, version: before.beside.version(mark) }],
      puts: [put(mark, { at: now }, now + REMEMBER_DELIVERIES_MS)],
    },
  });
  let handled: Handled | null;
  try {
    const done = await transact<Conversation, Handled | null>(context, carriers, doing, (seen) => {
      if (seen.beside.read(mark)) return { decide: () => ({ value: null }) };
      const heard = hear(seen, message, context.clock.now());
      return {
        decide: (world, before, now) =>
          kept(told(context, message, take(world, heard, now, context.burstMs)), before, now),
        // A turn that no store could take fails each time: it is set aside like any poison.
        instead: (world, before, now, thrown) =>
          kept(told(context, message, setAside(world, message, thrown, now)), before, now),
      };
    });
    if (!done.ok) throw new Error(`a message may not be written: ${done.error}`);
    handled = done.value;
  } catch (thrown) {
    metrics.received(channel, "refused");
    throw thrown;
  }
  if (!handled) return metrics.received(channel, "redelivered");
  turnEnds();
  count(metrics, message, handled);
}

/**
 * Whether a message tells of a danger, or comes out of one that isn't over: it is never made to
 * wait. Writes nothing.
 */
export async function isOfDanger(context: RuntimeContext, message: Inbound): Promise<boolean> {
  const { community, channel, conversation, text } = message;
  const { country } = context.community(community);
  const { understanding } = context.content(community);
  if (understanding.interpret(text.slice(0, MOST_READ), country).danger !== null) return true;
  const key = keys.conversation(channel, conversation);
  const found = (await context.store.get(community, [key], context.clock.now())).read(key)?.value;
  return found?.dangers.some(({ over }) => !over) ?? false;
}

/** What came of a message, and how everything stood before it. */
type Handled = Taken & { readonly before: Read<Conversation> };

function count(metrics: Metrics, { channel }: Inbound, handled: Handled): void {
  const { turn, before, danger, broken } = handled;
  metrics.received(channel, broken === null ? "handled" : "quarantined");
  if (danger !== null) metrics.danger(danger);
  const known = new Set(before.tickets.map(({ value }) => value.id));
  for (const { id, kind } of turn.tickets) if (!known.has(id)) metrics.ticketOpened(kind);
  for (const { understood } of turn.transcript)
    if (understood) metrics.understood(understood.decision);
}

function told(context: RuntimeContext, { community, channel }: Inbound, taken: Taken): Taken {
  const { broken } = taken;
  if (broken !== null)
    context.log.error("message-quarantined", { community, channel }, broken.thrown);
  return taken;
}

import type { Conversation } from "../core/records/conversation.ts";
import { decide, LONGEST_MESSAGE } from "../core/dialogs/decide.ts";
import type { Danger } from "../core/records/danger.ts";
import type { Inbound } from "../core/records/message.ts";
import { WRITE } from "../core/policy.ts";
import { failed, ok, type Result } from "../core/result.ts";
import { put } from "../core/store.ts";
import { clean } from "../core/text/normalise.ts";
import type { Turn, World } from "../core/turn/turn.ts";
import type { Interpretation } from "../core/understanding/interpretation.ts";
import { keys } from "../store/keys.ts";
import type { Carriers, RuntimeContext } from "./context.ts";
import type { Metrics } from "./metrics.ts";
import { answering } from "./answering.ts";
import { awaiting, expected } from "./files/expected.ts";
import { burstOf, heldFor } from "./bursts.ts";
import { quarantined } from "./quarantine.ts";
import type { Decision } from "./decision.ts";
import { conversationSubject, type Read } from "./subject.ts";
import { transact, type Seen } from "./transact.ts";

/** Slack redelivers within the hour, people resend for days: a mark outlives both. */
const REMEMBER_DELIVERIES_MS = 7 * 24 * 60 * 60 * 1_000;
/** No more of a message is read than tells that it is too long. */
const MOST_READ = LONGEST_MESSAGE + 1;

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
    decided: Decided,
    before: Read<Conversation>,
    now: number,
  ): Decision<Conversation, Taken> => ({
    value: { ...decided, before },
    turn: awaiting(answering(decided.turn, message), message, files),
    beside: {
      checks: [{ key: mark, version: before.beside.version(mark) }],
      puts: [put(mark, { at: now }, now + REMEMBER_DELIVERIES_MS)],
    },
  });
  let taken: Taken | null;
  try {
    const done = await transact<Conversation, Taken | null>(context, carriers, doing, (seen) => {
      if (seen.beside.read(mark)) return { decide: () => ({ value: null }) };
      const burst = burstOf(seen.conversation, message, context.clock.now());
      const alone = interpret(seen, message);
      // Somebody in danger is answered at once, whatever they wrote before.
      const isJoined = burst !== null && !(alone.ok && alone.value.danger !== null);
      const written = isJoined ? burst.message : message;
      const meaning = isJoined ? interpret(seen, written) : alone;
      return {
        decide(world, before, now) {
          const stood = isJoined ? { ...world, conversation: burst.conversation } : world;
          const decided = tryToDecide(context, stood, written, meaning, now);
          const turn: Turn = {
            ...decided.turn,
            ...(burst === null ? {} : { inPlaceOf: burst.inPlaceOf }),
            transcript: decided.turn.transcript.map((line) =>
              line.message === message.id ? { ...line, ...asWritten(message) } : line,
            ),
          };
          const held = { before: stood.conversation, message: written, now };
          return kept({ ...decided, turn: heldFor(turn, context.burstMs, held) }, before, now);
        },
        // A turn that no store could take fails each time: it is set aside like any poison.
        instead: (world, before, now, thrown) =>
          kept(setAside(context, world, message, now, thrown), before, now),
      };
    });
    if (!done.ok) throw new Error(`a message may not be written: ${done.error}`);
    taken = done.value;
  } catch (thrown) {
    metrics.received(channel, "refused");
    throw thrown;
  }
  if (!taken) return metrics.received(channel, "redelivered");
  turnEnds();
  count(metrics, message, taken);
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

/** A line is what was written then, however it was read with others. */
const asWritten = ({ text, attachments }: Inbound) => ({
  text: clean(text),
  attachments: [...attachments],
});

/** A message's turn, and what of it is counted. */
interface Decided {
  readonly turn: Turn;
  readonly outcome: "handled" | "quarantined";
  readonly danger: Danger | null;
}
type Taken = Decided & { readonly before: Read<Conversation> };

function count(metrics: Metrics, { channel }: Inbound, taken: Taken): void {
  const { turn, before, outcome, danger } = taken;
  metrics.received(channel, outcome);
  if (danger !== null) metrics.danger(danger);
  const known = new Set(before.tickets.map(({ value }) => value.id));
  for (const { id, kind } of turn.tickets) if (!known.has(id)) metrics.ticketOpened(kind);
  for (const { understood } of turn.transcript)
    if (understood) metrics.understood(understood.decision);
}

/** What a message means, or what was thrown over it. */
type Meaning = Result<Interpretation, unknown>;

function interpret({ content, community }: Seen<Conversation>, message: Inbound): Meaning {
  try {
    const text = message.text.slice(0, MOST_READ);
    return ok(content.understanding.interpret(text, community.country));
  } catch (thrown) {
    return failed(thrown);
  }
}

function tryToDecide(
  context: RuntimeContext,
  world: World,
  message: Inbound,
  meaning: Meaning,
  now: number,
): Decided {
  if (!meaning.ok) return setAside(context, world, message, now, meaning.error);
  try {
    const turn = decide(world, message, meaning.value, now);
    return { turn, outcome: "handled", danger: meaning.value.danger };
  } catch (thrown) {
    return setAside(context, world, message, now, thrown);
  }
}

function setAside(
  context: RuntimeContext,
  world: World,
  message: Inbound,
  now: number,
  thrown: unknown,
): Decided {
  context.log.error(
    "message-quarantined",
    { community: message.community, channel: message.channel },
    thrown,
  );
  return { turn: quarantined(world, message, now), outcome: "quarantined", danger: null };
}

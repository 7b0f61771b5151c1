import type { Conversation } from "../core/records/conversation.ts";
import { waitOf } from "../core/records/owner.ts";
import {
  put,
  type Check,
  type Commit,
  type IndexRemove,
  type Key,
  type Put,
} from "../core/store.ts";
import type { Turn } from "../core/turn/turn.ts";
import { indexes, keys, outboxOf } from "../store/keys.ts";
import { LEASE_MS } from "./context.ts";
import type { Read } from "./subject.ts";
import { ticketMoves } from "./ticket-indexes.ts";

/** What comes of it; nothing is written where neither a turn nor anything beside it is. */
export interface Decision<C extends Conversation | null, T> {
  readonly value: T;
  readonly turn?: Turn<C> | null;
  /** What else the same commit holds: a mark that is set, a timer that is taken. */
  readonly beside?: Beside;
}
interface Beside {
  readonly checks?: readonly Check[];
  readonly puts?: readonly Put[];
  readonly dels?: readonly Key<unknown>[];
  readonly remove?: readonly IndexRemove[];
}

/** A decision as one commit, conditional on what it was decided on; null where nothing changes. */
export function commitOf<C extends Conversation | null, T>(
  { turn, beside }: Decision<C, T>,
  needs: readonly Key<unknown>[],
  before: Read<C>,
  now: number,
): Commit | null {
  if (!turn && !beside) return null;
  const own = turn ? turnParts(turn, before, now) : NOTHING;
  return {
    now,
    checks: [
      ...(beside?.checks ?? []),
      ...own.checks,
      ...needs.map((key) => ({ key, version: before.needed.version(key) })),
    ],
    puts: [...own.puts, ...(beside?.puts ?? [])],
    dels: [...(beside?.dels ?? []), ...droppedBy(turn)],
    add: own.add,
    remove: [...own.remove, ...(beside?.remove ?? [])],
  };
}

/** A held reply that is said otherwise now. Its place in the outbox is cleared by whoever looks. */
function droppedBy(turn: Turn<Conversation | null> | null | undefined): readonly Key<unknown>[] {
  return turn?.inPlaceOf ? [keys.outgoing(turn.inPlaceOf.reply)] : [];
}

/** What a turn adds to a commit. */
type Parts = Required<Pick<Commit, "checks" | "puts" | "add" | "remove">>;
const NOTHING: Parts = { checks: [], puts: [], add: [], remove: [] };

/** Outgoing messages are written leased to this process, which sends them at once. */
function turnParts(
  turn: Turn<Conversation | null>,
  before: Read<Conversation | null>,
  now: number,
): Parts {
  const stored = new Map(before.tickets.map((ticket) => [ticket.value.id, ticket]));
  const moves = turn.tickets.map((ticket) =>
    ticketMoves(stored.get(ticket.id)?.value ?? null, ticket),
  );
  const spoken = conversationParts(turn, before, now);
  const told = keys.announcements();
  return {
    checks: [
      ...spoken.checks,
      ...(turn.announcements ? [{ key: told, version: before.beside.version(told) }] : []),
      ...turn.tickets.map(({ id }) => ({
        key: keys.ticket(id),
        version: stored.get(id)?.version ?? 0,
      })),
    ],
    puts: [
      ...spoken.puts,
      ...(turn.announcements ? [put(told, { all: [...turn.announcements] })] : []),
      ...turn.tickets.map((ticket) => put(keys.ticket(ticket.id), ticket)),
      ...turn.timers.map((timer) => put(keys.timer(timer.id), timer)),
      ...turn.outbox.map((outgoing) => put(keys.outgoing(outgoing.id), outgoing)),
    ],
    add: [
      ...spoken.add,
      ...moves.flatMap(({ add }) => add),
      ...turn.timers.map(({ id, due }) => ({ index: indexes.timers, score: due, member: id })),
      ...turn.outbox.map((outgoing) => ({
        index: outboxOf(outgoing),
        score: (outgoing.notBefore ?? 0) > now ? (outgoing.notBefore ?? 0) : now + LEASE_MS,
        member: outgoing.id,
      })),
    ],
    remove: [...spoken.remove, ...moves.flatMap(({ remove }) => remove)],
  };
}

/** The conversation and what was said in it. */
function conversationParts(
  { conversation, transcript }: Turn<Conversation | null>,
  before: Read<Conversation | null>,
  now: number,
): Parts {
  if (conversation === null) return NOTHING;
  const { channel, id } = conversation;
  const key = keys.conversation(channel, id);
  const queue = waitingMoves(before.conversation.value, conversation);
  const lines = indexes.lines(channel, id);
  return {
    checks: [{ key, version: before.conversation.version }],
    puts: [put(key, conversation), ...transcript.map((line) => put(keys.line(line.id), line))],
    add: [
      { index: indexes.conversations(channel), score: now, member: id },
      ...queue.add,
      ...transcript.map((line) => ({ index: lines, score: line.at, member: line.id })),
    ],
    remove: queue.remove,
  };
}

/** A conversation's place among those who wait for a person, written when it gets or leaves one. */
function waitingMoves(
  before: Conversation | null,
  after: Conversation,
): Required<Pick<Commit, "add" | "remove">> {
  const [was, is] = [before && waitOf(before.owner), waitOf(after.owner)];
  const place = { index: indexes.waiting, member: `${after.channel}:${after.id}` };
  return {
    add: is !== null && is.since !== was?.since ? [{ ...place, score: is.since }] : [],
    remove: is === null && was !== null ? [place] : [],
  };
}

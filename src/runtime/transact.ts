import { beginConversation } from "../core/records/resident.ts";
import type { Conversation } from "../core/records/conversation.ts";
import {
  BadCommit,
  put,
  type Check,
  type Commit,
  type IndexRemove,
  type Key,
  type Put,
  type Snapshot,
  type Versioned,
} from "../core/store.ts";
import type { Ticket } from "../core/records/ticket.ts";
import type { Turn, World } from "../core/turn/turn.ts";
import { indexes, keys, outboxOf } from "../store/keys.ts";
import { LEASE_MS, type Carriers, type ConversationId, type RuntimeContext } from "./context.ts";
import { idsFor } from "./ids.ts";
import { ticketMoves } from "./ticket-indexes.ts";

/** After so many lost races the whole community's lane is taken. */
const MOST_CONFLICTS = 8;
const LONGEST_BACK_OFF_MS = 200;

/** What is decided on: a conversation with its tickets, and a record that is claimed with it. */
export interface Subject {
  readonly on: ConversationId;
  /** Who writes, for a conversation that begins now. */
  readonly person?: string;
  /** A ticket that may be older than those the conversation remembers. */
  readonly ticket?: string;
  /** Read beside them: a store far away is asked as seldom as can be. */
  readonly beside?: Key<unknown>;
  /** From these the names of new things are made: the same ones each time it is tried. */
  readonly identity: readonly string[];
}

/** A conversation with its tickets as read, each with the version to check. */
export interface Read {
  readonly conversation: Versioned<Conversation>;
  readonly tickets: readonly Versioned<Ticket>[];
  readonly beside: Snapshot;
}

/** What comes of it; nothing is written where neither a turn nor anything beside it is. */
export interface Decision<T> {
  readonly value: T;
  readonly turn?: Turn | null;
  /** What else the same commit holds: a mark that is set, a timer that is taken. */
  readonly beside?: Beside;
}
interface Beside {
  readonly checks?: readonly Check[];
  readonly puts?: readonly Put[];
  readonly dels?: readonly Key<unknown>[];
  readonly remove?: readonly IndexRemove[];
}

/**
 * The one way to change anything: read → decide (pure) → one conditional commit → carry out. It is
 * read and decided again when its commit was raced. Resolves when durable.
 * @param decide must be repeatable: it is asked anew at each try
 * @param instead what is decided where the store can't take the commit ({@link BadCommit})
 */
export async function transact<T>(
  context: RuntimeContext,
  carriers: Carriers,
  subject: Subject,
  decide: (world: World, before: Read, now: number) => Decision<T>,
  instead?: (world: World, before: Read, now: number, thrown: BadCommit) => Decision<T>,
): Promise<T> {
  const { community } = subject.on;
  const { value, turn } = await inLane(context, subject.on, async (salt) => {
    const now = context.clock.now();
    const before = await read(context, subject, now);
    const world = worldOf(context, subject, before, salt);
    const tried = async (decision: Decision<T>): Promise<Decision<T> | null> => {
      const commit = commitOf(decision, before, now);
      if (commit === null) return decision;
      const result = await context.store.commit(community, commit);
      return result.ok ? decision : null;
    };
    try {
      return await tried(decide(world, before, now));
    } catch (thrown) {
      if (!(thrown instanceof BadCommit) || instead === undefined) throw thrown;
      return tried(instead(world, before, now, thrown));
    }
  });
  if (turn) carryOut(carriers, community, turn);
  return value;
}

async function read(context: RuntimeContext, subject: Subject, now: number): Promise<Read> {
  const { on, person = "", ticket } = subject;
  const key = keys.conversation(on.channel, on.conversation);
  const resident = keys.resident(on.channel, person);
  const asked = [key, resident, ...(subject.beside ? [subject.beside] : [])];
  const beside = await context.store.get(on.community, asked, now);
  const conversation = beside.read(key) ?? {
    value: beginConversation(
      on.channel,
      on.conversation,
      person,
      beside.read(resident)?.value ?? null,
    ),
    version: 0,
  };
  const remembered = conversation.value.tickets;
  const ids =
    ticket === undefined || remembered.includes(ticket) ? remembered : [ticket, ...remembered];
  const wanted = ids.map((id) => keys.ticket(id));
  if (wanted.length === 0) return { conversation, tickets: [], beside };
  const snapshot = await context.store.get(on.community, wanted, now);
  const tickets = wanted.flatMap((each) => snapshot.read(each) ?? []);
  return { conversation, tickets, beside };
}

function worldOf(
  context: RuntimeContext,
  { on, identity }: Subject,
  { conversation, tickets }: Read,
  salt: number,
): World {
  return {
    community: context.community(on.community),
    content: context.content(on.community),
    features: context.features,
    conversation: conversation.value,
    tickets: tickets.map(({ value }) => value),
    ids: idsFor(identity, salt),
  };
}

/** A decision as one commit, conditional on everything that was read; null where nothing changes. */
function commitOf<T>({ turn, beside }: Decision<T>, before: Read, now: number): Commit | null {
  if (!turn && !beside) return null;
  const own = turn ? turnCommit(turn, before, now) : { checks: [], puts: [], add: [], remove: [] };
  return {
    now,
    checks: [...(beside?.checks ?? []), ...own.checks],
    puts: [...own.puts, ...(beside?.puts ?? [])],
    dels: beside?.dels ?? [],
    add: own.add,
    remove: [...own.remove, ...(beside?.remove ?? [])],
  };
}

/** Outgoing messages are written leased to this process, which sends them at once. */
function turnCommit(
  turn: Turn,
  before: Read,
  now: number,
): Required<Pick<Commit, "checks" | "puts" | "add" | "remove">> {
  const { conversation } = turn;
  const conversationKey = keys.conversation(conversation.channel, conversation.id);
  const stored = new Map(before.tickets.map((ticket) => [ticket.value.id, ticket]));
  const moves = turn.tickets.map((ticket) =>
    ticketMoves(stored.get(ticket.id)?.value ?? null, ticket),
  );
  return {
    checks: [
      { key: conversationKey, version: before.conversation.version },
      ...turn.tickets.map(({ id }) => ({
        key: keys.ticket(id),
        version: stored.get(id)?.version ?? 0,
      })),
    ],
    puts: [
      put(conversationKey, conversation),
      ...turn.tickets.map((ticket) => put(keys.ticket(ticket.id), ticket)),
      ...turn.timers.map((timer) => put(keys.timer(timer.id), timer)),
      ...turn.outbox.map((outgoing) => put(keys.outgoing(outgoing.id), outgoing)),
      ...turn.transcript.map((line) => put(keys.line(line.id), line)),
    ],
    add: [
      { index: indexes.conversations(conversation.channel), score: now, member: conversation.id },
      ...moves.flatMap(({ add }) => add),
      ...turn.timers.map(({ id, due }) => ({ index: indexes.timers, score: due, member: id })),
      ...turn.outbox.map((outgoing) => ({
        index: outboxOf(outgoing),
        score: now + LEASE_MS,
        member: outgoing.id,
      })),
      ...turn.transcript.map(({ id, at }) => ({
        index: indexes.lines(conversation.channel, conversation.id),
        score: at,
        member: id,
      })),
    ],
    remove: moves.flatMap(({ remove }) => remove),
  };
}

/**
 * Runs read–decide–commit in the conversation's lane until its commit isn't raced: reads again
 * and decides again, backing off with full jitter.
 * @param attempt null for a lost race
 */
async function inLane<T>(
  context: RuntimeContext,
  on: ConversationId,
  attempt: (salt: number) => Promise<T | null>,
): Promise<T> {
  const lane = `${on.community}\n${on.channel}\n${on.conversation}`;
  return context.lanes.run(lane, async () => {
    for (let salt = 0; ; salt += 1) {
      const done =
        salt < MOST_CONFLICTS
          ? await attempt(salt)
          : await context.lanes.run(`${on.community}\n`, () => attempt(salt));
      if (done !== null) return done;
      context.metrics.conflicted();
      context.log.info("conflict", { community: on.community, tries: salt + 1 });
      await wait(context, context.random() * Math.min(LONGEST_BACK_OFF_MS, 2 ** salt));
    }
  });
}

function wait(context: Pick<RuntimeContext, "clock">, ms: number): Promise<void> {
  return new Promise((resolve) => {
    context.clock.after(ms, resolve);
  });
}

function carryOut(carriers: Carriers, community: string, turn: Turn): void {
  carriers.committed(community, turn);
  if (turn.outbox.length > 0) carriers.send(community, turn.outbox);
  for (const { due } of turn.timers) carriers.timerAt(due);
}

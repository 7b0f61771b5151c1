import type { Community } from "../core/community.ts";
import type { Content } from "../core/content/content.ts";
import type { Conversation } from "../core/conversation.ts";
import type { Outgoing } from "../core/message.ts";
import { beginConversation } from "../core/register/resident.ts";
import {
  put,
  type Commit,
  type Key,
  type Snapshot,
  type Store,
  type Versioned,
} from "../core/store.ts";
import type { Ticket } from "../core/tickets/ticket.ts";
import type { Turn, World } from "../core/turn.ts";
import { indexes, keys } from "../store/keys.ts";
import type { Clock } from "./clock.ts";
import type { Figures } from "./figures.ts";
import { idsFor } from "./ids.ts";
import type { Lanes } from "./lanes.ts";
import type { Log } from "./log.ts";

/** What every part of the runtime works with. */
export interface Desk {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly figures: Figures;
  /** A number in [0, 1): for back-off. */
  readonly random: () => number;
  /** The content of this moment; it is swapped whole. */
  readonly content: () => Content;
  readonly community: (id: string) => Community;
  /** One lane a conversation: its turns, timers and staff's acts never race in one process. */
  readonly lanes: Lanes;
}

export interface ConversationId {
  readonly community: string;
  readonly channel: string;
  readonly conversation: string;
}

/** This long an outgoing message belongs to the process that wrote or claimed it. */
export const LEASE_MS = 30_000;
/** After so many lost races the whole community's lane is taken. */
const MOST_CONFLICTS = 8;
const LONGEST_BACK_OFF_MS = 200;

/** A conversation with its tickets as read, each with the version to check. */
export interface Read {
  readonly conversation: Versioned<Conversation>;
  readonly tickets: readonly Versioned<Ticket>[];
  /** What was asked for beside them. */
  readonly beside: Snapshot;
}

/**
 * @param person who writes, for a conversation that begins now
 * @param more.ticket one that may be older than those the conversation remembers
 * @param more.beside what else is wanted: a store far away is asked as seldom as can be
 */
export async function read(
  desk: Desk,
  on: ConversationId,
  person: string,
  more: { readonly ticket?: string; readonly beside?: Key<unknown> } = {},
): Promise<Read> {
  const now = desk.clock.now();
  const key = keys.conversation(on.channel, on.conversation);
  const resident = keys.resident(on.channel, person);
  const asked = [key, resident, ...(more.beside ? [more.beside] : [])];
  const beside = await desk.store.get(on.community, asked, now);
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
  const { ticket } = more;
  const ids =
    ticket === undefined || remembered.includes(ticket) ? remembered : [ticket, ...remembered];
  const wanted = ids.map((id) => keys.ticket(id));
  if (wanted.length === 0) return { conversation, tickets: [], beside };
  const snapshot = await desk.store.get(on.community, wanted, now);
  const tickets = wanted.flatMap((each) => snapshot.read(each) ?? []);
  return { conversation, tickets, beside };
}

export function worldOf(
  desk: Desk,
  community: string,
  { conversation, tickets }: Read,
  identity: readonly string[],
  salt: number,
): World {
  return {
    community: desk.community(community),
    content: desk.content(),
    conversation: conversation.value,
    tickets: tickets.map(({ value }) => value),
    ids: idsFor(identity, salt),
  };
}

/**
 * A turn as one commit: conditional on everything that was read. Outgoing messages are written
 * leased to this process, which sends them at once.
 */
export function commitOf(turn: Turn, before: Read, now: number): Required<Commit> {
  const { conversation } = turn;
  const conversationKey = keys.conversation(conversation.channel, conversation.id);
  const versions = new Map(before.tickets.map(({ value, version }) => [value.id, version]));
  return {
    now,
    checks: [
      { key: conversationKey, version: before.conversation.version },
      ...turn.tickets.map(({ id }) => ({ key: keys.ticket(id), version: versions.get(id) ?? 0 })),
    ],
    puts: [
      put(conversationKey, conversation),
      ...turn.tickets.map((ticket) => put(keys.ticket(ticket.id), ticket)),
      ...turn.timers.map((timer) => put(keys.timer(timer.id), timer)),
      ...turn.outbox.map((outgoing) => put(keys.outgoing(outgoing.id), outgoing)),
      ...turn.transcript.map((line) => put(keys.line(line.id), line)),
    ],
    dels: [],
    add: [
      { index: indexes.conversations(conversation.channel), score: now, member: conversation.id },
      // A ticket stands where it was opened, and never moves.
      ...turn.tickets
        .filter(({ id }) => !versions.has(id))
        .map((ticket) => ({
          index: indexes.tickets,
          score: ticket.events[0]?.at ?? now,
          member: ticket.id,
        })),
      ...turn.timers.map(({ id, due }) => ({ index: indexes.timers, score: due, member: id })),
      ...turn.outbox.map(({ id }) => ({
        index: indexes.outbox,
        score: now + LEASE_MS,
        member: id,
      })),
      ...turn.transcript.map(({ id, at }) => ({
        index: indexes.lines(conversation.channel, conversation.id),
        score: at,
        member: id,
      })),
    ],
    remove: [],
  };
}

/** What `attempt` found: done with a value, or a lost race after which it must read again. */
export type Attempt<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "conflict" };

/**
 * Runs read–decide–commit in the conversation's lane until its commit isn't raced: reads again
 * and decides again, backing off with full jitter.
 */
export async function inLane<T>(
  desk: Desk,
  on: ConversationId,
  attempt: (salt: number) => Promise<Attempt<T>>,
): Promise<T> {
  const lane = `${on.community}\n${on.channel}\n${on.conversation}`;
  const tries = async (): Promise<T> => {
    for (let salt = 0; ; salt += 1) {
      const result =
        salt < MOST_CONFLICTS
          ? await attempt(salt)
          : await desk.lanes.run(`${on.community}\n`, () => attempt(salt));
      if (result.kind === "done") return result.value;
      desk.figures.conflicted();
      desk.log.info("conflict", { community: on.community, tries: salt + 1 });
      await wait(desk, desk.random() * Math.min(LONGEST_BACK_OFF_MS, 2 ** salt));
    }
  };
  return desk.lanes.run(lane, tries);
}

function wait(desk: Pick<Desk, "clock">, ms: number): Promise<void> {
  return new Promise((resolve) => {
    desk.clock.after(ms, resolve);
  });
}

/** Hands what a turn caused to those who carry it out. */
export interface Carriers {
  /** The turn is durable. */
  committed(community: string, turn: Turn): void;
  /** Sends what this process holds the lease of. */
  send(community: string, outbox: readonly Outgoing[]): void;
  /** Something falls due at `time`. */
  timerAt(time: number): void;
}

export function carryOut(carriers: Carriers, community: string, turn: Turn): void {
  carriers.committed(community, turn);
  if (turn.outbox.length > 0) carriers.send(community, turn.outbox);
  for (const { due } of turn.timers) carriers.timerAt(due);
}

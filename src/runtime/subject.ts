import type { Conversation } from "../core/records/conversation.ts";
import type { About, Denied } from "../core/policy.ts";
import { beginConversation } from "../core/records/resident.ts";
import { failed, ok, type Result } from "../core/result.ts";
import type { Key, Snapshot, Store, Versioned } from "../core/store.ts";
import type { Ticket } from "../core/records/ticket.ts";
import { keys } from "../store/keys.ts";
import type { ConversationId, TicketId } from "./context.ts";

/** What is decided on, and how it is read. `C` is null where no conversation belongs to it. */
export interface Subject<C extends Conversation | null> {
  readonly community: string;
  /** What runs in one lane never races in one process. */
  readonly lane: string;
  /** Reads as much as tells what else there is to read; `beside` is read along. */
  begin(
    store: Store,
    beside: readonly Key<unknown>[],
    now: number,
  ): Promise<Result<Begun<C>, Denied>>;
  /** What the policy is asked about. */
  about(conversation: C, tickets: readonly Ticket[]): Result<About, Denied>;
}

/** What tells what else there is to read. */
interface Begun<C extends Conversation | null> {
  /** Its version is 0 where it begins now, and where there is none. */
  readonly conversation: Versioned<C>;
  /** Ids of the tickets to read, the newest last. */
  readonly tickets: readonly string[];
  readonly beside: Snapshot;
}

/** What was read, each record with the version to check. */
export interface Read<C extends Conversation | null> {
  readonly conversation: Versioned<C>;
  readonly tickets: readonly Versioned<Ticket>[];
  /** What was read beside the subject. */
  readonly beside: Snapshot;
  /** What was needed besides. */
  readonly needed: Snapshot;
}

/**
 * Reads the rest in one round trip: the tickets and what is needed besides. There is none to make
 * where nothing is needed, and every ticket among those that were `guessed` and read already.
 */
export async function readRest<C extends Conversation | null>(
  store: Store,
  community: string,
  begun: Begun<C>,
  guessed: readonly string[],
  needs: readonly Key<unknown>[],
  now: number,
): Promise<Read<C>> {
  const { conversation, beside } = begun;
  const wanted = begun.tickets.map((id) => keys.ticket(id));
  const isThere = needs.length === 0 && begun.tickets.every((id) => guessed.includes(id));
  const needed = isThere ? beside : await store.get(community, [...wanted, ...needs], now);
  const tickets = wanted.flatMap((each) => needed.read(each) ?? []);
  return { conversation, tickets, beside, needed };
}

/**
 * A conversation with its tickets.
 * @param person who writes: with them a conversation begins where there is none
 * @param ticket one that may be older than those that the conversation remembers
 */
export function conversationSubject(
  { community, channel, conversation: id }: ConversationId,
  { person, ticket }: { readonly person?: string; readonly ticket?: string } = {},
): Subject<Conversation> {
  const fresh = (snapshot: Snapshot): Versioned<Conversation> | null => {
    if (person === undefined) return null;
    const resident = snapshot.read(keys.resident(channel, person))?.value ?? null;
    return { value: beginConversation(channel, id, person, resident), version: 0 };
  };
  return {
    community,
    lane: `${community}\n${channel}\n${id}`,
    async begin(store, beside, now) {
      const key = keys.conversation(channel, id);
      const writer = person === undefined ? [] : [keys.resident(channel, person)];
      const snapshot = await store.get(community, [key, ...writer, ...beside], now);
      const conversation = snapshot.read(key) ?? fresh(snapshot);
      if (conversation === null) return failed("no-such-conversation");
      const tickets = withTicket(conversation.value.tickets, ticket);
      return ok({ conversation, tickets, beside: snapshot });
    },
    about: (conversation) => ok({ kind: "conversation", community, conversation }),
  };
}

/** A ticket, with the conversation that it came from where there is one, and that one's tickets. */
export function ticketSubject({ community, ticket: id }: TicketId): Subject<Conversation | null> {
  return {
    community,
    lane: `${community}\n\n${id}`,
    async begin(store, beside, now) {
      const key = keys.ticket(id);
      const snapshot = await store.get(community, [key, ...beside], now);
      const ticket = snapshot.read(key)?.value;
      if (!ticket) return failed("no-such-ticket");
      const { channel, conversation } = ticket;
      if (channel === null || conversation === null)
        return ok({ conversation: NONE, tickets: [id], beside: snapshot });
      const on = conversationSubject({ community, channel, conversation }, { ticket: id });
      const begun = await on.begin(store, [], now);
      return begun.ok ? ok({ ...begun.value, beside: snapshot }) : begun;
    },
    about(_conversation, tickets) {
      const ticket = tickets.find((one) => one.id === id);
      return ticket ? ok({ kind: "ticket", community, ticket }) : failed("no-such-ticket");
    },
  };
}

/** The community itself: its jobs, what none of its residents asked for. */
export function communitySubject(community: string, job: string): Subject<null> {
  return {
    community,
    lane: `${community}\n\n\n${job}`,
    begin: async (store, beside, now) =>
      ok({ conversation: NONE, tickets: [], beside: await store.get(community, beside, now) }),
    about: () => ok({ kind: "community", community }),
  };
}

const NONE: Versioned<null> = { value: null, version: 0 };

function withTicket(remembered: readonly string[], ticket: string | undefined): readonly string[] {
  return ticket === undefined || remembered.includes(ticket) ? remembered : [ticket, ...remembered];
}

import type { Conversation } from "../core/records/conversation.ts";
import type { Line } from "../core/records/message.ts";
import type { Note, NoteKind } from "../core/records/note.ts";
import { waitOf } from "../core/records/owner.ts";
import {
  put,
  type Check,
  type Commit,
  type IndexAdd,
  type IndexRemove,
  type Key,
  type Put,
} from "../core/store.ts";
import type { Turn } from "../core/turn/turn.ts";
import { indexes, keys, outboxOf } from "../store/keys.ts";
import { FETCH_LEASE_MS, LEASE_MS } from "./context.ts";
import { idsFor } from "./ids.ts";
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
  readonly add?: readonly IndexAdd[];
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
    add: [...own.add, ...(beside?.add ?? [])],
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
  const [told, left] = [keys.announcements(), keys.shifts()];
  return {
    checks: [
      ...spoken.checks,
      ...(turn.announcements ? [{ key: told, version: before.beside.version(told) }] : []),
      ...(turn.shifts ? [{ key: left, version: before.beside.version(left) }] : []),
      ...turn.tickets.map(({ id }) => ({
        key: keys.ticket(id),
        version: stored.get(id)?.version ?? 0,
      })),
    ],
    puts: [
      ...spoken.puts,
      ...(turn.announcements ? [put(told, { all: [...turn.announcements] })] : []),
      ...(turn.shifts ? [put(keys.shifts(), { all: [...turn.shifts] })] : []),
      ...(turn.seen ? [put(keys.seenAlert(turn.seen.alert), turn.seen)] : []),
      ...turn.tickets.map((ticket) => put(keys.ticket(ticket.id), ticket)),
      ...turn.timers.map((timer) => put(keys.timer(timer.id), timer)),
      ...(turn.files ? [put(keys.awaitedFiles(turn.files.id), turn.files)] : []),
      ...turn.outbox.map((outgoing) => put(keys.outgoing(outgoing.id), outgoing)),
    ],
    add: [
      ...spoken.add,
      ...moves.flatMap(({ add }) => add),
      ...turn.timers.map(({ id, due }) => ({ index: indexes.timers, score: due, member: id })),
      ...(turn.files
        ? [{ index: indexes.awaitedFiles, score: now + FETCH_LEASE_MS, member: turn.files.id }]
        : []),
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
  { conversation, transcript, notes = [], inPlaceOf }: Turn<Conversation | null>,
  before: Read<Conversation | null>,
  now: number,
): Parts {
  if (conversation === null) return NOTHING;
  const { channel, id } = conversation;
  const key = keys.conversation(channel, id);
  const queue = queueMoves(before.conversation.value, conversation);
  const lines = indexes.lines(channel, id);
  const aside = indexes.notes(channel, id);
  return {
    checks: [{ key, version: before.conversation.version }],
    puts: [
      put(key, conversation),
      ...transcript.map((line) => put(keys.line(line.id), line)),
      ...notes.map((note) => put(keys.note(note.id), note)),
    ],
    add: [
      { index: indexes.conversations(channel), score: now, member: id },
      ...queue.add,
      ...transcript.map((line) => ({ index: lines, score: line.at, member: line.id })),
      ...notes.map(({ id: member, at: score }) => ({ index: aside, score, member })),
      ...judgedIn(transcript, notes).map(({ index, of }) => ({
        index,
        score: of.at,
        member: `${channel}:${id}:${of.id}`,
      })),
    ],
    remove: [
      ...queue.remove,
      // It is read anew with the one that came hard upon it; those before it are out already.
      ...(inPlaceOf?.messages.slice(-1) ?? []).map((message) => ({
        index: indexes.unclear,
        member: `${channel}:${id}:${idsFor([channel, id, message], 0).turn}.m`,
      })),
    ],
  };
}

/** What was not understood, and what colleagues say of how it was: admins look through it. */
function judgedIn(lines: readonly Line[], notes: readonly Note[]) {
  const unclear = lines.filter(({ understood }) => understood?.unclear !== undefined);
  return [
    ...unclear.map((of) => ({ index: indexes.unclear, of })),
    ...notes.flatMap((of) => {
      const index = JUDGED[of.kind];
      return index === undefined ? [] : [{ index, of }];
    }),
  ];
}
const JUDGED: Partial<Record<NoteKind, string>> = {
  "wrong-intent": indexes.unclear,
  "real-alarm": indexes.realAlarms,
};

/** A conversation's place among those that wait for a person, that one has, that are in danger. */
function queueMoves(
  before: Conversation | null,
  after: Conversation,
): Required<Pick<Commit, "add" | "remove">> {
  const member = `${after.channel}:${after.id}`;
  const moves = QUEUES.map(({ index, since }) => {
    const [was, is] = [before && since(before), since(after)];
    return {
      add: is !== null && is !== was ? [{ index, score: is, member }] : [],
      remove: is === null && was !== null ? [{ index, member }] : [],
    };
  });
  return {
    add: moves.flatMap(({ add }) => add),
    remove: moves.flatMap(({ remove }) => remove),
  };
}

/** Each with since when somebody stands in it, ms UTC; null where they don't. */
const QUEUES: readonly {
  readonly index: string;
  readonly since: (conversation: Conversation) => number | null;
}[] = [
  { index: indexes.waiting, since: ({ owner }) => waitOf(owner)?.since ?? null },
  {
    index: indexes.owned,
    since: ({ owner }) => (owner.kind === "staff" ? (owner.since ?? 0) : null),
  },
  {
    index: indexes.dangers,
    since: ({ dangers }) => (dangers.some(({ over }) => !over) ? 0 : null),
  },
];

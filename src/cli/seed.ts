import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Problem } from "../core/content/content.ts";
import { failed, ok, type Result } from "../core/result.ts";
import type { SeededAccount } from "../core/seed/colleagues.ts";
import { planSeed, type CommunityPlan } from "../core/seed/plan.ts";
import type { SeededConversation } from "../core/seed/tickets.ts";
import { put, type IndexAdd, type Key, type Store } from "../core/store.ts";
import { MOST_COMMUNITIES } from "../runtime/communities.ts";
import { ticketMoves } from "../runtime/ticket-indexes.ts";
import { indexes, keys, SYSTEM } from "../store/keys.ts";

/** A row takes a check, a record and a place in an index: 64 operations fit in a commit. */
const ROWS_A_COMMIT = 20;
/** A ticket takes a check, a record, a place in two indexes and three timers with theirs. */
const TICKETS_A_COMMIT = 6;
/** As many as a conversation remembers of those that residents open. */
const REMEMBERED_TICKETS = 20;

/** What loading a seed file did. */
export interface Loaded {
  /** Records that were new or had changed: none the second time. */
  readonly written: number;
  /** What was probably not meant as it is read. */
  readonly warnings: readonly Problem[];
}

/**
 * `--seed FILE`: brings the store to what the file says. All of it is checked before the first
 * write. What the file doesn't name stays; tickets are opened once and belong to staff from then
 * on. Loading it again, also after a crash midway, goes on where it stood.
 */
export async function loadSeed(
  store: Store,
  file: string,
  text: string,
  now: number,
): Promise<Result<Loaded, readonly Problem[]>> {
  const planned = planSeed({ path: file, text }, now);
  if (!planned.ok) return failed(planned.error);
  const { communities, colleagues, warnings } = planned.value;
  let written = 0;
  for (const plan of communities) {
    const { id } = plan.community;
    for (const rows of inPieces(rowsOf(plan), ROWS_A_COMMIT))
      written += await untilWritten(() => upsert(store, id, rows, new Map(), now));
    // Before the simulated clock has begun, "4 minutes ago" means nothing.
    if (now === 0) continue;
    for (const { conversation, tickets } of plan.conversations) {
      for (const some of inPieces(tickets, TICKETS_A_COMMIT)) {
        const seeded = { conversation, tickets: some };
        written += await untilWritten(() => open(store, id, seeded, now));
      }
    }
  }
  // Last: a community is served once all of it is there.
  const listed = communities.map(({ community }, order) => ({
    key: keys.community(community.id),
    value: community,
    index: { index: indexes.communities, score: order, member: community.id },
  }));
  const entries = await store.range(SYSTEM, indexes.communities, { limit: MOST_COMMUNITIES });
  const scores = new Map(entries.map(({ member, score }) => [member, score]));
  for (const rows of inPieces(listed, ROWS_A_COMMIT))
    written += await untilWritten(() => upsert(store, SYSTEM, rows, scores, now));
  for (const colleague of colleagues)
    written += await untilWritten(() => addColleague(store, colleague, now));
  return ok({ written, warnings });
}

/**
 * Makes an account unless its login has one: from then on it is its own. Null when somebody else
 * wrote meanwhile. The id comes of the login, so that a crash midway makes no second one.
 */
async function addColleague(
  store: Store,
  { login, ...account }: SeededAccount,
  now: number,
): Promise<number | null> {
  const id = createHash("sha256").update(`seeded ${login}`).digest("base64url").slice(0, 22);
  const [key, claim] = [keys.account(id), keys.claim("login", login)];
  const stored = await store.get(SYSTEM, [key, claim], now);
  if (stored.version(key) > 0 || stored.version(claim) > 0) return 0;
  const result = await store.commit(SYSTEM, {
    now,
    checks: [key, claim].map((one) => ({ key: one, version: 0 })),
    puts: [put<object>(key, { ...account, id, login }), put(claim, { account: id })],
    add: [{ index: indexes.accounts, score: now, member: id }],
  });
  return result.ok ? 1 : null;
}

/** A record and its place in an index. */
interface Row {
  readonly key: Key<object>;
  readonly value: object;
  readonly index?: IndexAdd;
}

function rowsOf({ units, residents, bills }: CommunityPlan): readonly Row[] {
  return [
    ...units.map((unit) => ({
      key: keys.unit(unit.id),
      value: unit,
      index: { index: indexes.units, score: 0, member: unit.id },
    })),
    ...residents.map((resident) => ({
      key: keys.resident(resident.channel, resident.person),
      value: resident,
    })),
    ...bills.map((bill) => ({
      key: keys.bill(bill.unit, bill.period),
      value: bill,
      index: {
        index: indexes.bills(bill.unit),
        score: Number(bill.period.replace("-", "")),
        member: bill.period,
      },
    })),
  ];
}

/**
 * Writes the rows that differ from what is stored; null when somebody else wrote meanwhile.
 * `scores` are those of members that may have moved in their index.
 */
async function upsert(
  store: Store,
  partition: string,
  rows: readonly Row[],
  scores: ReadonlyMap<string, number>,
  now: number,
): Promise<number | null> {
  const stored = await store.get(
    partition,
    rows.map(({ key }) => key),
    now,
  );
  const changed = rows.flatMap(({ key, value, index }) => {
    const before = stored.read(key)?.value ?? {};
    const after = { ...before, ...value };
    const score = index && scores.get(index.member);
    const moved = score !== undefined && score !== index?.score;
    return isDeepStrictEqual(before, after) && !moved ? [] : [{ key, value: after, index }];
  });
  if (changed.length === 0) return 0;
  const result = await store.commit(partition, {
    now,
    checks: changed.map(({ key }) => ({ key, version: stored.version(key) })),
    puts: changed.map(({ key, value }) => put(key, value)),
    add: changed.flatMap(({ index }) => index ?? []),
  });
  return result.ok ? changed.length : null;
}

/** Opens those of the tickets that aren't there; null when somebody else wrote meanwhile. */
async function open(
  store: Store,
  community: string,
  { conversation, tickets }: SeededConversation,
  now: number,
): Promise<number | null> {
  const place = keys.conversation(conversation.channel, conversation.id);
  const stored = await store.get(
    community,
    [place, ...tickets.map(({ ticket }) => keys.ticket(ticket.id))],
    now,
  );
  const missing = tickets.filter(({ ticket }) => stored.version(keys.ticket(ticket.id)) === 0);
  if (missing.length === 0) return 0;
  const before = stored.read(place)?.value ?? conversation;
  const ids = missing.map(({ ticket }) => ticket.id);
  const timers = missing.flatMap((one) => one.timers);
  const result = await store.commit(community, {
    now,
    checks: [
      { key: place, version: stored.version(place) },
      ...ids.map((id) => ({ key: keys.ticket(id), version: 0 })),
    ],
    puts: [
      put(place, { ...before, tickets: [...before.tickets, ...ids].slice(-REMEMBERED_TICKETS) }),
      ...missing.map(({ ticket }) => put(keys.ticket(ticket.id), ticket)),
      ...timers.map((timer) => put(keys.timer(timer.id), timer)),
    ],
    add: [
      ...missing.flatMap(({ ticket }) => ticketMoves(null, ticket).add),
      ...timers.map(({ id, due }) => ({ index: indexes.timers, score: due, member: id })),
    ],
  });
  return result.ok ? missing.length : null;
}

async function untilWritten(attempt: () => Promise<number | null>): Promise<number> {
  for (;;) {
    const written = await attempt();
    if (written !== null) return written;
  }
}

function inPieces<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / most);
  return Array.from({ length: count }, (_, n) => all.slice(n * most, (n + 1) * most));
}

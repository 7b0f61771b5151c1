import { withPlaceNews } from "../core/cases/place-news.ts";
import type { Actor } from "../core/records/actor.ts";
import type { Community } from "../core/records/community.ts";
import type { Content } from "../core/content/content.ts";
import type { Conversation } from "../core/records/conversation.ts";
import { can, type Denied, type Permitted } from "../core/policy.ts";
import { ok, type Result } from "../core/result.ts";
import { BadCommit, type Key, type Snapshot } from "../core/store.ts";
import type { Turn, World } from "../core/turn/turn.ts";
import { indexes, keys } from "../store/keys.ts";
import { commitOf, type Decision } from "./decision.ts";
import type { Carriers, RuntimeContext } from "./context.ts";
import { idsFor } from "./ids.ts";
import { readRest, type Read, type Subject } from "./subject.ts";

/** After so many lost races the whole community's lane is taken. */
const MOST_CONFLICTS = 8;
const LONGEST_BACK_OFF_MS = 200;

/** Who does what to what. */
export interface Doing<C extends Conversation | null> {
  readonly by: Actor;
  readonly act: Permitted;
  readonly subject: Subject<C>;
  /** A record that is claimed with it: read beside the subject. */
  readonly beside?: Key<unknown>;
  /** From these the names of new things are made: the same ones each time it is tried. */
  readonly identity: readonly string[];
  /** The place besides their screen in which a colleague did it. */
  readonly doneIn?: string | null;
}

/** What a plan is made from: as much as interpreting a message takes. */
export interface Seen<C extends Conversation | null> {
  readonly community: Community;
  readonly content: Content;
  readonly conversation: C;
  /** Holds {@link Doing.beside}. */
  readonly beside: Snapshot;
}

/** How it is decided, made anew at each try, and so repeatable. */
export interface Plan<C extends Conversation | null, T> {
  /** What must be read besides, by what was understood: in one round trip with the tickets. */
  readonly needs?: readonly Key<unknown>[];
  /** Pure. */
  readonly decide: (world: World<C>, before: Read<C>, now: number) => Decision<C, T>;
  /** What is decided where the store can't take the commit ({@link BadCommit}). */
  readonly instead?: (
    world: World<C>,
    before: Read<C>,
    now: number,
    thrown: BadCommit,
  ) => Decision<C, T>;
}

/**
 * The one way to change anything: read → may → decide (pure) → one conditional commit → carry out.
 * It is read and decided again when its commit was raced. Resolves when durable; an error when it
 * may not be done, and then nothing was.
 */
export async function transact<C extends Conversation | null, T>(
  context: RuntimeContext,
  carriers: Carriers,
  doing: Doing<C>,
  planFor: (seen: Seen<C>) => Plan<C, T>,
): Promise<Result<T, Denied>> {
  const { subject } = doing;
  const done = await inLane(context, subject, (salt) => attempt(context, doing, planFor, salt));
  if (!done.ok) return done;
  const { value, turn } = done.value;
  if (turn) carryOut(carriers, subject.community, turn);
  return ok(value);
}

/** @returns null for a lost race */
async function attempt<C extends Conversation | null, T>(
  context: RuntimeContext,
  { by, act, subject, beside, identity, doneIn = null }: Doing<C>,
  planFor: (seen: Seen<C>) => Plan<C, T>,
  salt: number,
): Promise<Result<Decision<C, T>, Denied> | null> {
  const now = context.clock.now();
  const guessed = context.lastTickets.of(subject.lane);
  const [told, left] = [keys.announcements(), keys.shifts()];
  const along = [...guessed.map((id) => keys.ticket(id)), told, left, ...(beside ? [beside] : [])];
  const [begun, waiting] = await Promise.all([
    subject.begin(context.store, along, now),
    // Told, and never decided on: it needn't be of the very moment of what is read beside it.
    context.store.count(subject.community, indexes.waiting, {}),
  ]);
  if (!begun.ok) return begun;
  const conversation = begun.value.conversation.value;
  const community = context.community(subject.community);
  const content = context.content(subject.community);
  const plan = planFor({ community, content, conversation, beside: begun.value.beside });
  const { needs = [], decide, instead } = plan;
  const before = await readRest(context.store, subject.community, begun.value, guessed, needs, now);
  const tickets = before.tickets.map(({ value }) => value);
  const about = subject.about(conversation, tickets);
  if (!about.ok) return about;
  const may = can(by, act, about.value);
  if (!may.ok) return may;
  const { features } = context;
  const ids = idsFor(identity, salt);
  const announcements = begun.value.beside.read(told)?.value.all ?? [];
  const shifts = begun.value.beside.read(left)?.value.all ?? [];
  const colleagues = context.colleagues(subject.community);
  const around = { community, content, features, waiting, announcements, shifts, colleagues };
  const world = { ...around, conversation, tickets, ids };
  const places = { names: context.places, doneIn };
  const tried = async (decided: Decision<C, T>): Promise<Result<Decision<C, T>, never> | null> => {
    const { turn: bare } = decided;
    const was = before.conversation.value;
    const decision = bare
      ? { ...decided, turn: withPlaceNews(bare, was, places, ids.turn, now) }
      : decided;
    const commit = commitOf(decision, needs, before, now);
    const { turn } = decision;
    context.lastTickets.are(subject.lane, turn?.conversation?.tickets ?? begun.value.tickets);
    if (commit === null) return ok(decision);
    const result = await context.store.commit(subject.community, commit);
    return result.ok ? ok(decision) : null;
  };
  try {
    return await tried(decide(world, before, now));
  } catch (thrown) {
    if (!(thrown instanceof BadCommit) || instead === undefined) throw thrown;
    return tried(instead(world, before, now, thrown));
  }
}

/**
 * Runs read–decide–commit in the subject's lane until its commit isn't raced: reads again and
 * decides again, backing off with full jitter.
 * @param attempted null for a lost race
 */
async function inLane<T>(
  context: RuntimeContext,
  { community, lane }: Pick<Subject<null>, "community" | "lane">,
  attempted: (salt: number) => Promise<T | null>,
): Promise<T> {
  return context.lanes.run(lane, async () => {
    for (let salt = 0; ; salt += 1) {
      const done =
        salt < MOST_CONFLICTS
          ? await attempted(salt)
          : await context.lanes.run(`${community}\n`, () => attempted(salt));
      if (done !== null) return done;
      context.metrics.conflicted();
      context.log.info("conflict", { community, tries: salt + 1 });
      const backOff = context.random() * Math.min(LONGEST_BACK_OFF_MS, 2 ** salt);
      await wait(context, Math.round(backOff));
    }
  });
}

function wait(context: Pick<RuntimeContext, "clock">, ms: number): Promise<void> {
  return new Promise((resolve) => {
    context.clock.after(ms, resolve);
  });
}

function carryOut(carriers: Carriers, community: string, turn: Turn<Conversation | null>): void {
  carriers.committed(community, turn);
  if (turn.outbox.length > 0) carriers.send(community, turn.outbox);
  if (turn.files) carriers.fetch(community, turn.files);
  for (const { due } of turn.timers) carriers.timerAt(due);
}

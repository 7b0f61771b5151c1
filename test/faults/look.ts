import type { Store } from "../../src/core/store.ts";
import { ticketState } from "../../src/core/tickets/state.ts";
import { indexes, keys, OUTBOXES } from "../../src/store/keys.ts";
import { REPAIR_TALK } from "../repair-talk.ts";
import { WITNESSED } from "./witness.ts";

/** What lies in the store when all is over. */
export interface Found {
  /** Acknowledged, and not in the transcript. */
  readonly lost: number;
  readonly handledTwice: number;
  /** Replies that stand in no transcript. */
  readonly unanswered: number;
  readonly tickets: number;
  readonly ticketsMissing: number;
  readonly ticketsTwice: number;
  readonly timersMissed: number;
  readonly timersTwice: number;
  /** Still in the outbox. */
  readonly unsent: number;
}

const ALL = { limit: 1_000_000 };

/** @param isAcked whether a conversation's message was acknowledged */
export async function look(
  store: Store,
  conversations: number,
  isAcked: (conversation: number, turn: number) => boolean,
  now: number,
): Promise<Found> {
  const talks: Talk[] = [];
  for (let c = 0; c < conversations; c += 1) talks.push(await talk(store, c, now));
  const most = Math.max(...talks.map(({ replies }) => replies));
  const entries = await store.range("main", indexes.tickets, ALL);
  const timers: Timers[] = [];
  for (const { member } of entries) timers.push(await timersOf(store, member, now));
  return {
    lost: total(
      talks.map(
        ({ written }, c) =>
          REPAIR_TALK.filter((_, turn) => isAcked(c, turn) && !written.has(`m${turn}`)).length,
      ),
    ),
    handledTwice: await moreThanOnce(store, WITNESSED.handled),
    // Every resident wrote the same, so everyone has the same number of replies.
    unanswered: total(talks.map(({ replies }) => most - replies)),
    tickets: entries.length,
    ticketsMissing: talks.filter(({ tickets }) => tickets === 0).length,
    ticketsTwice:
      talks.filter(({ tickets }) => tickets > 1).length +
      Math.max(0, entries.length - conversations),
    timersMissed: timers.filter(({ missed }) => missed).length,
    timersTwice:
      timers.filter(({ twice }) => twice).length + (await moreThanOnce(store, WITNESSED.fired)),
    unsent: total(await Promise.all(OUTBOXES.map((outbox) => store.count("main", outbox, {})))),
  };
}

interface Talk {
  /** Ids of the resident's messages. */
  readonly written: ReadonlySet<string | undefined>;
  readonly replies: number;
  readonly tickets: number;
}

async function talk(store: Store, c: number, now: number): Promise<Talk> {
  const entries = await store.range("main", indexes.lines("test", `c${c}`), ALL);
  const wanted = entries.map(({ member }) => keys.line(member));
  const snapshot = await store.get("main", wanted, now);
  const lines = wanted.flatMap((key) => snapshot.read(key)?.value ?? []);
  const mine = lines.filter(({ who }) => who.kind === "resident");
  const key = keys.conversation("test", `c${c}`);
  const conversation = (await store.get("main", [key], now)).read(key)?.value;
  return {
    written: new Set(mine.map(({ message }) => message)),
    replies: lines.length - mine.length,
    tickets: conversation?.tickets.length ?? 0,
  };
}

interface Timers {
  readonly missed: boolean;
  readonly twice: boolean;
}

/** Four times days went by and a promise was missed; the fifth is not due yet. One resolution was. */
const MISSED = 4;

async function timersOf(store: Store, ticketId: string, now: number): Promise<Timers> {
  const key = keys.ticket(ticketId);
  const ticket = (await store.get("main", [key], now)).read(key)?.value;
  if (!ticket) return { missed: true, twice: false };
  const answers = ticket.events.filter(({ kind }) => kind === "answer-missed").length;
  const overdue = ticket.events.filter(({ kind }) => kind === "resolve-missed").length;
  const { promises } = ticketState(ticket);
  const unkept = promises.filter(({ kept }) => kept === false).length;
  return {
    missed: answers < MISSED || overdue < 1 || unkept < MISSED,
    twice: answers > MISSED || overdue > 1 || promises.length > MISSED + 1,
  };
}

/** @returns how many things the witness saw again */
async function moreThanOnce(store: Store, index: string): Promise<number> {
  const seen = (await store.range("main", index, ALL)).map(({ member }) => member.split(" ")[0]);
  return seen.length - new Set(seen).size;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import { namedStaff } from "../../src/core/records/actor.ts";
import { newConversation } from "../../src/core/records/conversation.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { put, type Change, type Store } from "../../src/core/store.ts";
import { ticketView } from "../../src/core/tickets/view.ts";
import type { Ticket, TicketEvent } from "../../src/core/records/ticket.ts";
import { MOST_ALERTS, MOST_CLOSED } from "../../src/runtime/board.ts";
import type { BoardChange, BoardState } from "../../src/runtime/board.ts";
import { openBoards } from "../../src/runtime/boards.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { indexTickets } from "../../src/runtime/index-tickets.ts";
import { openLog } from "../../src/runtime/log.ts";
import { ticketMoves } from "../../src/runtime/ticket-indexes.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis } from "../store/redis-server.ts";
import { countingStore } from "./counting-store.ts";
import { START } from "./open-test-desk.ts";

const MINUTE = 60_000;
const log = openLog("silent");

function ticket(id: string, at: number, ...events: readonly TicketEvent[]): Ticket {
  const clocks = { answer: { minutes: 1, hours: "always" }, resolve: { days: 1 } } as const;
  const opened = { kind: "opened", at, slots: { issue: id }, class: null, clocks } as const;
  return { id, kind: "repair", channel: "test", conversation: "c", events: [opened, ...events] };
}
const resolved = (at: number): TicketEvent => ({
  kind: "resolved",
  at,
  staff: namedStaff("林"),
  text: "好",
});
const after = (before: Ticket, event: TicketEvent): Ticket => ({
  ...before,
  events: [...before.events, event],
});

function alert(id: string, at: number): Outgoing {
  return {
    id,
    to: { kind: "staff", role: "staff" },
    text: id,
    choices: [],
    at,
    ownerEpoch: null,
    from: { kind: "bot" },
    ticket: null,
    conversation: null,
    urgent: false,
    tries: 0,
  };
}

/** A screen that keeps what it was shown. */
function screen() {
  const wholes: BoardState[] = [];
  const changes: BoardChange[] = [];
  const failures: unknown[] = [];
  return {
    wholes,
    changes,
    failures,
    whole: (board: BoardState) => void wholes.push(board),
    changed: (change: BoardChange) => void changes.push(change),
    failed: (thrown: unknown) => void failures.push(thrown),
  };
}
type TestScreen = ReturnType<typeof screen>;
const ids = (all: readonly { readonly id: string }[] = []): readonly string[] =>
  all.map(({ id }) => id);

const engines: Readonly<Record<string, () => Promise<readonly [Store, () => unknown]>>> = {
  async sqlite() {
    const folder = mkdtempSync(join(tmpdir(), "boards-"));
    const { store } = await openData({ folder, key: null, now: START, tell: () => {} });
    return [store, () => rmSync(folder, { recursive: true })];
  },
  async redis() {
    const server = await startRedis();
    return [await openRedis(server.url), () => server.close()];
  },
};

describe.each(Object.entries(engines))("a board on %s", (_engine, openEngine) => {
  let kept: Store;
  let remove: () => unknown;
  let communities = 0;
  beforeAll(async () => {
    [kept, remove] = await openEngine();
  });
  afterAll(async () => {
    await kept.close();
    await remove();
  });

  /** A community of its own, and the boards of one process. */
  const process = () => {
    const community = `c${(communities += 1)}`;
    const counted = countingStore(kept);
    const heard = new Set<(change: Change) => void>();
    let fails = false;
    let isDeaf = false;
    const store: Store = {
      ...counted.store,
      async get(...of) {
        if (fails) throw new Error("the store is away");
        return counted.store.get(...of);
      },
      watch(partition, listener) {
        heard.add(listener);
        const stop = kept.watch(partition, (change) => !isDeaf && listener(change));
        return () => {
          heard.delete(listener);
          stop();
        };
      },
    };
    const clock = simulatedClock(START);
    // No slot of these is without a field.
    const cardOf = (_: string, ticket: Ticket) => ({
      ...ticketView(ticket, DEFAULT_COMMUNITY),
      department: null,
      where: null,
      details: [],
      missing: [],
      cues: [],
    });
    const boards = openBoards({ store, clock, log, cardOf });
    const save = (before: Ticket | null, now: Ticket) =>
      kept.commit(community, {
        now: START,
        puts: [put(keys.ticket(now.id), now)],
        ...ticketMoves(before, now),
      });
    const tell = (one: Outgoing) =>
      kept.commit(community, {
        now: START,
        puts: [put(keys.alert(one.id), one)],
        add: [{ index: indexes.alerts, score: one.at, member: one.id }],
      });
    /** The board as a screen that comes now is shown it; what was to be heard has been. */
    const shown = async (): Promise<TestScreen> => {
      const one = screen();
      boards.show(community, one);
      await vi.waitFor(() => expect(one.wholes).toHaveLength(1));
      await settled();
      return one;
    };
    /** Reads stand still: the subscription's own word has come as well. */
    const settled = async () => {
      let before = -1;
      await vi.waitFor(
        () => {
          const isStill = counted.read() === before;
          before = counted.read();
          expect(isStill).toBe(true);
        },
        { interval: 30 },
      );
    };
    return {
      community,
      boards,
      clock,
      save,
      tell,
      shown,
      heard,
      read: counted.read,
      storeFails: (does: boolean) => (fails = does),
      /** As without a connection. */
      isDeaf: (is: boolean) => (isDeaf = is),
    };
  };

  it("holds every open ticket however old, the newest first", async () => {
    const desk = process();
    const names = Array.from({ length: 300 }, (_, n) => `T${n}`);
    for (const [n, id] of names.entries()) await desk.save(null, ticket(id, START + n));
    for (let n = 0; n < 250; n += 1)
      await desk.save(null, ticket(`C${n}`, START + 1_000 + n, resolved(START + 2_000 + n)));
    const { wholes } = await desk.shown();
    const open = wholes[0]?.tickets.filter(({ status }) => status === "recorded");
    expect(ids(open)).toEqual(names.toReversed());
    const closed = wholes[0]?.tickets.filter(({ status }) => status === "resolved");
    expect(closed).toHaveLength(MOST_CLOSED);
    expect(closed?.[0]?.id).toBe("C249");
    desk.boards.close();
  });

  it("reads a changed ticket once, and shows every screen the very same card", async () => {
    const desk = process();
    const [old, one] = [ticket("old", START), ticket("one", START + 1)];
    await desk.save(null, old);
    await desk.save(null, one);
    const screens = await Promise.all(Array.from({ length: 10 }, desk.shown));
    const isTold = (times: number) =>
      vi.waitFor(() => expect(screens.every(({ changes }) => changes.length === times)).toBe(true));
    // Once the first is heard of, none went unheard while the watching began.
    await desk.save(old, after(old, { kind: "added", at: START + 1, slots: {}, by: "resident" }));
    await isTold(1);
    const before = desk.read();
    await desk.save(one, after(one, { kind: "answered", at: START + 2, staff: namedStaff("林") }));
    await isTold(2);
    expect(desk.read() - before).toBe(1);
    const cards = new Set(screens.map(({ changes }) => changes[1]?.tickets[0]));
    expect([...cards]).toMatchObject([{ id: "one", status: "in-progress", owner: "林" }]);
    desk.boards.close();
  });

  it("reads nothing for what stands on no board", async () => {
    const desk = process();
    const one = await desk.shown();
    const before = desk.read();
    for (const key of [keys.timer("t"), keys.line("l"), keys.outgoing("o"), keys.probe()])
      await kept.commit(desk.community, { now: START, dels: [key] });
    await desk.save(null, ticket("last", START));
    await vi.waitFor(() => expect(one.changes).toHaveLength(1));
    expect(desk.read() - before).toBe(1);
    desk.boards.close();
  });

  it("lets the oldest closed tickets and alerts go when there are too many", async () => {
    const desk = process();
    const one = await desk.shown();
    const open = ticket("open", START);
    await desk.save(null, open);
    for (let n = 0; n < MOST_CLOSED; n += 1)
      await desk.save(null, ticket(`C${n}`, START + 1, resolved(START + 10 + n)));
    for (let n = 0; n < MOST_ALERTS; n += 1) await desk.tell(alert(`A${n}`, START + n));
    await desk.save(open, after(open, resolved(START + 500)));
    await desk.tell(alert("newest", START + 500));
    const gone = () => one.changes.flatMap((change) => change.gone);
    await vi.waitFor(() => expect(gone().toSorted()).toEqual(["A0", "C0"]));
    const { wholes } = await desk.shown();
    expect(wholes[0]?.tickets.find(({ id }) => id === "open")?.status).toBe("resolved");
    expect(ids(wholes[0]?.alerts).slice(0, 2)).toEqual(["newest", `A${MOST_ALERTS - 1}`]);
    desk.boards.close();
  });

  it("shows an alert once, however often it is written", async () => {
    const desk = process();
    const one = await desk.shown();
    for (let n = 0; n < 3; n += 1) await desk.tell(alert("A", START));
    await desk.tell(alert("B", START + 1));
    await vi.waitFor(() => expect(one.changes.flatMap(({ alerts }) => ids(alerts))).toContain("B"));
    expect(one.changes.flatMap(({ alerts }) => ids(alerts)).toSorted()).toEqual(["A", "B"]);
    desk.boards.close();
  });

  it("reads all again when commits may have gone unheard, and shows the differences", async () => {
    const desk = process();
    const [same, other] = [ticket("same", START), ticket("other", START + 1)];
    await desk.save(null, same);
    await desk.save(null, other);
    const one = await desk.shown();
    desk.isDeaf(true);
    await desk.save(other, after(other, resolved(START + 2)));
    await desk.save(null, ticket("third", START + 3));
    desk.isDeaf(false);
    expect(one.changes).toEqual([]);
    for (const listener of desk.heard) listener({ version: 0, indexes: [], keys: [] });
    await vi.waitFor(() => expect(one.changes).toHaveLength(1));
    expect(one.changes[0]?.tickets).toMatchObject([
      { id: "other", status: "resolved" },
      { id: "third", status: "recorded" },
    ]);
    desk.boards.close();
  });

  it("shows who waits for a person, the longest first, and what changes of it", async () => {
    const desk = process();
    const waits = (id: string, since: number | null, name: string | null = null) => {
      const begun = newConversation("web", id, id);
      const wait = { since: since ?? START, to: "staff", words: "叫人來", ticket: null } as const;
      const known = name === null ? {} : { name: { surname: name, given: null, form: "太太" } };
      const owner =
        since === null
          ? ({ kind: "bot", epoch: 2 } as const)
          : ({ kind: "waiting", epoch: 1, wait } as const);
      const member = `web:${id}`;
      const place = { index: indexes.waiting, member };
      return kept.commit(desk.community, {
        now: START,
        puts: [put(keys.conversation("web", id), { ...begun, known, owner })],
        ...(since === null ? { remove: [place] } : { add: [{ ...place, score: since }] }),
      });
    };
    await waits("c2", START + MINUTE);
    await waits("c1", START);
    const one = await desk.shown();
    expect(one.wholes[0]?.cases).toMatchObject([
      { id: "web:c1", since: START, words: "叫人來", name: null },
      { id: "web:c2", since: START + MINUTE },
    ]);
    const seen = (n: number) => vi.waitFor(() => expect(one.changes).toHaveLength(n));
    await waits("c2", START + MINUTE, "王");
    await seen(1);
    expect(one.changes[0]?.cases).toMatchObject([{ id: "web:c2", name: "王太太" }]);
    await waits("c1", null);
    await seen(2);
    expect(one.changes[1]?.gone).toEqual(["web:c1"]);
    await desk.save(null, ticket("one", START));
    await seen(3);
    expect(one.changes[2]?.cases).toEqual([]);
    desk.boards.close();
  });

  it("tells its screens when it can't be read, and is read anew for who comes again", async () => {
    const desk = process();
    await desk.save(null, ticket("one", START));
    const one = await desk.shown();
    desk.storeFails(true);
    await desk.save(null, ticket("two", START));
    await vi.waitFor(() => expect(one.failures).toHaveLength(1));
    expect(desk.heard.size).toBe(0);
    desk.storeFails(false);
    const { wholes } = await desk.shown();
    expect(ids(wholes[0]?.tickets).toSorted()).toEqual(["one", "two"]);
    desk.boards.close();
  });

  it("outlives a reload, and closes when nobody has looked for a minute", async () => {
    const desk = process();
    await desk.save(null, ticket("one", START));
    const second = screen();
    const leaveAgain = desk.boards.show(desk.community, second);
    await vi.waitFor(() => expect(second.wholes).toHaveLength(1));
    leaveAgain();
    await desk.clock.advance(START + MINUTE - 1);
    const third = screen();
    const before = desk.read();
    desk.boards.show(desk.community, third)();
    expect([third.wholes.length, desk.read()]).toEqual([1, before]);
    await desk.clock.advance(START + 3 * MINUTE);
    expect(desk.heard.size).toBe(0);
  });

  it("takes the tickets of an older desk, which stand in no index of open ones", async () => {
    const desk = process();
    const all = Array.from({ length: 50 }, (_, n) =>
      n % 2 === 0 ? ticket(`T${n}`, START + n) : ticket(`T${n}`, START + n, resolved(START + 99)),
    );
    for (const one of all)
      await kept.commit(desk.community, {
        now: START,
        puts: [put(keys.ticket(one.id), one)],
        add: [{ index: indexes.tickets, score: START, member: one.id }],
      });
    await indexTickets({ store: kept, log }, desk.community, START);
    expect(await kept.count(desk.community, indexes.openTickets, {})).toBe(25);
    expect(await kept.count(desk.community, indexes.closedTickets, {})).toBe(25);
    const { store, read } = countingStore(kept);
    await indexTickets({ store, log }, desk.community, START);
    expect(read()).toBe(0);
    desk.boards.close();
  });
});

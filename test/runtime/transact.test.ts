import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FEATURES } from "../../src/features.ts";
import { DESK } from "../../src/core/records/actor.ts";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import { newConversation, type Conversation } from "../../src/core/records/conversation.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { FALL_DUE, WRITE, type Permitted } from "../../src/core/policy.ts";
import type { Bill } from "../../src/core/records/bill.ts";
import { put, type Key, type Store } from "../../src/core/store.ts";
import { acknowledge } from "../../src/core/takeover/acknowledge.ts";
import { answerDue } from "../../src/core/tickets/overdue.ts";
import type { Ticket } from "../../src/core/records/ticket.ts";
import type { Timer } from "../../src/core/records/timer.ts";
import type { Turn, World } from "../../src/core/turn/turn.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import type { Carriers, RuntimeContext } from "../../src/runtime/context.ts";
import { noMetrics } from "../../src/runtime/metrics.ts";
import { lanes } from "../../src/runtime/lanes.ts";
import { lastTickets } from "../../src/runtime/last-tickets.ts";
import { openLog } from "../../src/runtime/log.ts";
import { staffAction } from "../../src/runtime/staff.ts";
import { communitySubject, conversationSubject, ticketSubject } from "../../src/runtime/subject.ts";
import { transact } from "../../src/runtime/transact.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { colleague, told } from "../colleague.ts";
import { literalTicket, literalWorld, NOW } from "../core/literal-world.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";

/** Filed at the counter: nobody wrote. */
const counter: Ticket = { ...literalTicket("T1"), channel: null, conversation: null };
const timer: Timer = {
  id: "T1.answer-due.0",
  due: NOW,
  kind: "answer-due",
  channel: null,
  conversation: null,
  ticket: "T1",
  promise: null,
  rung: 0,
};
const bill: Bill = { unit: "u1", period: "2026-10", items: [], currency: "TWD", paid: null };
const owed = keys.bill("u1", "2026-10");
const on = { community: "main", channel: "web", conversation: "c1" };

/** A job that counts what is owed. */
const COUNT: Permitted = { name: "count", may: { own: [], others: [], unassigned: ["desk"] } };

const alone = (change: Partial<Turn<null>>): Turn<null> => ({
  conversation: null,
  tickets: [],
  timers: [],
  outbox: [],
  transcript: [],
  ...change,
});
const alert = (id: string, text: string): Outgoing => ({
  id,
  to: { kind: "staff", role: "staff" },
  text,
  choices: [],
  at: NOW,
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  conversation: null,
  urgent: false,
  tries: 0,
});

describe.each(["sqlite", "redis"])("what is decided on %s", (engine) => {
  let server: RedisServer | null = null;
  beforeAll(async () => {
    if (engine === "redis") server = await startRedis();
  });
  afterAll(() => server?.close());

  let folder: string;
  let store: Store;
  /** The names of the records that were read, a list for each round trip. */
  let reads: (readonly string[])[];
  let desk: RuntimeContext;
  const carried: string[] = [];
  const carriers: Carriers = {
    committed: () => {},
    send: (_community, outbox) => carried.push(...outbox.map(({ text }) => text)),
    fetch: () => {},
    timerAt: () => {},
  };
  const read = async <T>(key: Key<T>): Promise<T | null> =>
    (await store.get("main", [key], NOW)).read(key)?.value ?? null;
  const keep = (...records: Parameters<typeof put>[]): Promise<unknown> =>
    store.commit("main", { now: NOW, puts: records.map((record) => put(...record)) });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "transact-"));
    store = server
      ? await openRedis(server.url)
      : (await openData({ folder, key: null, now: NOW, tell: () => {} })).store;
    reads = [];
    carried.length = 0;
    desk = {
      store: {
        ...store,
        get(partition, wanted, now) {
          reads.push(wanted.map(({ name }) => name));
          return store.get(partition, wanted, now);
        },
      },
      clock: simulatedClock(NOW),
      log: openLog("silent"),
      metrics: noMetrics,
      random: () => 0,
      burstMs: 0,
      reserve: () => null,
      content: () => literalWorld({}).content,
      community: () => DEFAULT_COMMUNITY,
      lanes: lanes(),
      features: FEATURES,
      colleagues: () => [],
      places: [],
      lastTickets: lastTickets(),
    };
    const dels = [keys.conversation("web", "c1"), keys.ticket("T1"), keys.timer(timer.id), owed];
    await store.commit("main", { now: NOW, dels });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it("is a ticket that came from no conversation, by a colleague", async () => {
    await keep([keys.ticket("T1"), counter]);
    const action = {
      by: colleague("林主任"),
      act: told(acknowledge),
      of: { community: "main", ticket: "T1" },
    };
    const done = await staffAction(desk, carriers, action, "a1");
    expect(done).toMatchObject({ ok: true, value: { id: "T1" } });
    expect((await read(keys.ticket("T1")))?.events.at(-1)).toMatchObject({ kind: "answered" });
    expect(await read(keys.conversation("web", "c1"))).toBeNull();
    expect(carried).toEqual([]);
    expect(await staffAction(desk, carriers, action, "a2")).toMatchObject({
      error: "already-done",
    });
  });

  it("is a time of such a ticket, taken and acted on at once", async () => {
    const key = keys.timer(timer.id);
    await keep([keys.ticket("T1"), counter], [key, timer]);
    const doing = {
      by: DESK,
      act: FALL_DUE,
      subject: ticketSubject({ community: "main", ticket: "T1" }),
      beside: key,
      identity: ["timer", timer.id],
    };
    const fallsDue = () =>
      transact<Conversation | null, string>(desk, carriers, doing, () => ({
        decide(world, { beside }, now) {
          const current = beside.read(key);
          const [ticket] = world.tickets;
          if (!current || !ticket) return { value: "gone" };
          const missed = { kind: "resolve-missed", at: now } as const;
          return {
            value: world.conversation === null ? "nobody to tell" : "told",
            turn: alone({
              tickets: [{ ...ticket, events: [...ticket.events, missed] }],
              timers: [{ ...timer, id: "T1.answer-due.1", due: now + 1, rung: 1 }],
              outbox: [alert(`${world.ids.turn}.a0`, "T1 is late")],
            }),
            beside: {
              checks: [{ key, version: current.version }],
              dels: [key],
              remove: [{ index: indexes.timers, member: timer.id }],
            },
          };
        },
      }));
    expect(await fallsDue()).toEqual({ ok: true, value: "nobody to tell" });
    expect(carried).toEqual(["T1 is late"]);
    expect(await read(key)).toBeNull();
    expect(await read(keys.timer("T1.answer-due.1"))).toMatchObject({ rung: 1 });
    expect((await read(keys.ticket("T1")))?.events).toHaveLength(2);
    expect(await fallsDue()).toEqual({ ok: true, value: "gone" });
  });

  it("is a job of the community, which reads what it needs and holds only while that stands", async () => {
    await keep([owed, bill]);
    const doing = {
      by: DESK,
      act: COUNT,
      subject: communitySubject("main", "count"),
      identity: ["count", "2026-10"],
    };
    let tries = 0;
    const pays = async (): Promise<void> => {
      tries += 1;
      if (tries === 1) await keep([owed, { ...bill, paid: { on: null } }]);
    };
    const racing: RuntimeContext = {
      ...desk,
      clock: { ...desk.clock, after: (_ms, work) => (work(), () => {}) },
      store: {
        ...desk.store,
        async commit(partition, commit) {
          await pays();
          return store.commit(partition, commit);
        },
      },
    };
    const done = await transact<null, string>(racing, carriers, doing, () => ({
      needs: [owed],
      decide(world, { needed }) {
        const text = needed.read(owed)?.value.paid === null ? "u1 owes" : "u1 has paid";
        return { value: text, turn: alone({ outbox: [alert(`${world.ids.turn}.a0`, text)] }) };
      },
    }));
    expect(done).toEqual({ ok: true, value: "u1 has paid" });
    expect(carried).toEqual(["u1 has paid"]);
    expect(tries).toBe(2);
  });

  it("is a message: what it needs is read with the tickets, which are guessed the next time", async () => {
    const conversation = { ...newConversation("web", "c1", "p1"), tickets: ["T1"] };
    await keep(
      [keys.conversation("web", "c1"), conversation],
      [keys.ticket("T1"), literalTicket("T1")],
    );
    await keep([owed, bill]);
    const ask = (text: string) => {
      const doing = {
        by: { kind: "resident", channel: "web", person: "p1" },
        act: WRITE,
        subject: conversationSubject(on, { person: "p1" }),
        identity: ["web", "c1", text],
      } as const;
      return transact<Conversation, unknown>(desk, carriers, doing, (seen) => ({
        // As an interpretation will: only who asks what they owe needs the bill.
        needs: text === "owe" && seen.conversation.person === "p1" ? [owed] : [],
        decide: (world, { needed }) => ({
          value: [
            world.tickets.map(({ id }) => id),
            text === "owe" ? needed.read(owed)?.value.unit : null,
          ],
          turn: { ...alone({}), conversation: world.conversation },
        }),
      }));
    };
    expect(await ask("owe")).toEqual({ ok: true, value: [["T1"], "u1"] });
    expect(reads).toEqual([expect.arrayContaining(["c:web:c1"]), ["t:T1", owed.name]]);
    reads.length = 0;
    expect(await ask("hello")).toEqual({ ok: true, value: [["T1"], null] });
    expect(reads).toEqual([expect.arrayContaining(["c:web:c1", "t:T1"])]);
  });

  it("is never what needs a conversation where there is none: that doesn't compile", () => {
    const world: World<null> = { ...literalWorld({ tickets: [counter] }), conversation: null };
    // @ts-expect-error the world is one without a conversation
    expect(() => answerDue.fire(world, timer, NOW)).toThrow(TypeError);
  });

  it("is nothing where the policy says no: it isn't even decided", async () => {
    await keep([keys.ticket("T1"), counter]);
    const doing = {
      by: colleague("林主任", "admin"),
      act: acknowledge,
      subject: ticketSubject({ community: "main", ticket: "T1" }),
      identity: ["staff", "a1"],
    };
    const done = await transact<Conversation | null, never>(desk, carriers, doing, () => ({
      decide() {
        throw new Error("it was decided");
      },
    }));
    expect(done).toEqual({ ok: false, error: "not-yours" });
  });

  it("is nothing where the ticket or the conversation isn't there", async () => {
    const by = colleague("林主任");
    const decide = () => ({ value: "done" });
    const doing = { by, act: acknowledge, identity: ["staff", "a1"] };
    const ticket = ticketSubject({ community: "main", ticket: "T9" });
    expect(
      await transact(desk, carriers, { ...doing, subject: ticket }, () => ({ decide })),
    ).toEqual({ ok: false, error: "no-such-ticket" });
    const subject = conversationSubject(on);
    expect(await transact(desk, carriers, { ...doing, subject }, () => ({ decide }))).toEqual({
      ok: false,
      error: "no-such-conversation",
    });
  });
});

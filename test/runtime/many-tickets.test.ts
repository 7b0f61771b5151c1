import fc from "fast-check";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ToldAct } from "../../src/core/act.ts";
import type { Staff } from "../../src/core/records/actor.ts";
import { newConversation } from "../../src/core/records/conversation.ts";
import { put, type Store } from "../../src/core/store.ts";
import { FEATURES } from "../../src/features.ts";
import { hasFirstResponse, ticketState } from "../../src/core/tickets/state.ts";
import type { Ticket } from "../../src/core/records/ticket.ts";
import type { StaffAction } from "../../src/runtime/staff.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { colleague, told } from "../colleague.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";
import { openTestDesk, START, type TestDesk } from "./open-test-desk.ts";

const OPEN_TICKETS = 200;
const ACTS = FEATURES.acts.map(({ name }) => name);
const MESSAGES = [
  "廚房水龍頭漏水",
  "我家失火了",
  "火滅了，沒事了",
  "另外我要投訴樓上很吵，還有停車位被占",
];

const ticketId = (n: number): string => `T${String(n).padStart(3, "0")}-0000`;

function openTicket(n: number): Ticket {
  return {
    id: ticketId(n),
    kind: "repair",
    channel: "test",
    conversation: "c1",
    events: [
      {
        kind: "opened",
        at: START - (OPEN_TICKETS - n) * 60_000,
        slots: { issue: `第${n}件` },
        class: null,
        clocks: { answer: { minutes: 60, hours: "always" }, resolve: { days: 1 } },
      },
    ],
  };
}

/** A resident who has reported two hundred things, none of them answered. */
async function withOpenTickets(store: Store): Promise<void> {
  for (let n = 0; n < OPEN_TICKETS; n += 1) {
    const ticket = openTicket(n);
    const add = { index: indexes.tickets, score: START - 1, member: ticket.id };
    await store.commit("main", {
      now: START,
      puts: [put(keys.ticket(ticket.id), ticket)],
      add: [add],
    });
  }
  const remembered = Array.from({ length: 20 }, (_, n) => ticketId(OPEN_TICKETS - 20 + n));
  const conversation = { ...newConversation("test", "c1", "p1"), tickets: remembered };
  await store.commit("main", {
    now: START,
    puts: [put(keys.conversation("test", "c1"), conversation)],
  });
}

async function act(desk: TestDesk, name: string, n: number): Promise<void> {
  const act = FEATURES.acts.find((one) => one.name === name);
  if (!act) throw new Error(`no such act: ${name}`);
  const by = colleague("小林");
  const said = { text: "馬上看", issue: "漏水", reason: "住戶急", kind: "incident", via: "phone" };
  const of = { message: "m1", alert: "a1", note: "行動不便", agreed: true };
  const input = { ...said, ...of, class: "major", to: "staff", on: true };
  await desk.runtime.staff(actionOf(by, told<ToldAct>(act, input), desk, ticketId(n)));
  await desk.runtime.idle();
}

function actionOf(by: Staff, act: ToldAct, { on }: TestDesk, ticket: string): StaffAction {
  const community = "main";
  switch (act.about) {
    case "ticket":
      return { by, act, of: { community, ticket } };
    case "conversation":
      return { by, act, on };
    case "community":
      return { by, act, community };
  }
}

describe.each(["sqlite", "redis"])("two hundred open tickets on %s", (engine) => {
  let server: RedisServer | null = null;
  beforeAll(async () => {
    if (engine === "redis") server = await startRedis();
  });
  afterAll(() => server?.close());
  const open = async (): Promise<TestDesk> => {
    const { url } = server ?? { url: null };
    const desk = await openTestDesk(url === null ? {} : { store: () => openRedis(url) });
    await withOpenTickets(desk.store);
    return desk;
  };

  it("are answered by one word of a colleague, as far as the conversation remembers them", async () => {
    const desk = await open();
    await act(desk, "take", 0);
    await act(desk, "say", 0);
    const remembered = Array.from({ length: 20 }, (_, n) => keys.ticket(ticketId(180 + n)));
    const snapshot = await desk.store.get("main", remembered, START);
    const answered = remembered.filter((key) => {
      const ticket = snapshot.read(key)?.value;
      return ticket !== undefined && hasFirstResponse(ticketState(ticket));
    });
    expect(answered).toHaveLength(20);
    await desk.close();
  });

  it("hinder no act of staff and no message, in any order", async () => {
    const step = fc.oneof(
      fc.record({ act: fc.constantFrom(...ACTS), n: fc.nat(OPEN_TICKETS - 1) }),
      fc.record({ message: fc.constantFrom(...MESSAGES) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const desk = await open();
        for (const one of steps)
          await ("act" in one ? act(desk, one.act, one.n) : desk.write(one.message));
        const texts = desk.sent.map(({ text }) => text).join("\n");
        expect(texts).not.toContain("這則訊息我處理時遇到問題");
        await desk.close();
        if (server) await clear(server);
      }),
      { numRuns: 8 },
    );
  });
});

async function clear({ url }: RedisServer): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

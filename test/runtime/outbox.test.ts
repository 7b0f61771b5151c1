import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { Channel } from "../../src/core/channel.ts";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { put, type Store } from "../../src/core/store.ts";
import { simulatedClock, type SimulatedClock } from "../../src/runtime/clock.ts";
import { LEASE_MS, type RuntimeContext } from "../../src/runtime/context.ts";
import { noMetrics } from "../../src/runtime/metrics.ts";
import { lanes } from "../../src/runtime/lanes.ts";
import { lastTickets } from "../../src/runtime/last-tickets.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openReaching } from "../../src/runtime/reaching/reach.ts";
import { deliveryOutcome } from "../../src/runtime/sending/delivery-outcome.ts";
import { openOutbox, type Outbox } from "../../src/runtime/sending/outbox.ts";
import { indexes, keys, outboxOf } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { FEATURES } from "../../src/features.ts";
import { productContent } from "../product-content.ts";
import { START } from "./open-test-desk.ts";

const community = DEFAULT_COMMUNITY.id;
const outgoing: Outgoing = {
  id: "o1",
  to: { kind: "resident", channel: "test", conversation: "c1" },
  text: "您好",
  choices: [],
  at: START,
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  conversation: "c1",
  urgent: false,
  tries: 0,
};
const claimedAt = (now: number) => ({
  now,
  puts: [put(keys.outgoing(outgoing.id), outgoing)],
  add: [{ index: indexes.outbox, score: now + LEASE_MS, member: outgoing.id }],
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The outbox of a process that has just started, with one channel. */
async function startOutbox(store: Store, clock: SimulatedClock, channel: Channel): Promise<Outbox> {
  const content = await productContent();
  const desk: RuntimeContext = {
    store,
    clock,
    log: openLog("silent"),
    random: () => 0.5,
    burstMs: 0,
    reserve: () => null,
    content: () => content,
    features: FEATURES,
    colleagues: () => [],
    places: [],
    community: () => DEFAULT_COMMUNITY,
    lanes: lanes(),
    lastTickets: lastTickets(),
    metrics: noMetrics,
  };
  const { notices } = openReaching(
    desk,
    { send: () => {} },
    { doors: null, people: { all: () => [] } },
    () => {},
  );
  return openOutbox(desk, () => [community], [channel], notices);
}

async function freshStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), "outbox-"));
  const { store } = await openData({ folder, key: null, now: START, tell: () => {} });
  closers.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

test("a message that another claims between looking and reading is left to that one", async () => {
  const clock = simulatedClock(START);
  const store = await freshStore();
  await store.commit(community, claimedAt(START - LEASE_MS));
  let others = 1;
  const raced: Store = {
    ...store,
    async range(...asked) {
      const found = await store.range(...asked);
      if (found.length > 0 && others > 0) {
        others -= 1;
        await store.commit(community, claimedAt(clock.now()));
      }
      return found;
    },
  };
  const sent: string[] = [];
  const outbox = await startOutbox(raced, clock, {
    name: "test",
    async send({ id }) {
      sent.push(id);
      return { kind: "sent" };
    },
  });
  await clock.advance(START + LEASE_MS / 2);
  expect(sent).toEqual([]);
  // The other one died.
  await clock.advance(START + 2 * LEASE_MS);
  expect(sent).toEqual(["o1"]);
  await outbox.stop();
});

describe("an urgent alert behind five hundred others, to a slow channel", () => {
  const alertOf = (id: string, urgent: boolean): Outgoing => ({
    ...outgoing,
    id,
    to: { kind: "staff", role: "staff" },
    conversation: `about-${id}`,
    urgent,
  });
  const ordinary = Array.from({ length: 500 }, (_, n) => alertOf(`ordinary-${n}`, false));
  const urgent = alertOf("urgent", true);

  /** Answers when it is told to, one at a time. */
  function slowChannel() {
    const begun: string[] = [];
    const answers: (() => void)[] = [];
    const channel: Channel = {
      name: "staff",
      async send({ id }) {
        begun.push(id);
        await new Promise<void>((resolve) => answers.push(resolve));
        return { kind: "sent" };
      },
    };
    const hasBegun = async (howMany: number): Promise<void> => {
      while (begun.length < howMany) await setImmediate();
    };
    const answerOne = (): void => answers.shift()?.();
    return { channel, begun, hasBegun, answerOne };
  }
  async function respondToAll({ begun, answerOne }: ReturnType<typeof slowChannel>): Promise<void> {
    while (begun.length <= ordinary.length) {
      answerOne();
      await setImmediate();
    }
    for (let n = 0; n < 8; n += 1) answerOne();
  }

  test("that this process decided is sent next", async () => {
    const slow = slowChannel();
    const outbox = await startOutbox(await freshStore(), simulatedClock(START), slow.channel);
    outbox.send(community, ordinary);
    await slow.hasBegun(4);
    outbox.send(community, [urgent]);
    slow.answerOne();
    await slow.hasBegun(5);
    expect(slow.begun.at(-1)).toBe("urgent");
    await respondToAll(slow);
    await outbox.stop();
  });

  test("that a process left behind is claimed next", async () => {
    const slow = slowChannel();
    const store = await freshStore();
    const clock = simulatedClock(START);
    for (const one of [...ordinary, urgent])
      await store.commit(community, {
        now: START,
        puts: [put(keys.outgoing(one.id), one)],
        add: [{ index: outboxOf(one), score: START, member: one.id }],
      });
    const outbox = await startOutbox(store, clock, slow.channel);
    const advanced = clock.advance(START + 1);
    await slow.hasBegun(4);
    expect(slow.begun[0]).toBe("urgent");
    await respondToAll(slow);
    await advanced;
    await outbox.stop();
    expect(await store.count(community, indexes.urgentOutbox, {})).toBe(0);
  });

  test("that an older frontdesk wrote among the others moves to where it belongs", async () => {
    const slow = slowChannel();
    const store = await freshStore();
    const clock = simulatedClock(START);
    await store.commit(community, {
      now: START,
      puts: [put(keys.outgoing(urgent.id), urgent)],
      add: [{ index: indexes.outbox, score: START, member: urgent.id }],
    });
    const outbox = await startOutbox(store, clock, slow.channel);
    const advanced = clock.advance(START + 1);
    await slow.hasBegun(1);
    expect(await store.count(community, indexes.outbox, {})).toBe(0);
    slow.answerOne();
    await advanced;
    await outbox.stop();
    expect(slow.begun).toEqual(["urgent"]);
    expect(await store.count(community, indexes.urgentOutbox, {})).toBe(0);
  });
});

test("files that go with a message stand in its line", () => {
  const attachments = [{ id: "f".repeat(22), name: "報價單.pdf", type: "application/pdf" }];
  const { commit } = deliveryOutcome(
    { ...outgoing, attachments },
    { kind: "sent" },
    START,
    0,
    [],
    () => "",
  );
  const line = commit.puts?.find(({ key }) => key.name === keys.line("o1").name);
  expect(line?.value).toMatchObject({ attachments });
});

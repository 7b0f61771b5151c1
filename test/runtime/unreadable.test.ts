import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newConversation } from "../../src/core/records/conversation.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import type { Timer } from "../../src/core/records/timer.ts";
import { put, type Key } from "../../src/core/store.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { openTestDesk, START, type TestDesk } from "./open-test-desk.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

/** The same record as a frontdesk of tomorrow writes it. */
const ofTomorrow = <T>({ name, kind }: Key<T>): Key<T> => ({
  name,
  kind: { ...kind, version: kind.version + 1 },
});

const timer: Timer = {
  id: "x1",
  due: START + 1,
  kind: "answer-due",
  channel: "test",
  conversation: "other",
  ticket: "X",
  promise: null,
  rung: 0,
};
const outgoing: Outgoing = {
  id: "o1",
  to: { kind: "resident", channel: "test", conversation: "other" },
  text: "您好",
  choices: [],
  at: START,
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  conversation: "other",
  urgent: false,
  tries: 0,
};
const conversation = newConversation("test", "other", "p2");

describe("what this version can't read and what falls due behind it", () => {
  it.each([
    { of: "a timer", puts: [put(ofTomorrow(keys.timer("x1")), timer)] },
    {
      of: "a timer's conversation",
      puts: [
        put(keys.timer("x1"), timer),
        put(ofTomorrow(keys.conversation("test", "other")), conversation),
      ],
    },
  ])("$of", async ({ puts }) => {
    const add = { index: indexes.timers, score: START + 1, member: "x1" };
    await desk.store.commit("main", { now: START, puts, add: [add] });
    await desk.write("廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家");
    await desk.write("對");
    await desk.clock.advance(START + 16 * 60_000);
    const texts = desk.sent.map(({ text }) => text);
    expect(texts.filter((text) => text.includes("讓您久等了"))).toHaveLength(1);
    const waiting = await desk.store.range("main", indexes.timers, { limit: 9 });
    expect(waiting.map(({ member }) => member)).toContain("x1");
  });

  it.each([
    { of: "a message", puts: [put(ofTomorrow(keys.outgoing("o1")), outgoing)] },
    {
      of: "a message's conversation",
      puts: [
        put(keys.outgoing("o1"), { ...outgoing, ownerEpoch: 0 }),
        put(ofTomorrow(keys.conversation("test", "other")), conversation),
      ],
    },
  ])("$of", async ({ puts }) => {
    const add = { index: indexes.outbox, score: START, member: "o1" };
    await desk.store.commit("main", { now: START, puts, add: [add] });
    desk.channelAnswers(() => ({ kind: "later", after: null, reason: "down" }));
    await desk.write("你好");
    desk.channelAnswers(() => ({ kind: "sent" }));
    await desk.clock.advance(START + 120_000);
    expect(desk.sent).toHaveLength(1);
    expect(await desk.store.count("main", indexes.outbox, {})).toBe(1);
  });
});

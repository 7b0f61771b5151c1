import { afterEach, describe, expect, it } from "vitest";
import type { LineSettings } from "../../src/channels/line/settings.ts";
import { indexes } from "../../src/store/keys.ts";
import { AT, CHEN, GROUP, lineDesk, type LineDesk } from "./line-desk.ts";
import { callsIn, readOf } from "./line-messages.ts";

const MINUTE = 60_000;
const ABOUT_THEM = "我是A棟12樓1203的王太太，電話0912345678，明天下午在家";

const opened: LineDesk[] = [];
const open = async (change: Partial<LineSettings> = {}, burstMs = 0): Promise<LineDesk> => {
  const line = await lineDesk(change, burstMs);
  opened.push(line);
  return line;
};
afterEach(async () => {
  for (const line of opened.splice(0)) {
    expect(line.line.wrong).toEqual([]);
    await line.close();
  }
});

const ways = ({ line }: LineDesk): readonly string[] => line.calls.map(({ by }) => by);
const file = async (line: LineDesk, doing: { group?: string } = {}): Promise<void> => {
  const at = doing.group === undefined ? "" : `${AT} `;
  await line.say(`${at}廚房水龍頭漏水，${ABOUT_THEM}`, doing);
  await line.say(`${at}對`, doing);
};
const undelivered = ({ desk }: LineDesk) => desk.store.count("main", indexes.undelivered, {});

describe("what is said in LINE", () => {
  it("goes by the reply token, and costs nothing; what nobody has just asked for is pushed", async () => {
    const line = await open();
    await file(line);
    expect(ways(line)).toEqual(["reply", "reply"]);
    await line.later(10 * MINUTE);
    expect(ways(line)).toEqual(["reply", "reply", "push"]);
    expect(line.texts().at(-1)).toMatch(/對不起[\s\S]*最晚今天15:1/);
  });

  it("B7 answers what was written in quick succession once, and by a token that holds", async () => {
    const line = await open({}, 1_500);
    await line.deliver(line.written("廚房水龍頭一直滴水"));
    await line.later(500);
    await line.deliver(line.written("A棟12樓1203"));
    await line.later(5_000);
    expect(ways(line)).toEqual(["reply"]);
    expect(line.texts()[0]).toContain("聯絡電話");
  });

  it("B12 rings no phone for what nobody waits for", async () => {
    const line = await open();
    await line.say("廚房水龍頭一直滴水");
    await line.later(10 * MINUTE);
    expect(line.texts().at(-1)).toContain("先照目前的內容");
    await line.later(15 * MINUTE);
    expect(line.texts().at(-1)).toContain("編號");
    expect(line.line.calls.map(({ silent }) => silent)).toEqual([false, true, false]);
  });

  it("is pushed when the token has lapsed meanwhile", async () => {
    const line = await open();
    line.line.answers((path) => (path.endsWith("/reply") ? { status: 503 } : null));
    await line.deliver(line.written("你好"));
    await line.later(40_000);
    expect(line.line.posted).toEqual([]);
    await line.later(5 * MINUTE);
    expect(ways(line)).toEqual(["push"]);
  });

  it("is pushed at once when LINE's minute ends sooner than ours", async () => {
    const line = await open();
    line.line.goesBy({ now: () => line.clock.now() - 10 * MINUTE });
    const late = line.written("你好");
    line.line.goesBy(line.clock);
    await line.answered(late);
    expect(ways(line)).toEqual(["push"]);
  });

  it("is pushed where a webhook comes again after its minute", async () => {
    const line = await open();
    const said = line.written("你好");
    await line.later(3 * MINUTE);
    await line.answered({ ...said, deliveryContext: { isRedelivery: true } });
    expect(ways(line)).toEqual(["push"]);
  });

  it("stands there once though the process dies between the reply and writing it down", async () => {
    const line = await open();
    line.line.answers((path) => {
      if (path.endsWith("/reply")) line.desk.storeFails(true);
      return null;
    });
    await line.deliver(line.written("你好"));
    await line.line.until(() => line.line.posted.length === 1);
    await line.desk.storeRefuses();
    await line.desk.stop();
    line.line.answers(null);
    line.desk.storeFails(false);
    await line.desk.start();
    await line.later(2 * MINUTE);
    await line.desk.settled();
    expect(ways(line)).toEqual(["reply"]);
    expect((await line.lines(CHEN)).filter(({ who }) => who.kind === "bot")).toHaveLength(1);
  });

  it("stands there once though LINE's answer is lost, by reply and by push", async () => {
    const line = await open();
    line.line.answers(() => "arrives-unanswered");
    await line.deliver(line.written(`廚房水龍頭漏水，${ABOUT_THEM}`));
    await line.line.until(() => line.line.posted.length === 1);
    line.line.answers(null);
    await line.later(30_000);
    await line.say("對");
    line.line.answers(() => "arrives-unanswered");
    await line.later(10 * MINUTE);
    line.line.answers(null);
    await line.later(2 * MINUTE);
    await line.desk.settled();
    expect(ways(line)).toEqual(["reply", "reply", "push"]);
  });

  it("is given up, and staff are told, where LINE says that no try will help", async () => {
    const line = await open();
    line.line.answers(() => ({ status: 403, message: "Access to this API denied" }));
    await line.deliver(line.written("你好"));
    await line.desk.settled();
    expect(await undelivered(line)).toBe(1);
  });

  it("waits for a new access token", async () => {
    const line = await open({ accessToken: "an old token" });
    await line.desk.toldOf(/^LINE refuses LINE_CHANNEL_ACCESS_TOKEN/);
    await line.deliver(line.written("你好"));
    await line.later(MINUTE);
    expect(await undelivered(line)).toBe(0);
  });

  it("to somebody in danger is a card with numbers to press", async () => {
    const line = await open();
    const { shown } = await line.say("我家瓦斯漏氣了");
    expect(shown).toMatchObject({ type: "flex", altText: expect.stringMatching(/^⚠️ .*119/s) });
    expect(readOf(shown)).toMatch(/^⚠️ /);
    expect(callsIn(shown)).toContain("tel:119");
  });

  it("is shown to be under way in somebody's own chat while it takes long", async () => {
    const line = await open();
    for (const doing of [{}, { group: GROUP }]) {
      const goOn = line.desk.storeWaits();
      const accepted = line.deliver(line.written(`${AT} 你好`, doing));
      await line.desk.waited(() => line.later(100), line.desk.storeIsAsked());
      await line.later(1_000);
      goOn();
      expect(await accepted).toBe(200);
    }
    expect(line.line.loading).toEqual([CHEN]);
  });
});

describe("when the month's pushes are used up", () => {
  const left = async (line: LineDesk): Promise<void> => {
    await line.say("廚房水龍頭一直滴水");
    await line.later(10 * MINUTE);
  };

  it("what nobody waits for goes with the next reply, in one call", async () => {
    const line = await open({ pushBudget: 0 });
    await left(line);
    expect(ways(line)).toEqual(["reply"]);
    await line.deliver(line.written("垃圾幾點收"));
    await line.line.until(() => line.line.calls.length === 2);
    expect(line.line.calls.at(-1)).toMatchObject({ by: "reply", count: 2 });
    expect(line.texts().slice(-2)).toEqual([
      expect.stringContaining("替您登記"),
      expect.stringContaining("20:30"),
    ]);
    const [, reminder, answer] = line.texts();
    const said = async () => (await line.lines(CHEN)).map(({ text }) => text);
    await expect.poll(said).toContain(answer);
    expect(await said()).not.toContain(reminder);
    // It is written down that they were told, and nothing comes twice.
    await line.later(20 * MINUTE);
    expect(await said()).toContain(reminder);
    expect(line.texts().filter((text) => text === reminder)).toHaveLength(1);
  });

  it("what is of no use later is let go, and stands in no transcript", async () => {
    const line = await open({ pushBudget: 0 });
    await left(line);
    await line.later(30 * MINUTE);
    const told = (await line.lines(CHEN)).filter(({ who }) => who.kind === "bot");
    expect(told.map(({ text }) => text)).toEqual(line.texts());
    expect(line.texts().join()).not.toContain("先照目前的內容");
    expect(await undelivered(line)).toBe(0);
  });

  it("B21 promises are kept all the same, and dangers told", async () => {
    const line = await open({ pushBudget: 0 });
    await file(line);
    await line.later(10 * MINUTE);
    expect(ways(line)).toEqual(["reply", "reply", "push"]);
    expect(line.texts().at(-1)).toContain("最晚今天15:1");
    await line.say("廚房著火了");
    await line.later(15 * MINUTE);
    expect(ways(line).filter((way) => way === "push").length).toBeGreaterThan(1);
  });

  it("they are counted for each who reads in a group, and anew in the next month", async () => {
    const line = await open({ pushBudget: 3 });
    await file(line, { group: GROUP });
    await line.later(10 * MINUTE);
    expect(ways(line)).toEqual(["reply", "reply", "push"]);
    await left(line);
    expect(ways(line).filter((way) => way === "push")).toHaveLength(1);
    await line.clock.advance(Date.parse("2026-12-01T10:00:00+08:00"));
    const before = ways(line).length;
    await line.say("廚房水龍頭一直滴水");
    await line.later(10 * MINUTE);
    expect(ways(line).slice(before)).toEqual(["reply", "push"]);
  });

  it("by LINE's own count, staff are asked to call for what was promised", async () => {
    const line = await open();
    await file(line);
    line.line.monthlyLimit(0);
    await line.later(10 * MINUTE);
    expect(await undelivered(line)).toBe(1);
    expect(ways(line)).toEqual(["reply", "reply"]);
  });
});

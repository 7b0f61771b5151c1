import { afterEach, beforeEach, expect, it } from "vitest";
import { FEATURES } from "../../src/features.ts";
import { colleague } from "../colleague.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

const DAY = 24 * 60 * 60 * 1_000;

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const unclear = () => desk.runtime.desk.unclear("main");

it("finds what was asked again, and nothing that was understood", async () => {
  await desk.write("宅配的車擋到車道");
  await desk.write("水龍頭滴不停", { conversation: "c2", person: "p2" });
  const { groups, thisMonth, monthBefore } = await unclear();
  expect({ thisMonth, monthBefore }).toEqual({ thisMonth: 1, monthBefore: 0 });
  expect(groups).toMatchObject([
    {
      phrase: "宅配的車擋到車道",
      how: { again: 1, which: 0, colleague: 0, wrong: 0, real: 0 },
      meant: null,
      newest: { channel: "test", conversation: "c1", at: desk.clock.now() },
    },
  ]);
});

it("tells what the resident chose when they were asked which", async () => {
  await desk.write(UNSURE);
  const choices = desk.sent.findLast(({ to }) => to.kind === "resident")?.choices ?? [];
  expect(choices.length).toBeGreaterThan(1);
  await desk.clock.advance(desk.clock.now() + 1_000);
  const [, chosen] = choices;
  await desk.write(chosen?.label ?? "", { choice: chosen?.value ?? null });
  const meant = /^intent:([a-z-]+)/.exec(chosen?.value ?? "")?.[1];
  const { groups } = await unclear();
  expect(groups).toMatchObject([{ phrase: UNSURE, how: { which: 1 }, meant }]);
  expect(groups[0]?.taken).not.toBe(meant);
});
/** Near to two of the product's intents, and to neither surely. */
const UNSURE = "紗窗那件事";

it("leaves it with a colleague the second time, and counts both", async () => {
  for (const text of ["蹺蹺板那邊怪怪的感覺", "蹺蹺板那邊怪怪的感覺啊"]) {
    await desk.write(text);
    await desk.clock.advance(desk.clock.now() + 60_000);
  }
  expect((await unclear()).groups).toMatchObject([{ how: { colleague: 1, again: 1 } }]);
});

const judge = async (name: string, input: object, by = "林主任") => {
  const told = FEATURES.acts.find((act) => act.name === name)?.told(input);
  if (!told?.ok || told.value.about !== "conversation") throw new Error("no such act");
  return desk.runtime.staff({ by: colleague(by), act: told.value, on: desk.on });
};

it("takes a colleague's word that a message was misunderstood, the last one's", async () => {
  await desk.write("水龍頭滴不停");
  await judge("wrong-intent", { message: "m1" });
  await desk.clock.advance(desk.clock.now() + 1_000);
  await judge("wrong-intent", { message: "m1", intent: "complaint" }, "王小陳");
  expect((await unclear()).groups).toMatchObject([
    { phrase: "水龍頭滴不停", how: { wrong: 1 }, taken: "repair", meant: "complaint" },
  ]);
});

it("takes their word that an alarm was real, that it was none, and that one was missed", async () => {
  await desk.write("水龍頭滴不停");
  expect(await judge("wrong-intent", { message: "m1", intent: "emergency:x" })).toMatchObject({
    error: "no-such-kind",
  });
  await judge("wrong-intent", { message: "m1", intent: "emergency:flood" });
  expect(await unclear()).toMatchObject({
    alarms: { real: 0, false: 0, missed: 1 },
    groups: [{ meant: "emergency:flood", isMended: false }],
  });
  await desk.write("我家瓦斯漏氣了", { conversation: "c1" });
  await judge("real-alarm", { message: "m2" });
  expect(await unclear()).toMatchObject({
    alarms: { real: 1, false: 0, missed: 1 },
    thisMonth: 1,
  });
  await desk.clock.advance(desk.clock.now() + 1_000);
  await judge("wrong-intent", { message: "m2" });
  expect((await unclear()).alarms).toEqual({ real: 0, false: 1, missed: 1 });
});

it("shows nothing of a talk that is for the supervisor alone (D12)", async () => {
  await desk.write("宅配的車擋到車道");
  const act = FEATURES.acts.find(({ name }) => name === "apart");
  const told = act?.told({ on: true });
  if (!told?.ok || told.value.about !== "conversation") throw new Error("no such act");
  const by = colleague("林主任", "supervisor");
  expect((await desk.runtime.staff({ by, act: told.value, on: desk.on })).ok).toBe(true);
  expect((await unclear()).groups).toEqual([]);
});

it("E7 counts the month before beside this one", async () => {
  await desk.write("宅配的車擋到車道");
  await desk.clock.advance(desk.clock.now() + 40 * DAY);
  await desk.write("溜滑梯那邊不太行", { conversation: "c2", person: "p2" });
  const { thisMonth, monthBefore, groups } = await unclear();
  expect({ thisMonth, monthBefore }).toEqual({ thisMonth: 1, monthBefore: 1 });
  expect(groups.map(({ phrase }) => phrase)).toEqual(["溜滑梯那邊不太行"]);
});

it("forgets what was understood with the message that came hard upon it (B7)", async () => {
  await desk.close();
  desk = await openTestDesk({ burstMs: 2_000 });
  await desk.write("宅配的車擋到車道");
  expect((await unclear()).thisMonth).toBe(1);
  await desk.clock.advance(desk.clock.now() + 500);
  await desk.write("水龍頭也一直滴水，想報修");
  expect((await unclear()).thisMonth).toBe(0);
});

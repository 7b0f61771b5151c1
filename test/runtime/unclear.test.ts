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
      how: { again: 1, which: 0, colleague: 0, wrong: 0 },
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

it("takes a colleague's word that a message was misunderstood", async () => {
  await desk.write("水龍頭滴不停");
  const act = FEATURES.acts.find(({ name }) => name === "wrong-intent");
  const told = act?.told({ message: "m1", intent: "complaint" });
  if (!told?.ok || told.value.about !== "conversation") throw new Error("no such act");
  await desk.runtime.staff({ by: colleague("林主任"), act: told.value, on: desk.on });
  expect((await unclear()).groups).toMatchObject([
    { phrase: "水龍頭滴不停", how: { wrong: 1 }, taken: "repair", meant: "complaint" },
  ]);
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

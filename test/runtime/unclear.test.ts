import { afterEach, beforeEach, expect, it } from "vitest";
import { colleague } from "../colleague.ts";
import { FEATURES } from "../../src/features.ts";
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
      count: 1,
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
  await desk.write(choices[1]?.label ?? "", { choice: choices[1]?.value ?? null });
  const [group] = (await unclear()).groups;
  expect(group?.how.which).toBe(1);
  expect(group?.meant).not.toBeNull();
  expect(group?.meant).not.toBe(group?.taken);
});
/** Near to two of the product's intents, and to neither surely. */
const UNSURE = "紗窗的事";

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

it("compares with the month before, and counts what is understood by now", async () => {
  await desk.write("宅配的車擋到車道");
  await desk.clock.advance(desk.clock.now() + 40 * DAY);
  await desk.write("球池的東西怪怪的", { conversation: "c2", person: "p2" });
  const { thisMonth, monthBefore, weeks, understoodNow } = await unclear();
  expect({ thisMonth, monthBefore, understoodNow }).toEqual({
    thisMonth: 1,
    monthBefore: 1,
    understoodNow: 0,
  });
  expect(weeks.map(({ count }) => count)).toEqual([0, 0, 0, 1]);
});

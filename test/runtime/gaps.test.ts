import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

const DAY = 24 * 60 * 60 * 1_000;

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const gaps = () => desk.runtime.desk.gaps("main");

it("E7 counts what residents were asked and left, once they are gone", async () => {
  await desk.write("廚房水龍頭一直滴水");
  await desk.write("浴室水龍頭漏水", { conversation: "c2", person: "p2" });
  await desk.write("A棟1203", { conversation: "c2", person: "p2" });
  expect((await gaps()).left).toEqual([]);
  await desk.clock.advance(desk.clock.now() + 2 * DAY);
  const { left, talks, messages } = await gaps();
  expect({ talks, messages }).toEqual({ talks: 2, messages: 3 });
  expect(left).toContainEqual({ dialog: "repair", question: "unit", count: 1 });
});

it("lists steps that no talk came to", async () => {
  const step = { dialog: "repair", question: "unit" };
  expect((await gaps()).unvisited).toContainEqual(step);
  await desk.write("廚房水龍頭一直滴水");
  const { unvisited } = await gaps();
  expect(unvisited).not.toContainEqual(step);
  expect(unvisited.length).toBeGreaterThan(0);
});

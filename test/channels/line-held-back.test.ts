import { afterEach, beforeEach, expect, it } from "vitest";
import { waitings, type Waitings } from "../../src/channels/line/held-back.ts";
import { openTestDesk, START, type TestDesk } from "../runtime/open-test-desk.ts";
import { CHEN } from "./line-desk.ts";

let desk: TestDesk;
let waiting: Waitings;
beforeEach(async () => {
  desk = await openTestDesk();
  waiting = waitings(desk.store, desk.clock);
});
afterEach(() => desk.close());

const HOUR = 60 * 60_000;
const keep = (id: string, change: { ownerEpoch?: number | null; until?: number } = {}) =>
  waiting.keep(CHEN, { id, text: id, until: START + HOUR, ownerEpoch: 3, ...change });
const goWith = (id: string, ownerEpoch: number | null, most = 4) =>
  waiting.goWith(CHEN, { id, ownerEpoch }, most);

it("what waits goes along once, with as much as there is room for", async () => {
  for (const id of ["a", "b", "c"]) await keep(id);
  await keep("a");
  expect(await goWith("x", 3, 2)).toEqual(["a", "b"]);
  expect(await goWith("y", 3)).toEqual(["c"]);
  expect(await goWith("z", 3)).toEqual([]);
});

it("a next try takes along what the first did, and nothing more", async () => {
  await keep("a");
  expect(await goWith("x", 3)).toEqual(["a"]);
  await keep("b");
  expect(await goWith("x", 3, 0)).toEqual(["a"]);
});

it("it is known of what went along that it was told, once", async () => {
  await keep("a");
  expect(await waiting.wasTold(CHEN, "a")).toBe(false);
  await goWith("x", 3);
  expect(await waiting.wasTold(CHEN, "a")).toBe(true);
  expect(await waiting.wasTold(CHEN, "a")).toBe(false);
});

it("B25 what the bot had to say doesn't go along after somebody took over", async () => {
  await keep("reminder");
  await keep("who comes", { ownerEpoch: null });
  expect(await goWith("x", 4)).toEqual(["who comes"]);
  expect(await goWith("y", null)).toEqual([]);
});

it("what is of no use any more stays behind", async () => {
  await keep("a", { until: START + 1 });
  await desk.clock.advance(START + 1);
  expect(await goWith("x", 3)).toEqual([]);
});

it("two at once take each one their own", async () => {
  for (const id of ["a", "b"]) await keep(id);
  const both = await Promise.all([goWith("x", 3, 1), goWith("y", 3, 1)]);
  expect(both.flat().toSorted()).toEqual(["a", "b"]);
});

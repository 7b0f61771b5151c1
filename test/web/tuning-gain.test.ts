import { expect, it } from "vitest";
import { gainCurve, milestones } from "../../src/web/pages/desk/tuning/gain-curve.ts";
import type { UnclearShown } from "../../src/web/understanding-wire.ts";

const group = (left: number, isMended = false): UnclearShown => ({
  phrase: "燈不亮",
  count: left + 1,
  left,
  samples: [],
  how: { again: left + 1, which: 0, colleague: 0, wrong: 0, real: 0 },
  taken: "repair",
  meant: null,
  now: { intent: "repair", decision: "ask" },
  isMended,
  newest: { at: 0, channel: "web", conversation: "c1" },
});
const curveOf = (understoodNow: number, ...groups: readonly UnclearShown[]) =>
  gainCurve({ understoodNow, groups });

it("gains with each click what is left of a group, the most first", () => {
  expect(curveOf(9, group(2), group(6), group(4, true), group(0), group(2))).toEqual([
    { clicks: 0, clear: 9 },
    { clicks: 1, clear: 15 },
    { clicks: 2, clear: 17 },
    { clicks: 3, clear: 19 },
  ]);
});

it("tells with which clicks half is gained, most and all, each once", () => {
  const clicks = (...left: readonly number[]) =>
    milestones(curveOf(5, ...left.map((one) => group(one)))).map((one) => one.clicks);
  expect(clicks(5, 3, 1, 1)).toEqual([1, 2, 4]);
  expect(clicks(7, 2, 1)).toEqual([1, 2, 3]);
  expect(clicks(9, 1)).toEqual([1, 2]);
  expect(clicks(3)).toEqual([1]);
  expect(clicks()).toEqual([]);
});

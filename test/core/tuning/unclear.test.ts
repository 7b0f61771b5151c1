import { beforeAll, expect, it } from "vitest";
import type { Content } from "../../../src/core/content/content.ts";
import {
  summarySteps,
  type UnclearMessage,
  type UnclearSummary,
} from "../../../src/core/tuning/unclear.ts";
import { productContent } from "../../product-content.ts";
import { NOW } from "../literal-world.ts";

let content: Content;
beforeAll(async () => {
  content = await productContent();
});

const message = (text: string, more: Partial<UnclearMessage> = {}): UnclearMessage => ({
  text,
  at: NOW,
  how: "again",
  taken: "repair",
  meant: null,
  channel: "web",
  conversation: "c1",
  ...more,
});
const summary = (...messages: readonly UnclearMessage[]): UnclearSummary => {
  const steps = summarySteps(messages, content, "TW", NOW + 1);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};
const groups = (...messages: readonly UnclearMessage[]) => summary(...messages).groups;

it("puts what says the same together, the most frequent first", () => {
  const found = groups(
    message("溫控面板一直跳E3"),
    message("哪裡可以打卡"),
    message("溫控面板跳E3了", { at: NOW + 1, how: "which", meant: "repair", conversation: "c2" }),
    message("我家溫控面板一直跳 E3 怎麼辦", { at: NOW - 1, meant: "facility-info" }),
    message("面板跳E3", { at: NOW - 2, how: "colleague", meant: "repair" }),
  );
  expect(found.map(({ count }) => count)).toEqual([4, 1]);
  expect(found[0]).toMatchObject({
    how: { again: 2, which: 1, colleague: 1, wrong: 0, real: 0 },
    meant: "repair",
    newest: { at: NOW + 1, channel: "web", conversation: "c2" },
  });
  expect(found[0]?.samples).toHaveLength(4);
});

it("shows nobody's name, home or number, and offers a phrase without them", () => {
  const [group] = groups(message("我是B棟1203陳小姐，溫控面板一直跳E3，0912345678"));
  expect(group?.samples.join("")).not.toMatch(/1203|陳|0912/);
  expect(group?.phrase).toBe("溫控面板一直跳E3");
});

it("says what the content of today makes of it", () => {
  const [group] = groups(message("水龍頭滴不停"));
  expect(group?.now).toEqual({ intent: "repair", decision: "act" });
});

it("puts first what colleagues judged, and takes their word for whether it is mended", () => {
  const found = groups(
    message("哪裡可以打卡"),
    message("哪裡可以打卡啊", { conversation: "c2" }),
    message("水龍頭滴不停", { how: "wrong", meant: "complaint", conversation: "c3" }),
  );
  expect(found.map(({ count, how }) => [count, how.wrong])).toEqual([
    [1, 1],
    [2, 0],
  ]);
  expect(found[0]?.isMended).toBe(false);
  const [right] = groups(
    message("水龍頭滴不停", { how: "wrong", taken: "praise", meant: "repair" }),
  );
  expect(right?.isMended).toBe(true);
  const [unsaid] = groups(message("水龍頭滴不停", { how: "wrong" }));
  expect(unsaid?.isMended).toBe(false);
});

it("counts what colleagues say of alarms, apart from what was not understood", () => {
  const {
    alarms,
    groups: found,
    understoodNow,
  } = summary(
    message("我家瓦斯漏氣了", { how: "real", taken: "emergency" }),
    message("電視上在演失火", { how: "wrong", taken: "emergency", meant: null }),
    message("樓下鐵架快撐不住", { how: "wrong", meant: "emergency:falling" }),
  );
  expect(alarms).toEqual({ real: 1, false: 1, missed: 1 });
  const real = found.find(({ how }) => how.real > 0);
  expect(real).toMatchObject({ isMended: true, meant: "emergency:gas" });
  expect(understoodNow).toBeLessThanOrEqual(2);
});

it("counts in a group what is still not understood, alarms that were real apart", () => {
  const same = { how: "wrong", meant: "complaint" } as const;
  const [group] = groups(
    message("水龍頭滴不停", same),
    message("水龍頭滴不停", { ...same, at: NOW - 1 }),
    message("水龍頭滴不停", { at: NOW - 2 }),
    message("水龍頭滴不停", { how: "real", at: NOW - 3 }),
  );
  expect(group).toMatchObject({ count: 4, left: 2, isMended: false });
});

it("is empty where nothing was unclear", () => {
  expect(groups()).toEqual([]);
});

it("counts week for week what there was, and what is understood by now", () => {
  const DAY = 86_400_000;
  const { understoodNow, weeks } = summary(
    message("水龍頭滴不停"),
    message("哪裡可以打卡啊哈囉", { at: NOW - DAY }),
    message("水龍頭滴不停", { at: NOW - 8 * DAY }),
    message("球池的東西怪怪的", { at: NOW - 27 * DAY }),
  );
  expect(weeks.map(({ count }) => count)).toEqual([1, 0, 1, 2]);
  expect(weeks.map((week) => week.understoodNow).slice(0, 3)).toEqual([0, 0, 1]);
  expect(understoodNow).toBeGreaterThanOrEqual(2);
});

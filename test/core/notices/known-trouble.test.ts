import { describe, expect, test } from "vitest";
import { knownTrouble, tellTrouble } from "../../../src/core/notices/known-trouble.ts";
import type { Announcement } from "../../../src/core/records/announcement.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import { finish, newPlan } from "../../../src/core/turn/turn-plan.ts";
import { literalWorld, MINUTE, NOW, said } from "../literal-world.ts";
import { productContent } from "../../product-content.ts";

const content = await productContent();

const announced = (text: string, change: Partial<Announcement> = {}): Announcement => ({
  id: text,
  kind: "incident",
  text,
  en: null,
  buildings: [],
  by: { id: "s1", name: "小方" },
  at: NOW - MINUTE,
  until: null,
  withdrawn: null,
  ...change,
});
const livingIn = (building: string): Unit => ({
  building,
  entrance: null,
  floor: "3",
  number: "1",
  sub: null,
});
const LIFT = announced("A棟左側電梯故障，廠商正在修理。", { buildings: ["A"] });
const WATER = announced("今天 9 點到 17 點清洗水塔，全社區停水。", { kind: "outage" });
const POOL = announced("泳池週三週四換濾砂，暫停開放。", {
  kind: "notice",
  en: "The pool is closed on Wednesday and Thursday.",
});
const community = { facilities: [{ zh: "游泳池", en: "Swimming pool", aliases: ["泳池"] }] };

/** What is told of these announcements, by the first words of each. */
function known(
  text: string,
  intent: string | null,
  unit: Unit | null = null,
  all: readonly Announcement[] = [LIFT, WATER, POOL],
): string | null {
  const world = literalWorld({ content, community, announcements: all });
  return knownTrouble(world, { text, intent, unit }, NOW)?.text ?? null;
}

describe("D16 what is announced is told first to whoever writes of it", () => {
  test.each([
    ["電梯又壞了", "repair", LIFT],
    ["部𨋢係咪壞咗", "repair", LIFT],
    ["the elevator is stuck on 3", "repair", LIFT],
    ["家裡沒水了", "repair", WATER],
    ["怎么又停水", "outage-info", WATER],
    ["no water since this morning", "outage-info", WATER],
    ["什麼時候才會恢復", "outage-info", WATER],
    ["游泳池今天有開嗎", "facility-info", POOL],
    ["is the swiming pool open today", "facility-info", POOL],
  ])("%s", (text, intent, { text: told }) => {
    expect(known(text, intent)).toBe(told);
  });

  test.each([
    ["廚房水龍頭漏水", "repair"],
    ["停電了嗎", "outage-info"],
    ["電梯卡掉了要補辦", "access-card"],
    ["搬家想預約電梯", "moving-pass"],
    ["這個月管理費多少", "fee-inquiry"],
  ])("%s is of none of it", (text, intent) => {
    expect(known(text, intent)).toBeNull();
  });

  test("to those whom it concerns, however their building is called", () => {
    expect(known("電梯又壞了", "repair", livingIn("A"))).toBe(LIFT.text);
    expect(known("電梯又壞了", "repair", livingIn("Block A"))).toBe(LIFT.text);
    expect(known("電梯又壞了", "repair", livingIn("B"))).toBeNull();
  });

  test("the newest of several, and nothing that is over or withdrawn", () => {
    const newer = announced("電梯已修好一部", { id: "newer" });
    const over = announced("電梯保養", { until: NOW });
    const withdrawn = { by: { id: "s1", name: "小方" }, at: NOW };
    expect(known("電梯又壞了", "repair", null, [LIFT, newer, over])).toBe(newer.text);
    expect(known("電梯又壞了", "repair", null, [over, { ...LIFT, withdrawn }])).toBeNull();
    expect(known("電梯又壞了", "repair", null, [])).toBeNull();
  });

  test("a notice is no answer to why something is stopped, unless it names it", () => {
    expect(known("什麼時候才會恢復", "outage-info", null, [POOL])).toBeNull();
  });

  test("in the words of staff, to each in a language of theirs", () => {
    const told = (one: Announcement, language: "zh-Hant" | "zh-Hans" | "en") => {
      const world = literalWorld({ content, conversation: { language } });
      const plan = newPlan(world, world.conversation, NOW);
      return said(finish(tellTrouble(plan, one), "reply")).join("\n");
    };
    expect(told(LIFT, "zh-Hant")).toBe(
      "這個情況我們已經知道了，給您添麻煩了，很抱歉。A棟左側電梯故障，廠商正在修理。",
    );
    expect(told(LIFT, "en")).toContain("sorry for the trouble. A棟左側電梯故障");
    expect(told(WATER, "zh-Hans")).toMatch(/^这件事社区有公告/);
    expect(told(POOL, "en")).toBe(
      "There is a notice about this: The pool is closed on Wednesday and Thursday.",
    );
  });
});

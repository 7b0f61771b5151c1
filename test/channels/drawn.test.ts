import { expect, it } from "vitest";
import { DRAWS } from "../../src/cli/draws.ts";
import { DRAWN_IN, type Drawn, type DrawnIn } from "../../src/core/tuning/drawn.ts";
import * as wire from "../../src/web/understanding-wire.ts";

const choices = (count: number, label = "選項") =>
  Array.from({ length: count }, (_, n) => ({ label: `${label}${n + 1}`, value: `choice:${n}` }));
const READ_BACK = { text: "跟您確認：\n• 地點：A棟 & <B棟>\n• 事情：漏水", choices: choices(2) };
const drawn = (place: DrawnIn, reply: Parameters<(typeof DRAWS)["web"]>[0]): readonly Drawn[] =>
  DRAWS[place](reply);

it("draws the same words in every channel, whatever its renderer wraps them in", () => {
  for (const place of DRAWN_IN) {
    const [first, ...others] = drawn(place, READ_BACK);
    expect(others, place).toEqual([]);
    expect(first?.text, place).toContain("• 地點：A棟 & <B棟>\n• 事情：漏水");
  }
  expect(wire.DRAWN_IN).toEqual(DRAWN_IN);
});

it("offers choices as each channel can", () => {
  const [slack] = drawn("slack", READ_BACK);
  expect(slack).toMatchObject({ frame: "bubble", choices: ["選項1", "選項2"] });
  const [teams] = drawn("teams", READ_BACK);
  expect(teams).toMatchObject({ frame: "card", choices: ["選項1", "選項2"], offeredAs: "buttons" });
  const [line] = drawn("line", READ_BACK);
  expect(line).toMatchObject({ frame: "card", choices: ["選項1", "選項2"], offeredAs: "chips" });
  const [sms] = drawn("sms", READ_BACK);
  expect(sms).toMatchObject({ frame: "bubble", choices: [] });
  expect(sms?.text).toMatch(/\n1\. 選項1\n2\. 選項2$/);
});

it("keeps to the limits of LINE: labels are cut, and more than thirteen become numbers", () => {
  const long = "一二三四五六七八九十一二三四五六七八九十";
  const [cut] = drawn("line", { text: "請選", choices: choices(1, long) });
  expect(cut?.choices).toEqual([`${long.slice(0, 19)}…`]);
  const [numbered] = drawn("line", { text: "請選", choices: choices(14) });
  expect(numbered?.choices).toEqual([]);
  expect(numbered?.text).toContain("14. 選項14");
});

it("sets words in danger apart, with the numbers to dial", () => {
  const danger = { text: "請離開，打 119。", choices: [], danger: { numbers: ["119"] } };
  expect(drawn("slack", danger)).toMatchObject([
    { frame: "bubble", text: "⚠️ 請離開，打 119。" },
    { frame: "warning", dials: ["119"] },
  ]);
  expect(drawn("teams", danger)).toMatchObject([{ frame: "warning", dials: ["119"] }]);
  expect(drawn("line", danger)).toMatchObject([{ frame: "warning", dials: ["119"] }]);
  expect(drawn("web", danger)).toMatchObject([{ frame: "warning" }]);
  expect(drawn("sms", danger)[0]?.text).toContain("119");
});

it("shows in Slack the button that opens a form", () => {
  const form = { title: "填寫資料", send: "送出", close: "取消", fields: [] };
  expect(drawn("slack", { text: "請問", choices: [], form })[0]?.choices).toEqual(["填寫資料"]);
});

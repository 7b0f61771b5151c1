import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUnit } from "../../../src/core/understanding/entities/unit.ts";
import type { Unit } from "../../../src/core/understanding/interpretation.ts";

const told = (text: string): string => spelled(readUnit(text, { asked: false, country: "TW" }));
const answered = (text: string): string => spelled(readUnit(text, { asked: true, country: "TW" }));

/** building/entrance/floor/number/sub, a dash for what is unsaid. */
function spelled(unit: Unit | null): string {
  if (unit === null) return "none";
  const { building, entrance, floor, number, sub } = unit;
  return [building, entrance, floor, number, sub].map((part) => part ?? "-").join("/");
}

describe("a unit in a sentence", () => {
  test.each([
    ["3棟12樓之2", "3/-/12/-/2"],
    ["３棟１２樓之２ 漏水", "3/-/12/-/2"],
    ["三棟十二樓之二", "3/-/12/-/2"],
    ["A座1203室", "A/-/-/1203/-"],
    ["A棟12樓", "A/-/12/-/-"],
    ["三号楼二单元1203", "3/2/-/1203/-"],
    ["5栋3单元802水管坏了", "5/3/-/802/-"],
    ["12F-3", "-/-/12/-/3"],
    ["12樓之3", "-/-/12/-/3"],
    ["15號3樓", "15/-/3/-/-"],
    ["block 3 flat 12B", "3/-/-/12B/-"],
    ["Flat A, 15/F, Tower 2", "2/-/15/A/-"],
    ["Rm 1203, Blk B", "B/-/-/1203/-"],
    ["unit 1203", "-/-/-/1203/-"],
    ["#1203", "-/-/-/1203/-"],
    ["B2-1203 沒電", "B2/-/-/1203/-"],
    ["3-2-1203", "3/2/-/1203/-"],
    ["A-15-1", "A/-/15/-/1"],
    ["我家1203漏水", "-/-/-/1203/-"],
    ["我住12樓", "-/-/12/-/-"],
    ["I'm in 12B", "-/-/-/12B/-"],
    ["2203 水从门缝涌出来了", "-/-/-/2203/-"],
    ["A棟12樓之3，電話0912345678", "A/-/12/-/3"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  test.each([
    "隔壁1204很吵",
    "樓上1303漏水",
    "my neighbour in 1204 is noisy",
    "upstairs unit 1303 keeps stomping",
    "管理費1203元",
    "NT$1203",
    "12月3日下午",
    "等了12天",
    "停車位B2-1203",
    "我的車位是 A12",
    "單號1203 進度",
    "ticket 1203",
    "0912-345-678",
    "1203",
    "12樓",
    "B棟電梯七樓的按鈕不會亮",
    "A棟12樓走廊燈壞了",
    "my bill jumped from 310 to 368",
    "兩房想隔成三房",
    "boiler showing E119",
  ])("%s names none", (text) => {
    expect(told(text)).toBe("none");
  });

  test("is the sender's own, not the one they complain about", () => {
    expect(told("樓上1303漏下來 我家1203")).toBe("-/-/-/1203/-");
    expect(told("我是1203，樓上1303很吵")).toBe("-/-/-/1203/-");
    expect(answered("不是1203，是1205")).toBe("-/-/-/1205/-");
  });
});

describe("a unit that was asked for", () => {
  test.each([
    ["1203", "-/-/-/1203/-"],
    ["0803", "-/-/-/0803/-"],
    ["零八零三", "-/-/-/0803/-"],
    ["12樓", "-/-/12/-/-"],
    ["二十三樓", "-/-/23/-/-"],
    ["12F", "-/-/12/-/-"],
    ["12-3", "-/-/12/-/3"],
    ["12b", "-/-/-/12B/-"],
    ["是1205喔", "-/-/-/1205/-"],
    ["1203，我姓陳", "-/-/-/1203/-"],
  ])("%s is %s", (text, unit) => {
    expect(answered(text)).toBe(unit);
  });

  test.each([
    "好",
    "12月3日",
    "下午2:30",
    "$1,203",
    "12,000",
    "等了12天",
    "0912345678",
    "唯一的廁所",
  ])("%s is none", (text) => {
    expect(answered(text)).toBe("none");
  });
});

const building = fc.constantFrom("A", "B", "C", "1", "2", "3", "12");
const floor = fc.integer({ min: 1, max: 40 }).map(String);
const door = fc.integer({ min: 101, max: 4012 }).map(String);
const sub = fc.integer({ min: 1, max: 9 }).map(String);

test("every way of writing a unit gives the same parts", () => {
  fc.assert(
    fc.property(building, floor, sub, (b, f, s) => {
      const forms = [
        `${b}棟${f}樓之${s}`,
        `${b}栋${f}楼之${s}`,
        `${b}棟 ${f}F-${s}`,
        `${b} 棟，${f}樓之${s}號`,
      ];
      return forms.every((form) => told(form) === `${b}/-/${f}/-/${s}`);
    }),
  );
  fc.assert(
    fc.property(building, door, (b, n) => {
      const forms = [
        `${b}棟${n}室`,
        `${b}座${n}`,
        `block ${b} flat ${n}`,
        `Unit ${n}, Tower ${b}`,
        `${b}-${n}`,
      ];
      return forms.every((form) => answered(form) === `${b}/-/-/${n}/-`);
    }),
  );
});

test("a price, a date, a duration, a phone number never becomes a unit", () => {
  const amount = fc.integer({ min: 1, max: 99_999 });
  const forms = fc.oneof(
    amount.map((n) => `${n}元`),
    amount.map((n) => `NT$${n}`),
    amount.map((n) => `繳了${n}`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([m, d]) => `${m}月${d}日`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([m, d]) => `${m}/${d}`),
    fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 }))
      .map(([h, m]) => `${h}:${m}`),
    fc.integer({ min: 1, max: 999 }).map((n) => `等了${n}天`),
    fc.integer({ min: 1, max: 999 }).map((n) => `${n} minutes`),
    fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => `09${n}`),
    fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `+886 2 2${n}`),
  );
  const around = fc.constantFrom("", "請問", "大概 ", "please, ");
  fc.assert(fc.property(around, forms, (before, form) => answered(before + form) === "none"));
});

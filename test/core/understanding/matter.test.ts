import { describe, expect, it } from "vitest";
import {
  matterAlone,
  mattersIn,
  type ReadText,
} from "../../../src/core/understanding/moves/matter-clauses.ts";
import { readSpans } from "./product-spans.ts";

const read = (text: string): ReadText => ({ text, spans: readSpans(text, "TW") });

describe("the clauses of a message that say what the matter is", () => {
  it.each([
    ["廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家", ["廚房水龍頭漏水"]],
    ["我家1203廚房漏水，我姓陳", ["我家1203廚房漏水"]],
    ["厨房漏水，我是3号楼2单元1203，手机13812345678", ["厨房漏水"]],
    [
      "The kitchen tap drips, I'm Mrs Wong, Block A flat 12B, my number is 0912 345 678",
      ["The kitchen tap drips"],
    ],
    ["我是王太太，電話0912345678", []],
    ["unit is B 1506. name Sato. phone 0952 018 273", []],
    ["Name: Sato, Unit: B 1506, Tel: 0952 018 273", []],
    ["I am in D 12F-3", []],
    ["我姓簡，簡單的簡", []],
    ["房子是C栋1905", []],
    ["水管破了！已經三天了，沒人來", ["水管破了", "已經三天了", "沒人來"]],
    ["樓上1303漏下來，我家1203", ["樓上1303漏下來"]],
  ])("%s", (text, clauses) => {
    expect(mattersIn(read(text))).toEqual(clauses);
  });
});

describe("a matter is compared without units and phones", () => {
  it.each([
    ["A棟1203浴室漏水", "浴室漏水"],
    ["1203浴室漏水，電話0912345678", "浴室漏水"],
    ["3F 走廊燈壞了", "走廊燈壞了"],
    ["flat 12B no hot water", "no hot water"],
    ["我是王太太", ""],
  ])("%s: %s", (text, matter) => {
    expect(matterAlone(read(text))).toBe(matter);
  });
});

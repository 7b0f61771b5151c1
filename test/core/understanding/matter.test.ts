import { describe, expect, it } from "vitest";
import { matterOf } from "../../../src/core/understanding/matter.ts";

describe("the matter of a message", () => {
  it.each([
    ["廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家", ["廚房水龍頭漏水"]],
    ["我家1203廚房漏水，我姓陳", ["我家1203廚房漏水"]],
    ["厨房漏水，我是3号楼2单元1203，手机13812345678", ["厨房漏水"]],
    [
      "The kitchen tap drips, I'm Mrs Wong, Block A flat 12B, my number is 0912 345 678",
      ["The kitchen tap drips"],
    ],
    ["我是王太太，電話0912345678", ["我是王太太", "電話0912345678"]],
    ["水管破了！已經三天了，沒人來", ["水管破了", "已經三天了", "沒人來"]],
    ["樓上1303漏下來，我家1203", ["樓上1303漏下來"]],
  ])("%s", (text, clauses) => {
    expect(matterOf(text, "TW")).toEqual(clauses);
  });
});

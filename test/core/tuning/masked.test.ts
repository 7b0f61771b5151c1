import { beforeAll, expect, it } from "vitest";
import type { Understanding } from "../../../src/core/understanding/understanding.ts";
import { masked, maskedReply } from "../../../src/core/tuning/masked.ts";
import { productContent } from "../../product-content.ts";

let understanding: Understanding;
beforeAll(async () => {
  ({ understanding } = await productContent());
});

it.each([
  ["我是B棟1203的陳太太，水龍頭滴不停，電話0912345678", "我是○○的○○，水龍頭滴不停，電話○○"],
  ["王小明", "○○"],
  ["隔壁王先生一直敲牆", "隔壁○○先生一直敲牆"],
  ["my name is Hannah Fischer, the thing is weird", "my name is ○○, the thing is weird"],
  ["the tap of Mr Tan is dripping again", "the tap of Mr ○○ is dripping again"],
  ["請寄到 hannah.fischer@example.com", "請寄到 ○○"],
  ["卡號 4311 9522 3322 1111", "卡號 ○○"],
  // What is nobody's stays to be read.
  ["3樓走廊有怪味", "3樓走廊有怪味"],
  ["明天下午三點來看冷氣", "明天下午三點來看冷氣"],
])("covers who wrote %s", (text, shown) => {
  const { text: cleaned, spans } = understanding.interpret(text, "TW");
  expect(masked(cleaned, spans)).toBe(shown);
});

it("leaves them out where nothing stands in their place", () => {
  const { text, spans } = understanding.interpret("我是林小姐 電燈閃", "TW");
  expect(masked(text, spans, "")).toBe("我是 電燈閃");
});

it("leaves the matter of a message that tells all at once", () => {
  const said = "我是王小明，住A棟12樓之3，電話0912-345-678，帳單 20261130 不對，浴室漏水";
  const { text, spans } = understanding.interpret(said, "TW");
  const shown = masked(text, spans);
  expect(shown).toContain("浴室漏水");
  for (const own of ["王小明", "12樓", "0912", "345", "20261130"]) expect(shown).not.toContain(own);
});

it("leaves the desk's own numbers in what it says, and covers the resident's however they are written", () => {
  const said =
    "王小明您好，我們會打 0912 345 678。急事請打 02-2345-6789，郵件寄到 office@example.com。";
  expect(maskedReply(said, ["王小明", "+886912345678"])).toBe(
    "○○您好，我們會打 ○○。急事請打 02-2345-6789，郵件寄到 office@example.com。",
  );
});

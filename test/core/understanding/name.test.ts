import { describe, expect, test } from "vitest";
import { readName } from "../../../src/core/understanding/entities/name.ts";
import type { PersonName } from "../../../src/core/understanding/interpretation.ts";

const told = (text: string): string => spelled(readName(text, { asked: false, country: "TW" }));
const answered = (text: string): string => spelled(readName(text, { asked: true, country: "TW" }));

/** surname/given/form, a dash for what is unsaid. */
function spelled(name: PersonName | null): string {
  if (name === null) return "none";
  return [name.surname, name.given, name.form].map((part) => part ?? "-").join("/");
}

describe("a name in a sentence", () => {
  test.each([
    ["我姓陳", "陳/-/-"],
    ["敝姓林，住1203", "林/-/-"],
    ["我姓歐陽", "歐陽/-/-"],
    ["我姓張陳", "張陳/-/-"],
    ["我姓陳先生", "陳/-/先生"],
    ["我姓王，叫小明", "王/小明/-"],
    ["王太太", "王/-/太太"],
    ["我是陳大文先生", "陳/大文/先生"],
    ["我是1203的王太太", "王/-/太太"],
    ["你好，我是住1203的林小姐", "林/-/小姐"],
    ["我叫王小明，廚房漏水", "王/小明/-"],
    ["我係陳生", "陳/-/先生"],
    ["我姓 Wong", "Wong/-/-"],
    ["Mrs Wong", "Wong/-/Mrs"],
    ["Mr Wong 0912 345 678", "Wong/-/Mr"],
    ["This is Mrs. Chan from 12B", "Chan/-/Mrs"],
    ["I'm John Chan", "Chan/John/-"],
    ["my name is wong", "Wong/-/-"],
    ["I am Peter, the tap is broken", "Peter/-/-"],
  ])("%s is %s", (text, name) => {
    expect(told(text)).toBe(name);
  });

  test.each([
    "王師傅說下午來",
    "鄰居陳太太很吵",
    "我是林先生的鄰居",
    "姓鄭的師傅手真巧",
    "我是房東",
    "我是高樓層住戶",
    "你們姓什麼",
    "房東叫我找你們",
    "幫我叫人",
    "I'm locked out",
    "I'm in 1203",
    "my name is spelled wrong",
    "Mrs Wong is noisy",
  ])("%s names nobody", (text) => {
    expect(told(text)).toBe("none");
  });
});

describe("a name that was asked for", () => {
  test.each([
    ["陳", "陳/-/-"],
    ["王小明", "王/小明/-"],
    ["陳永生", "陳/永生/-"],
    ["張陳淑芬", "張陳/淑芬/-"],
    ["歐陽先生", "歐陽/-/先生"],
    ["林教授", "林/-/教授"],
    ["陈小姐", "陈/-/小姐"],
    ["王小姐 0912345678", "王/-/小姐"],
    ["Wong", "Wong/-/-"],
    ["Dr Lin", "Lin/-/Dr"],
    ["Peter Chan 先生", "Chan/Peter/先生"],
    ["Chan Tai Man", "Chan/Tai Man/-"],
    ["John Smith please", "Smith/John/-"],
  ])("%s is %s", (text, name) => {
    expect(answered(text)).toBe(name);
  });

  test.each([
    "好",
    "不要",
    "1203",
    "謝謝",
    "沒有",
    "為什麼要問",
    "廚房",
    "馬桶",
    "週末",
    "skip",
    "no thanks",
    "I'm fine",
  ])("%s is none", (text) => {
    expect(answered(text)).toBe("none");
  });
});

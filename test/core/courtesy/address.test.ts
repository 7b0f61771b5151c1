import { describe, expect, it } from "vitest";
import { addressOf, fullName } from "../../../src/core/courtesy/address.ts";
import { spokenNumber, timeWords } from "../../../src/core/courtesy/time-words.ts";

const name = (surname: string, form: string | null, given: string | null = null) => ({
  surname,
  given,
  form,
});

describe("addressing a resident", () => {
  it.each([
    ["A1 surname and form", name("陳", "先生", "大文"), "zh-Hant", "陳先生"],
    ["A1 in English", name("Wong", "Mrs"), "en", "Mrs Wong"],
    ["A1 a form said in the other language", name("Wong", "太太"), "en", "Mrs Wong"],
    ["A1 an English form said in Chinese", name("陳", "Mr"), "zh-Hant", "陳先生"],
    ["A2 a title is kept", name("林", "教授"), "zh-Hant", "林教授"],
    ["A1 a surname alone is never given a gender", name("陳", null), "zh-Hant", "陳住戶"],
    ["A1 nor in English", name("Chan", null), "en", ""],
    ["A1 an unknown name", null, "zh-Hant", ""],
  ] as const)("%s", (_rule, who, language, words) => {
    expect(addressOf(who, language)).toBe(words);
  });

  it("reads the whole name back", () => {
    expect(fullName(name("陳", "先生", "大文"))).toBe("陳大文先生");
    expect(fullName(name("Wong", "Mrs", "Mary"))).toBe("Mrs Mary Wong");
    const lan = { ...name("Nguyen", null, "Thi Lan"), surnameFirst: true } as const;
    expect(fullName(lan)).toBe("Nguyen Thi Lan");
    expect(addressOf({ ...lan, form: "Mrs" }, "en")).toBe("Mrs Nguyen");
  });
});

describe("telling times", () => {
  const zone = "Asia/Taipei";
  const at = (iso: string): number => Date.parse(`${iso}+08:00`);
  const now = at("2026-11-23T14:30:00");

  it.each([
    [at("2026-11-23T14:40:00"), "zh-Hant", "今天14:40"],
    [at("2026-11-24T09:10:00"), "zh-Hans", "明天09:10"],
    [at("2026-11-25T09:10:00"), "zh-Hant", "11月25日（週三）09:10"],
    [at("2026-11-25T09:10:00"), "zh-Hans", "11月25日（周三）09:10"],
    [at("2026-11-23T14:40:00"), "en", "2:40 pm today"],
    [at("2026-11-24T00:05:00"), "en", "12:05 am tomorrow"],
    [at("2026-11-25T12:10:00"), "en", "12:10 pm on Wed 25 Nov"],
  ] as const)("%s in %s", (time, language, words) => {
    expect(timeWords(time, now, zone, language)).toBe(words);
  });

  it("C5 says 十分鐘 as it is spoken", () => {
    expect([5, 10, 11, 20, 60].map((n) => spokenNumber(n, "zh-Hant"))).toEqual([
      "五",
      "十",
      "十一",
      "二十",
      "六十",
    ]);
    expect(spokenNumber(10, "en")).toBe("10");
  });
});

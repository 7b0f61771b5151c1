import { describe, expect, test } from "vitest";
import { languageOf } from "../../../src/core/understanding/language.ts";

describe("the language of a message", () => {
  test.each([
    ["我家廁所漏水", "zh-Hant"],
    ["電梯壞了", "zh-Hant"],
    ["部𨋢壞咗", "zh-Hant"],
    ["我想要 wifi 密碼", "zh-Hant"],
    ["我家厕所漏水", "zh-Hans"],
    ["我家 toilet 坏了, 师傅 today?", "zh-Hans"],
    ["hello", "en"],
    ["the light in the 大廳 is out", "en"],
    ["water leaking", "en"],
  ])("%s is %s", (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each(["好", "OK", "1203", "B2-1203", "👍", "", "Peter Chan", "漏水", "？"])(
    "%s does not tell",
    (text) => {
      expect(languageOf(text)).toBeNull();
    },
  );
});

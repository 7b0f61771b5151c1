import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fillings } from "../../../src/core/content/content.ts";
import { createPhrases } from "../../../src/core/content/phrases.ts";
import { blanksWith, parseTemplate } from "../../../src/core/content/template.ts";
import { FEATURES } from "../../../src/features.ts";
import type { Template } from "../../../src/core/content/template.ts";

const BLANKS = blanksWith(FEATURES.names);

function template(text: string): Template {
  const parsed = parseTemplate(text, BLANKS);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

interface Wordings {
  readonly zh: readonly string[];
  readonly en?: readonly string[];
  readonly hans?: readonly string[];
}

/** A catalogue of one key, `it`. */
function catalogue({ zh, en = ["Hello"], hans }: Wordings) {
  return createPhrases(
    new Map([
      ["it", { zh: zh.map(template), en: en.map(template), hans: hans?.map(template) ?? null }],
    ]),
  );
}

function said(text: string, fillings: Fillings = {}): string {
  return catalogue({ zh: [text] }).say("it", "zh-Hant", fillings, 0);
}

describe("a phrase", () => {
  test("has its blanks filled", () => {
    expect(said("您好，{company}。", { company: "物業服務公司" })).toBe("您好，物業服務公司。");
  });

  test("leaves out an optional part when one of its blanks is empty or not filled", () => {
    const phrase = "謝謝[，{you}][（{unit}，{phone}）]。";
    expect(said(phrase, { you: "陳先生", unit: "A座", phone: "" })).toBe("謝謝，陳先生。");
    expect(said(phrase, { you: "", unit: "A座", phone: "110" })).toBe("謝謝（A座，110）。");
    expect(said(phrase)).toBe("謝謝。");
  });

  test("may fill a blank outside with nothing", () => {
    expect(said("好的{why}", { why: "" })).toBe("好的");
  });

  test("says escaped braces, brackets and backslashes as they are", () => {
    expect(said(String.raw`\[1\] \{2\} \\`)).toBe(String.raw`[1] {2} \ `.trim());
  });

  test("takes a filling as it is, whatever it holds", () => {
    expect(said("您說：{text}", { text: "{company}[{you}]\\n$&" })).toBe(
      "您說：{company}[{you}]\\n$&",
    );
  });

  test("is never said with a blank unfilled", () => {
    expect(() => said("您好，{company}。")).toThrow('the phrase "it" cannot be said');
  });

  test("must be in the catalogue", () => {
    const phrases = catalogue({ zh: ["您好"] });
    expect(phrases.has("it")).toBe(true);
    expect(phrases.has("constructor")).toBe(false);
    expect(() => phrases.say("constructor", "en", {}, 0)).toThrow("not in the catalogue");
  });

  test("never says the same wording twice in a row to one who counts up", () => {
    const phrases = catalogue({ zh: ["一", "二", "三"] });
    const turns = [0, 1, 2, 3, 4].map((variant) => phrases.say("it", "zh-Hant", {}, variant));
    expect(turns.join("")).toBe("一二三一二");
  });

  test("B21: promises when any of its wordings tells a time", () => {
    expect(catalogue({ zh: ["好的", "{due}前答覆您"] }).promises("it")).toBe(true);
    expect(catalogue({ zh: ["好的"], en: ["All right[, by {due}]"] }).promises("it")).toBe(true);
    expect(catalogue({ zh: ["好的"] }).promises("it")).toBe(false);
  });
});

describe("in Simplified", () => {
  test("a phrase is derived from its template, and its fillings stay as they are", () => {
    const phrases = catalogue({ zh: ["請問[{you}]貴姓？電話：{phone}"] });
    const fillings = { you: "葉國華", phone: "電話一" };
    expect(phrases.say("it", "zh-Hans", fillings, 0)).toBe("请问葉國華贵姓？电话：電話一");
    expect(phrases.say("it", "zh-Hant", fillings, 0)).toBe("請問葉國華貴姓？電話：電話一");
  });

  test("a phrase is what is written for it, where that is", () => {
    const phrases = catalogue({ zh: ["繁體中文"], hans: ["简体中文"] });
    expect(phrases.say("it", "zh-Hans", {}, 3)).toBe("简体中文");
  });
});

test("every text is a template or has a flaw at a piece of it", () => {
  const texts = fc.string({
    unit: fc.constantFrom("{", "}", "[", "]", "\\", "您", "{you}", "[{due}]", "a", "\n"),
  });
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseTemplate(text, BLANKS);
      if (parsed.ok) return;
      const { piece, skip } = parsed.error;
      expect(text.split(piece).length - 1).toBeGreaterThan(skip);
    }),
  );
});

test("every text can be said as it is, once it is escaped", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(said(text.replace(/[{}[\]\\]/g, String.raw`\$&`))).toBe(text);
    }),
  );
});

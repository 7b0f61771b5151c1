import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDrafts, scoreOf } from "./judged-drafts.ts";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import { FEATURES } from "../../../src/features.ts";
import { check, dialogFiles, mannerNames } from "./shipped-manners.ts";

const CALM = { waitedMs: 0, inDanger: false };
const found = (text: string, context = CALM) =>
  check(text, context).map(({ manner, span }) => [manner, text.slice(span.start, span.end)]);
const manners = (text: string, context = CALM) => check(text, context).map(({ manner }) => manner);

describe("what residents are not spoken to with", () => {
  test.each([
    ["A3", "hello", "喂，王先生，您的包裹到了", "喂"],
    ["A3", "hello", "Oi, flat 12, turn it down.", "Oi"],
    ["A13", "familiar-you", "謝謝你的照片", "你"],
    ["B13", "not-to-know", "這個我不清楚，請您看公告", "這個我不清楚"],
    ["B13", "not-to-know", "Sorry, no idea.", "no idea"],
    ["B14", "not-ours", "那是建商的事，不關我事。", "不關我事"],
    ["B16", "questioning", "您昨天怎麼不早說？", "您昨天怎麼不早說？"],
    ["B16", "doubting", "真的有那麼吵嗎？", "真的有那麼吵嗎？"],
    ["B16", "ordering", "Calm down.", "Calm down"],
    ["B16", "contradicting", "您记错了，是三月。", "您记错了"],
    ["B16", "contempt", "這麼簡單的事都不會", "這麼簡單的事都不會"],
    ["B16", "mocking", "恭喜您又把鑰匙弄丟了", "恭喜您又把鑰匙弄丟了"],
    ["B16", "spite", "不滿意就搬走啊。", "不滿意就搬走啊"],
    ["B16", "flat-no", "免談。", "免談"],
    ["B17", "busy", "沒看見我正忙著嗎？", "沒看見我正忙著嗎？"],
    ["B20", "bare-refusal", "訪客車位不能借。", "訪客車位不能借"],
    ["B21", "open-promise", "我們會盡快處理。", "我們會盡快處理"],
    ["B21", "open-promise", "We'll get back to you.", "We'll get back to you"],
    ["B28", "nickname", "阿肥哥，您的包裹到了", "阿肥哥"],
  ])("%s: %s", (rule, manner, text, words) => {
    expect(found(text)).toContainEqual([manner, words]);
    const [one] = check(text, CALM).filter((each) => each.manner === manner);
    expect(["B13", rule]).toContain(one?.rule);
  });
});

describe("what the same words mean elsewhere is no flaw", () => {
  test.each([
    "不知道您何時方便？",
    "您不知道也沒關係，我一步一步說明。",
    "如果有不清楚的地方，請隨時告訴我。",
    "照片有點不清楚，可以請您再拍一張嗎？",
    "您留言說「你們都不管」，真的很抱歉。",
    "He told you “it's not my problem”; that was wrong of us, and I am sorry.",
    "中庭請不要餵流浪貓，也請不要喂食鴿子。",
    "餵金魚的飼料放在池邊。",
    "地下室有三間迷你倉可以租。",
    "If you don't know the number, that's quite all right.",
    "I don't know whether Saturday suits you better?",
    "我們下午三點前盡快處理好。",
    "很抱歉，依規約晚上不能施工，明天早上八點就可以。",
    "好的，我馬上就來辦。",
    "The pump room is locked for safety, so we can't open it; I can send you photos.",
  ])("%s", (text) => expect(manners(text)).toEqual([]));
});

test("B1: whoever has waited for a minute hears an apology first", () => {
  const text = "水費查到了，共八百二十元。";
  expect(found(text, { ...CALM, waitedMs: 60_000 })).toEqual([["waited", ""]]);
  expect(found(text, { ...CALM, waitedMs: 59_999 })).toEqual([]);
  expect(found(`不好意思，${text}`, { ...CALM, waitedMs: 60_000 })).toEqual([]);
});

test("whoever is in danger is told what to do, and never that we don't know", () => {
  const inDanger = { ...CALM, inDanger: true };
  expect(manners("馬上下樓，不要搭電梯！！", inDanger)).toEqual([]);
  expect(manners("這我不知道", inDanger)).toEqual(["not-to-know"]);
});

describe("shouting (B16)", () => {
  const shouts = (text: string) =>
    check(text, CALM).flatMap(({ manner, span, instead }) =>
      manner === "shouting" ? [[text.slice(span.start, span.end), instead]] : [],
    );

  test("in marks is made quiet", () => {
    expect(shouts("已經說過了！！！")).toEqual([["！！！", { words: "。" }]]);
    expect(shouts("What?!")).toEqual([["?!", { words: "?" }]]);
  });

  test("in capitals is written small", () => {
    expect(shouts("READ THE NOTICE first.")).toEqual([
      ["READ THE NOTICE", { words: "Read the notice" }],
    ]);
    expect(shouts("The CCTV footage is a PDF of NT$100.")).toEqual([]);
  });
});

test("nothing of it is in what the desk says itself", () => {
  const { problems } = checkContent(dialogFiles, FEATURES.names);
  expect(mannerNames.length).toBeGreaterThan(15);
  expect(problems.filter(({ rule }) => mannerNames.includes(rule))).toEqual([]);
});

test("drafts that others wrote and judged are told apart", () => {
  const drafts = readDrafts(new URL("messages/drafts.jsonl", import.meta.url));
  for (const lang of ["zh-Hant", "zh-Hans", "en"]) {
    const { precision, recall } = scoreOf(
      check,
      drafts.filter((draft) => draft.lang === lang),
    );
    expect({ lang, isPrecise: precision >= 97, isThorough: recall >= 95 }).toEqual({
      lang,
      isPrecise: true,
      isThorough: true,
    });
  }
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."您 你 喂 不知道 忙 嗎 ？ ！ 。 ， 「 」 “ ” \" ' 再 說 請 不 能 我 們 you don't know NOT READ ... … \n 𨋢 😂 ﷺ İ ﬁ １２".split(
      " ",
    ),
    " ",
    "  ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join("")),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join(" ")),
  );

  test("is read, and what is found lies in it", () => {
    fc.assert(
      fc.property(texts, fc.nat(200_000), fc.boolean(), (text, waitedMs, inDanger) => {
        for (const { span, rule, why } of check(text, { waitedMs, inDanger })) {
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
          expect(rule).toMatch(/^[A-F]\d+$/);
          expect(why).toMatch(/^courtesy\./);
        }
      }),
    );
  });

  test.each([
    "您",
    "不",
    " ",
    "我們",
    "you ",
    "「",
    '"',
    "！",
    "NOT ",
    "不知道",
    "a…",
    "，",
    "嗎？",
    "為什麼",
  ])("is read in one go, however often it says %j", (piece) => {
    const text = piece.repeat(40_000 / piece.length);
    for (const { span } of check(text, CALM)) expect(span.end).toBeLessThanOrEqual(text.length);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "../../../src/core/compose/ticket-table.ts";
import { waitedFor } from "../../../src/core/compose/discourtesy.ts";
import { readDraft } from "../../../src/core/compose/read-draft.ts";
import type { Language } from "../../../src/core/records/message.ts";
import { check, phrases } from "../courtesy/shipped-manners.ts";
import { isSought, searched } from "../../../src/core/compose/search.ts";

const NOW = Date.parse("2026-11-30T14:00:00+08:00");
const NOBODY = { unit: "", name: "", phone: "" };
const CHEN = { unit: "A棟12樓03", name: "陳先生", phone: "+886912345678" };

const desk = (waitedMs = 0, language: Language = "zh-Hant") => ({
  now: NOW,
  zone: "Asia/Taipei",
  courtesy: {
    check,
    phrases,
    context: { waitedMs, inDanger: false },
    language,
    resident: "zh-Hant" as const,
  },
});
const read = (text: string, known = NOBODY) => readDraft(text, known, desk());
const dues = (text: string): readonly string[] =>
  read(text).promises.map(({ due }) => new Date(due).toISOString());

describe("a draft to a resident", () => {
  test.each([
    ["師傅十五分鐘內會到您家。", "2026-11-30T06:15:00.000Z"],
    ["师傅十五分钟内会到", "2026-11-30T06:15:00.000Z"],
    ["您好，我們明天下午三點前給您答覆，請放心", "2026-12-01T07:00:00.000Z"],
    ["A plumber will come by 3 pm.", "2026-11-30T07:00:00.000Z"],
    ["半小時內處理", "2026-11-30T06:30:00.000Z"],
  ])("names a time that can be promised (B21): %s", (text, due) => {
    expect(dues(text)).toEqual([due]);
  });

  test.each([
    "請問您明天下午三點方便嗎？",
    "昨天下午三點師傅有到府上",
    "今天真不好意思",
    "謝謝您的照片",
    "管理費是 1200 元",
  ])("promises nothing by %s", (text) => {
    expect(dues(text)).toEqual([]);
  });

  test("asks for what is known already (B11)", () => {
    const asked = (text: string) => read(text, CHEN).known.map(({ fact }) => fact);
    expect(asked("請問您貴姓？")).toEqual(["name"]);
    expect(asked("請問您的房號是？方便留個電話嗎")).toEqual(["unit", "phone"]);
    expect(asked("What is your phone number?")).toEqual(["phone"]);
    expect(asked("師傅到了會打電話給您")).toEqual([]);
    expect(read("請問您貴姓？").known).toEqual([]);
  });

  describe("is looked over for how residents are spoken to (B16)", () => {
    const told = (text: string, waitedMs = 0, language: Language = "zh-Hant") =>
      readDraft(text, NOBODY, desk(waitedMs, language)).courtesy;
    const insteads = (text: string) => told(text).map(({ words, instead }) => [words, instead]);

    test("with the rule, why not in the colleague's language, and what is said instead", () => {
      expect(told("你的房子", 0, "en")).toEqual([
        {
          rule: "A13",
          words: "你",
          spans: [{ start: 0, end: 1 }],
          why: "Residents are always addressed as 您.",
          instead: "您",
        },
      ]);
      expect(told("你", 0, "zh-Hans")[0]?.why).toBe("对住户一律称“您”。");
    });

    test("in the draft's language, with the draft's own stop", () => {
      expect(insteads("您沒看見我忙著嗎？")).toEqual([
        ["您沒看見我忙著嗎？", "好的，我馬上就來辦。"],
      ]);
      expect(insteads("这我不知道，请稍候。")).toEqual([["这我不知道", "请稍等，我帮您查一下"]]);
      expect(insteads("I don't know. Sorry.")).toEqual([
        ["I don't know", "One moment please, I will look it up for you"],
      ]);
    });

    test("wherever the same words stand, once", () => {
      expect(told("謝謝你，你的照片").map(({ spans }) => spans)).toEqual([
        [
          { start: 2, end: 3 },
          { start: 4, end: 5 },
        ],
      ]);
    });

    test("with an apology added after a wait (B1)", () => {
      expect(told("師傅下午三點到。", 61_000)).toMatchObject([
        { rule: "B1", words: "", spans: [{ start: 0, end: 0 }], instead: "對不起，讓您久等了。" },
      ]);
      expect(told("The plumber comes at 3 pm.", 61_000)[0]?.instead).toBe(
        "I am sorry to have kept you waiting. ",
      );
      expect(told("對不起，讓您久等了，師傅下午三點到。", 61_000)).toEqual([]);
      expect(told("師傅下午三點到。", 59_000)).toEqual([]);
    });

    test("Simplified is no flaw of a colleague's", () =>
      expect(told("您好，师傅在路上")).toEqual([]));
  });

  test("whoever waits, since when they do", () => {
    expect(waitedFor({ kind: "bot", epoch: 0 }, NOW)).toBe(0);
    const wait = { since: NOW - 90_000, to: "staff" as const, words: "", ticket: null };
    expect(waitedFor({ kind: "waiting", epoch: 1, wait }, NOW)).toBe(90_000);
    const staff = { kind: "staff" as const, epoch: 2, id: "s", name: "羅", called: wait };
    expect(waitedFor(staff, NOW)).toBe(0);
    expect(waitedFor({ ...staff, unanswered: NOW - 5_000 }, NOW)).toBe(5_000);
  });
});

describe("a search", () => {
  const one = searched([
    "7K2M-9QXT",
    "天花板一直漏水",
    "A棟12樓03室",
    "陳先生",
    "Block A, 12/F, Unit 03",
  ]);

  test.each([
    "漏水",
    "天花板漏水".slice(0, 3),
    "A1203",
    "A棟1203",
    "a棟12樓03",
    "7k2m",
    "9qxt",
    "陳",
    "陈先生",
    "漏水 A1203",
  ])("finds %s", (sought) => expect(isSought(sought)(one)).toBe(true));

  test.each(["停水", "B1203", "1204", "", "  "])("does not find %j", (sought) =>
    expect(isSought(sought)(one)).toBe(false),
  );
});

describe("a table", () => {
  test.each(["=1+1", "+886", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "＠x", "\r=1", "\u200b=1"])(
    "keeps %j from being run",
    (text) => {
      const [line = ""] = csv([[text, "x"]])
        .slice(1)
        .split(",x\r\n");
      expect(line.replace(/^"/, "")).toMatch(/^'/);
    },
  );

  test("is read back as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[^=+\-@＝＋－＠\s\p{Cf}\0][^\0]*$/u), { minLength: 1 }),
        (row) => {
          const line = csv([row]).slice(1, -2);
          const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gu)].map(
            ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
          );
          expect(cells).toEqual(row);
        },
      ),
    );
  });
});

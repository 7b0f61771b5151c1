import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "../../../src/core/compose/ticket-table.ts";
import { readDraft } from "../../../src/core/compose/read-draft.ts";
import { isSought, searched } from "../../../src/core/compose/search.ts";

const NOW = Date.parse("2026-11-30T14:00:00+08:00");
const NOBODY = { unit: "", name: "", phone: "" };
const CHEN = { unit: "A棟12樓03", name: "陳先生", phone: "+886912345678" };

const read = (text: string, known = NOBODY) => readDraft(text, known, NOW, "Asia/Taipei");
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

  test("is looked over for how residents are spoken to (A3, A13, B13)", () => {
    const told = (text: string) => read(text).courtesy.map(({ rule, instead }) => [rule, instead]);
    expect(told("你的房子")).toEqual([["you", "您"]]);
    expect(told("這我不知道")).toEqual([["brush", "我幫您查一下"]]);
    expect(told("您好，我馬上就來辦")).toEqual([]);
    // Simplified is no flaw of a colleague's.
    expect(told("您好，师傅在路上")).toEqual([]);
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

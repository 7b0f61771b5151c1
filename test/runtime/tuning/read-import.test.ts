import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readImport } from "../../../src/runtime/tuning/read-import.ts";
import { workbook, workbookOf } from "../../workbook.ts";

const says = (intent: string, text: string, line: number, sheet: string | null = "說法") => {
  return { intent, text, line, sheet };
};

describe("a workbook", () => {
  it("is read as it shows itself: formulas by what they came to, numbers and days as text", async () => {
    const bytes = workbook({
      說法: [
        ["備註", "說法", "意思"],
        null,
        ["夜班說的", { formula: 'A1&"了"', value: "燈壞了" }, "報修"],
        ["", { number: "120012.50" }, "repair"],
        ["", { date: 46_429 }, "repair"],
        ["", { formula: "B9", value: null }, "repair"],
        ["只有備註"],
      ],
      Thanks: [
        ["Intent", "Text"],
        ["thanks", 'so "kind" & <good>'],
      ],
      說明: [["這一頁沒有說法"]],
    });
    expect(await readImport("說法.XLSX", bytes)).toEqual([
      says("報修", "燈壞了", 3),
      says("repair", "120012.50", 4),
      says("repair", "2027-02-11", 5),
      { sheet: "說法", line: 6, why: "no-text", about: "" },
      { sheet: "說法", line: 7, why: "no-intent", about: "" },
      says("thanks", 'so "kind" & <good>', 2, "Thanks"),
      { sheet: "說明", line: 1, why: "no-header", about: "" },
    ]);
  });

  it("whose columns have no names has two of them", async () => {
    const bytes = workbook({ 說法: [["repair", "燈壞了"], ["燈壞了"], ["a", "b", "c"]] });
    expect(await readImport("a.xlsx", bytes)).toEqual([
      says("repair", "燈壞了", 1),
      { sheet: "說法", line: 2, why: "no-text", about: "" },
      { sheet: "說法", line: 3, why: "fields", about: "3" },
    ]);
  });

  it.each([
    ["unpacks to more than anybody wrote", zipSync({ "xl/a.xml": new Uint8Array(20_000_000) })],
    ["has a row beyond all", workbookOf('<row r="4000000000"><c r="A4000000000"/></row>')],
    [
      "has a row beyond all, told by its cell",
      workbookOf("<row><c r = 'A99999'><v>1</v></c></row>"),
    ],
    ["has a column beyond all", workbookOf('<row r="1"><c r="XFD1"><v>1</v></c></row>')],
  ])("that %s is too large", async (_, bytes) => {
    const problem = { sheet: null, line: 1, why: "too-large", about: "" };
    expect(await readImport("a.xlsx", bytes)).toEqual([problem]);
  });

  it.each([
    ["an old one", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
    ["half of one", workbook({ a: [["repair", "燈壞了"]] }).slice(0, 500)],
    ["one without sheets", zipSync({ "xl/other.xml": new Uint8Array(1) })],
    ["nothing", new Uint8Array()],
  ])("can't be read if it is %s, and that is said", async (_, bytes) => {
    expect(await readImport("a.xlsx", bytes)).toMatchObject([{ why: "broken", line: 1 }]);
  });
});

it("a file of any other kind, or far too long, is said to be that", async () => {
  expect(await readImport("a.xls", new Uint8Array())).toMatchObject([{ why: "unknown-kind" }]);
  const long = new Uint8Array(3 * 1024 * 1024);
  expect(await readImport("a.csv", long)).toMatchObject([{ why: "too-large" }]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { jsonOf } from "../../src/core/records/tuning.ts";
import { FOLLOW_UPS } from "../../src/core/understanding/interpretation.ts";
import { lacksOf } from "../../src/web/pages/desk/tuning/coverage.ts";
import {
  allTexts,
  change,
  examplesOf,
  readable,
  wordingsOf,
  type Entry,
} from "../../src/web/pages/desk/tuning/entry-parts.ts";
import { meaningOperations } from "../../src/web/pages/desk/tuning/operations.ts";
import { saidBy, type SaidBy } from "../../src/web/pages/desk/tuning/said-by.ts";
import { wordingLacks } from "../../src/web/pages/desk/tuning/wording-lacks.ts";
import { STAFF_STRINGS } from "../../src/web/pages/words/desk.ts";

const phrase = (text: string, script: "zh-Hant" | "en" = "zh-Hant") => ({
  text,
  script,
  isDraft: false,
});
const many = (count: number, text: (n: number) => string, script?: "en") =>
  Array.from({ length: count }, (_, n) => phrase(text(n), script));

describe("what an intent's phrases lack", () => {
  it("is nothing where they are many and various", () => {
    const various = "借車還傘開門修燈換水拿信停電問路".match(/../gu) ?? [];
    const phrases = [
      ...various.map((words) => phrase(`${words}可以嗎`)),
      ...many(8, (n) => `${n} could you help`, "en"),
    ];
    expect(lacksOf(phrases)).toEqual([]);
  });

  it("is more of them, in the other language, and other beginnings", () => {
    expect(lacksOf([phrase("借傘")])).toEqual([{ kind: "few", count: 1 }, { kind: "no-english" }]);
    expect(lacksOf([])).toContainEqual({ kind: "few", count: 0 });
    expect(lacksOf(many(12, (n) => `can I have number ${n}`, "en"))).toEqual([
      { kind: "no-chinese" },
      { kind: "alike", start: "can i", percent: 100 },
    ]);
  });
});

describe("a wording", () => {
  const entry: Entry = {
    id: "repair.done",
    file: "dialogs/phrases/services.yml",
    at: ["repair.done"],
    value: { zh: ["好的。", "沒問題。"], en: "Fine." },
    isDraft: false,
  };
  const [zh, en, hans] = wordingsOf("phrases", entry);
  if (!zh || !en || !hans) throw new Error("not all languages");

  it("that stays as it is changes nothing", () => {
    expect(change(entry.file, zh, ["好的。", "沒問題。", " "])).toBeNull();
    expect(change(entry.file, hans, [""])).toBeNull();
  });

  it("is set on what stood there", () => {
    expect(change(entry.file, en, ["Done. ", "All right."])).toEqual({
      kind: "set",
      file: entry.file,
      at: ["repair.done", "en"],
      base: "Fine.",
      value: ["Done.", "All right."],
    });
    expect(change(entry.file, hans, ["好。"])).toMatchObject({ base: null, value: "好。" });
  });

  it("that is emptied is taken out", () => {
    expect(change(entry.file, en, [""])).toMatchObject({ kind: "unset", base: "Fine." });
  });

  it("lacks a translation, or what the first wording fills in", () => {
    const lacks = (...texts: readonly (readonly string[])[]) => wordingLacks([zh, en, hans], texts);
    expect(lacks(["好。"], ["Fine."], [""])).toEqual([[], [], []]);
    expect(lacks(["編號 {ticket}。", "[{name}]好。"], [" "], [])).toEqual([
      [{ kind: "without", blanks: ["ticket"] }],
      [{ kind: "untranslated" }],
      [],
    ]);
    expect(lacks(["[{name}]好。"], ["Fine by {due}."], ["好。"])).toEqual([
      [],
      [{ kind: "besides", blanks: ["due"] }],
      [],
    ]);
  });

  it("is found by all that it says", () => {
    expect(allTexts(entry.value)).toEqual(["好的。", "沒問題。", "Fine."]);
  });
});

it("examples of danger stand by their kind", () => {
  const entry: Entry = {
    id: "intents/emergency-examples.yml",
    file: "intents/emergency-examples.yml",
    at: [],
    value: { dangers: { gas: ["有瓦斯味"], fire: ["冒煙"] }, harmless: ["烤肉冒煙"] },
    isDraft: false,
  };
  expect(examplesOf("emergency-examples", entry)).toEqual([
    { name: "dangers", of: "gas", at: ["dangers", "gas"], texts: ["有瓦斯味"] },
    { name: "dangers", of: "fire", at: ["dangers", "fire"], texts: ["冒煙"] },
    { name: "harmless", of: null, at: ["harmless"], texts: ["烤肉冒煙"] },
  ]);
});

it("words and questions in danger stand in lists of their own", () => {
  const entry = (file: string, value: Entry["value"]): Entry => {
    return { id: file, file, at: [], value, isDraft: false };
  };
  const lexicon = entry("intents/lexicon.yml", {
    surnames: "王李\n张\n",
    forms: "先生, 太太\n小姐\n",
    numbers: "one, two",
    services: { water: "停水,没水" },
  });
  const words = (of: string, ...texts: readonly string[]) => ({
    name: "words",
    of,
    at: [of],
    texts,
  });
  expect(examplesOf("lexicon", lexicon)).toEqual([
    words("surnames", "王", "李", "张"),
    words("forms", "先生", "太太", "小姐"),
    { name: "services", of: "water", at: ["services", "water"], texts: ["停水", "没水"] },
  ]);
  const replies = entry("intents/emergency-replies.yml", {
    replies: { valve: ["瓦斯怎麼關"] },
    other: ["快來"],
    "no-situation": ["嗯"],
  });
  expect(examplesOf("emergency-replies", replies)).toMatchObject([
    { name: "replies", of: "valve", at: ["replies", "valve"], texts: ["瓦斯怎麼關"] },
    { name: "other", at: ["other"], texts: ["快來"] },
    { name: "no-situation", at: ["no-situation"], texts: ["嗯"] },
  ]);
});

it("each list of words and of examples has a name", () => {
  const { lists, replies, lexicon } = STAFF_STRINGS.en.tuning.wordings;
  const file = readFileSync(join(import.meta.dirname, "../../intents/lexicon.yml"), "utf8");
  const value: unknown = parse(file);
  const found = examplesOf("lexicon", {
    id: "",
    file: "",
    at: [],
    value: jsonOf(value),
    isDraft: false,
  });
  expect(found.map(({ of }) => of ?? "").toSorted()).toEqual(Object.keys(lexicon).toSorted());
  expect(Object.keys(replies).toSorted()).toEqual([...FOLLOW_UPS].toSorted());
  expect(Object.values(lists)).not.toContain("");
});

it("makes of a meaning what teaches it: a phrase, an example of danger, or of none", () => {
  const said = { phrase: " 有怪味 ", isProtected: true, isAlarm: false };
  const lists = (meaning: string, more: Partial<typeof said> = {}) =>
    meaningOperations({ ...said, ...more, meaning }).map((one) =>
      one.kind === "add" ? [one.file, ...one.at, one.text].join(" ") : one.kind,
    );
  expect(lists("repair")).toEqual([
    "intents/repair.yml phrases zh 有怪味",
    "intents/cases.yml cases repair 有怪味",
  ]);
  expect(lists("repair", { isProtected: false })).toHaveLength(1);
  expect(lists("emergency:gas")).toEqual(["intents/emergency-examples.yml dangers gas 有怪味"]);
  expect(lists("repair", { isAlarm: true })).toEqual([
    "intents/emergency-examples.yml harmless 有怪味",
    "intents/cases.yml cases repair 有怪味",
  ]);
  expect(lists("", { isAlarm: true })).toEqual(["intents/emergency-examples.yml harmless 有怪味"]);
  expect(lists("")).toEqual([]);
  expect(lists("repair", { phrase: " " })).toEqual([]);
});

it("finds whose words a reply is, whatever was filled in or left out", () => {
  const of = (id: string, zh: string): SaidBy => ({
    kind: "phrases",
    entry: { id, file: "dialogs/phrases/services.yml", at: [id], value: { zh }, isDraft: false },
  });
  const found = saidBy("您好！A棟1203。\n很抱歉，我來幫您登記報修，編號 AB12-CD34。", [
    of("done", "[{you}，]很抱歉，我來幫您登記{intent}，編號 {ticket}。"),
    of("part", "我來幫您登記"),
    of("hello", "{hello}！{unit}。"),
    of("other", "[{you}，]這件事已經結束。"),
  ]);
  expect(found.map(({ entry }) => entry.id)).toEqual(["done"]);
  expect(
    saidBy("很抱歉，我来帮您登记报修，编号 1。", [of("done", "很抱歉，我來幫您登記報修")]),
  ).toHaveLength(1);
});

it("shows a wording as one reads it", () => {
  expect(readable("[{name}，]您好{x}", { name: "姓名" })).toBe("〔姓名〕，您好{x}");
});

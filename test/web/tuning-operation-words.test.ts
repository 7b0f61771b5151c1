import { expect, it } from "vitest";
import type { Json } from "../../src/web/pages/desk/tuning/entry-parts.ts";
import { NO_MEANING, operationsFor } from "../../src/web/pages/desk/tuning/new-meaning.ts";
import {
  addCase,
  addNot,
  addPhrase,
  meaningOperations,
  phrasePlace,
  removeText,
} from "../../src/web/pages/desk/tuning/operations.ts";
import type { Operation } from "../../src/web/tuning-wire.ts";
import { wordsOf } from "./change-words.ts";

const made = {
  ...NO_MEANING,
  id: "borrow",
  zh: "借用",
  en: "Borrow",
  phrases: "借梯子\nborrow a ladder",
  answerZh: "可以借。",
  answerEn: "You may.",
};
const [meaning, named, answered] = operationsFor({ ...made, service: "wording" }, [], []);
const [, , known, asked] = operationsFor({ ...made, service: "knowledge" }, [], []);
const [, , ticketed] = operationsFor({ ...made, service: "dialog", shape: "repair" }, [], []);
const set = (file: string, at: string[], base: Json, value: Json): Operation => {
  return { kind: "set", file, at, base, value };
};
const added = (file: string, at: string[], text: string): Operation => {
  return { kind: "add", file, at, text };
};
const ODD = { phrase: "有怪味", isProtected: false };
const MENU = "dialogs/phrases/menu.yml";
const PARCELS = "dialogs/knowledge/parcels.yml";
const HOURS = ["entries", "parcel-hours"];

const CHANGES: readonly (readonly [Operation | null | undefined, string, string, string])[] = [
  [meaning, "新的意思「borrow」", "新的意思「borrow」", "New meaning “borrow”"],
  [
    named,
    "「borrow」的名稱：借用；回答：可以借。",
    "「borrow」的名称：借用；回答：可以借。",
    "“borrow” is called: Borrow; answer: You may.",
  ],
  [
    answered,
    "「borrow」聽懂之後：回一句話",
    "「borrow」听懂之后：回一句话",
    "“borrow”, when it is understood: Answer with words",
  ],
  [
    known,
    "新的常見問題「借梯子」：可以借。",
    "新的常见问题「借梯子」：可以借。",
    "New question “借梯子”: You may.",
  ],
  [
    asked,
    "「borrow」聽懂之後：照「提問」辦理",
    "「borrow」听懂之后：照「提问」办理",
    "“borrow”, when it is understood: as “Question” is",
  ],
  [
    ticketed,
    "「borrow」聽懂之後：問清楚並立案",
    "「borrow」听懂之后：问清楚并立案",
    "“borrow”, when it is understood: Ask, and open a ticket",
  ],
  [
    { kind: "remove", file: "dialogs/question.yml", at: ["for"], text: "repair" },
    "「報修」聽懂之後，不再：照「提問」辦理",
    "「报修」听懂之后，不再：照「提问」办理",
    "“Repair”, when it is understood, no longer: as “Question” is",
  ],
  [
    { kind: "unset", file: "dialogs/answers.yml", at: ["answers", "thanks"], base: { say: "ok" } },
    "「thanks」聽懂之後，不再：回一句話",
    "「thanks」听懂之后，不再：回一句话",
    "“thanks”, when it is understood, no longer: Answer with words",
  ],
  [
    addPhrase("repair", " 燈不亮 "),
    "「報修」加上：燈不亮",
    "「报修」加上：燈不亮",
    "“Repair” gets: 燈不亮",
  ],
  [
    removeText(phrasePlace("repair", "zh-Hant"), "燈不亮"),
    "「報修」移除：燈不亮",
    "「报修」移除：燈不亮",
    "“Repair” loses: 燈不亮",
  ],
  [
    addNot("repair", "修修臉"),
    "不算「報修」：修修臉",
    "不算「报修」：修修臉",
    "Not “Repair”: 修修臉",
  ],
  [
    addCase("repair", "燈不亮"),
    "保護：「燈不亮」一定是「報修」",
    "保护：「燈不亮」一定是「报修」",
    "Protected: “燈不亮” is “Repair”",
  ],
  [
    meaningOperations({ ...ODD, meaning: "emergency:gas", isAlarm: false })[0],
    "危險「瓦斯」加上例句：有怪味",
    "危险「瓦斯」加上例句：有怪味",
    "Danger “Gas” gets the example: 有怪味",
  ],
  [
    meaningOperations({ ...ODD, meaning: "", isAlarm: true })[0],
    "聽起來像、其實不是危險：有怪味",
    "听起来像、其实不是危险：有怪味",
    "Sounds like danger and is none: 有怪味",
  ],
  [
    added("intents/lexicon.yml", ["surnames"], "佘"),
    "「姓氏」加上：佘",
    "「姓氏」加上：佘",
    "“Surnames” gets: 佘",
  ],
  [
    added("intents/lexicon.yml", ["services", "water"], "沒水"),
    "「供水」加上：沒水",
    "「供水」加上：沒水",
    "“Water” gets: 沒水",
  ],
  [
    added("intents/emergency-replies.yml", ["replies", "valve"], "瓦斯怎麼關"),
    "「瓦斯怎麼關」加上：瓦斯怎麼關",
    "「瓦斯怎么关」加上：瓦斯怎麼關",
    "“How the gas is closed” gets: 瓦斯怎麼關",
  ],
  [
    added("intents/emergency-replies.yml", ["no-situation"], "嗯"),
    "「不屬於任何一種情況」加上：嗯",
    "「不属于任何一种情况」加上：嗯",
    "“Fits none of the situations” gets: 嗯",
  ],
  [
    added(PARCELS, [...HOURS, "asked"], "幾點領"),
    "「常見問題與答案 › parcel-hours › 住戶怎麼問」加上：幾點領",
    "「常见问题与答案 › parcel-hours › 住户怎么问」加上：幾點領",
    "“Questions and answers › parcel-hours › How residents ask” gets: 幾點領",
  ],
  [
    added("dialogs/situations/gas.yml", ["gas-fan-on", "says"], "開風扇"),
    "「危險時的問答 › gas-fan-on › 住戶怎麼說」加上：開風扇",
    "「危险时的问答 › gas-fan-on › 住户怎么说」加上：開風扇",
    "“Answers in danger › gas-fan-on › How residents say it” gets: 開風扇",
  ],
  [
    set(MENU, ["menu.title", "en"], "", ""),
    "回答改成（英文）：",
    "回答改成（英文）：",
    "Answers in English: ",
  ],
  [
    set(MENU, ["menu.title", "zh"], ["請選", "選"], ["請選", "想做什麼？"]),
    "回答改成（繁體中文）：想做什麼？",
    "回答改成（繁体中文）：想做什麼？",
    "Answers in Traditional Chinese: 想做什麼？",
  ],
  [
    set(MENU, ["menu.title", "zh"], ["請選", "選"], "選"),
    "拿掉回答（繁體中文）：請選",
    "拿掉回答（繁体中文）：請選",
    "No answer in Traditional Chinese any more: 請選",
  ],
  [
    { kind: "unset", file: MENU, at: ["menu.title", "zh-Hans"], base: "选" },
    "拿掉回答（簡體中文）：选",
    "拿掉回答（简体中文）：选",
    "No answer in Simplified Chinese any more: 选",
  ],
  [
    set(PARCELS, [...HOURS, "source", "zh"], "手冊", "住戶手冊"),
    "「常見問題與答案 › parcel-hours」的出處（繁體中文）：手冊 → 住戶手冊",
    "「常见问题与答案 › parcel-hours」的出处（繁体中文）：手冊 → 住戶手冊",
    "“Questions and answers › parcel-hours”, source in Traditional Chinese: 手冊 → 住戶手冊",
  ],
  [
    set(PARCELS, [...HOURS, "valid", "until"], null, "2027-02-11"),
    "「常見問題與答案 › parcel-hours」的有效期限：不指定 → 2027-02-11",
    "「常见问题与答案 › parcel-hours」的有效期限：不指定 → 2027-02-11",
    "“Questions and answers › parcel-hours”, holds until: not set → 2027-02-11",
  ],
  [
    set("dialogs/repair.yml", ["slots"], null, [{ slot: "issue" }]),
    "修改 dialogs/repair.yml › slots：issue",
    "修改 dialogs/repair.yml › slots：issue",
    "Changes dialogs/repair.yml › slots to issue",
  ],
  [
    set("dialogs/repair.yml", ["resolve", "weeks"], 1, 2),
    "修改 dialogs/repair.yml › resolve › weeks：2",
    "修改 dialogs/repair.yml › resolve › weeks：2",
    "Changes dialogs/repair.yml › resolve › weeks to 2",
  ],
  [
    { kind: "unset", file: "dialogs/courtesy.yml", at: ["words"], base: "x" },
    "刪除 dialogs/courtesy.yml › words",
    "删除 dialogs/courtesy.yml › words",
    "Deletes dialogs/courtesy.yml › words",
  ],
  [
    { kind: "create", file: "dialogs/phrases/more.yml", value: { hello: { zh: "好", en: "Hi" } } },
    "新增檔案 dialogs/phrases/more.yml",
    "新增档案 dialogs/phrases/more.yml",
    "New file dialogs/phrases/more.yml",
  ],
  [
    added("dialogs/classes.yml", ["for"], "repair"),
    "「dialogs/classes.yml › for」加上：repair",
    "「dialogs/classes.yml › for」加上：repair",
    "“dialogs/classes.yml › for” gets: repair",
  ],
];
it.each(CHANGES)("says in a caretaker's words what %j does", (operation, ...words) => {
  expect(operation ? wordsOf(operation) : []).toEqual(words);
});

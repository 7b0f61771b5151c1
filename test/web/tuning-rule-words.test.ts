import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { jsonOf } from "../../src/core/records/tuning.ts";
import type { Entry } from "../../src/web/pages/desk/tuning/entry-parts.ts";
import { settingOperations } from "../../src/web/pages/desk/tuning/settings.ts";
import {
  cellOperation,
  classCells,
  dialogCells,
  rowOperations,
  rowsIn,
  type ClassCell,
  type ClassRow,
  type DialogCell,
} from "../../src/web/pages/desk/tuning/tables.ts";
import type { Operation } from "../../src/web/tuning-wire.ts";
import { wordsOf } from "./change-words.ts";

const classesFile = join(import.meta.dirname, "../../dialogs/classes.yml");
const written: unknown = parse(readFileSync(classesFile, "utf8"));
const classes = jsonOf(written);
const rows = rowsIn(classes);
const repair: Entry = {
  id: "dialogs/repair.yml",
  file: "dialogs/repair.yml",
  at: [],
  value: {
    dialog: "repair",
    department: "engineering",
    answer: { minutes: 10, hours: "office" },
    resolve: { days: 2 },
    done: "repair.done",
  },
  isDraft: false,
};
const ofDialog = (cell: DialogCell, to: string) =>
  cellOperation(dialogCells(repair, ["repair.done", "complaint.done", "request.done"])[cell], to);
const ofClass = (name: string, field: ClassCell, to: string) => {
  const cell = classCells(classes, name).find(([one]) => one === field)?.[1];
  return cell === undefined ? null : cellOperation(cell, to);
};
const settings = {
  file: "communities/main.yml",
  values: {
    officeDays: [1, 2],
    officeHours: [{ from: "09:00", to: "12:00" }],
    holidays: [{ date: "2027-02-06", zh: "除夕", en: "New Year's Eve" }],
    quietHours: [{ from: "22:00", to: "24:00" }],
  },
};
const ofRows = (changed: readonly ClassRow[]) => rowOperations(classes, changed)[0];
const ofCommunity = (values: Partial<(typeof settings)["values"]>) =>
  settingOperations(settings, { ...settings.values, ...values })[0];
const set = (
  file: string,
  at: string[],
  base: Entry["value"],
  value: Entry["value"],
): Operation => {
  return { kind: "set", file, at, base, value };
};
const INJURY = { all: [], any: ["injury"], class: "major" };
const AFTERNOON = { from: "13:00", to: "18:00" };

const CHANGES: readonly (readonly [Operation | null | undefined, string, string, string])[] = [
  [
    ofDialog("department", "service"),
    "「報修」的負責部門：工程 → 客服",
    "「报修」的负责部门：工程 → 客服",
    "“Repair”, department: Engineering → Service",
  ],
  [
    ofDialog("department", ""),
    "「報修」的負責部門：工程 → 不指定",
    "「报修」的负责部门：工程 → 不指定",
    "“Repair”, department: Engineering → not set",
  ],
  [
    ofDialog("minutes", "20"),
    "「報修」的回覆時限：10 分鐘 → 20 分鐘",
    "「报修」的回覆时限：10 分钟 → 20 分钟",
    "“Repair”, answered within: 10 min → 20 min",
  ],
  [
    ofDialog("hours", "always"),
    "「報修」的回覆時限算的時間：辦公時間 → 全天",
    "「报修」的回覆时限算的时间：办公时间 → 全天",
    "“Repair”, time to answer runs in: office hours → day and night",
  ],
  [
    ofDialog("days", "1"),
    "「報修」的結案時限：2 天 → 1 天",
    "「报修」的结案时限：2 天 → 1 天",
    "“Repair”, resolved within: 2 days → 1 day",
  ],
  [
    ofDialog("class", "major"),
    "「報修」的固定級別：不指定 → 重大",
    "「报修」的固定级别：不指定 → 重大",
    "“Repair”, always of class: not set → Major",
  ],
  [
    ofDialog("done", "complaint.done"),
    "「報修」的立案後用語：「報修」那一段 → 「投訴」那一段",
    "「报修」的立案后用语：「报修」那一段 → 「投诉」那一段",
    "“Repair”, said when the ticket is open: as for “Repair” → as for “Complaint”",
  ],
  [
    ofDialog("done", "request.done"),
    "「報修」的立案後用語：「報修」那一段 → 一般申請那一段",
    "「报修」的立案后用语：「报修」那一段 → 一般申请那一段",
    "“Repair”, said when the ticket is open: as for “Repair” → as for all requests",
  ],
  [
    set("dialogs/repair.yml", ["done"], "repair.done", "own.words"),
    "「報修」的立案後用語：「報修」那一段 → own.words",
    "「报修」的立案后用语：「报修」那一段 → own.words",
    "“Repair”, said when the ticket is open: as for “Repair” → own.words",
  ],
  [
    ofClass("major", "role", "supervisor"),
    "「重大級」的通知對象：主任（當天下班前） → 主管（當天下班前）",
    "「重大级」的通知对象：主任（当天下班前） → 主管（当天下班前）",
    "“Class: Major”, who is told: Director (the same day) → Supervisor (the same day)",
  ],
  [
    ofClass("important", "role", ""),
    "「重要級」的通知對象：部門主管（60 分鐘內，算辦公時間） → 不用通知",
    "「重要级」的通知对象：部门主管（60 分钟内，算办公时间） → 不用通知",
    "“Class: Important”, who is told: Department head (within 60 min, office hours) → nobody",
  ],
  [
    ofClass("minor", "role", "director"),
    "「輕微級」的通知對象：不用通知 → 主任（當天下班前）",
    "「轻微级」的通知对象：不用通知 → 主任（当天下班前）",
    "“Class: Minor”, who is told: nobody → Director (the same day)",
  ],
  [
    ofClass("major", "within", "minutes"),
    "「重大級」的最晚通知時間：當天下班前 → 60 分鐘內，算辦公時間",
    "「重大级」的最晚通知时间：当天下班前 → 60 分钟内，算办公时间",
    "“Class: Major”, told at the latest: the same day → within 60 min, office hours",
  ],
  [
    ofClass("important", "minutes", "30"),
    "「重要級」的通知時限：60 分鐘 → 30 分鐘",
    "「重要级」的通知时限：60 分钟 → 30 分钟",
    "“Class: Important”, told within: 60 min → 30 min",
  ],
  [
    ofClass("important", "hours", "always"),
    "「重要級」的通知時限算的時間：辦公時間 → 全天",
    "「重要级」的通知时限算的时间：办公时间 → 全天",
    "“Class: Important”, time to tell runs in: office hours → day and night",
  ],
  [
    ofClass("major", "answer", "1"),
    "「重大級」的回覆時限：2 天 → 1 天",
    "「重大级」的回覆时限：2 天 → 1 天",
    "“Class: Major”, answered within: 2 days → 1 day",
  ],
  [
    ofClass("minor", "days", "5"),
    "「輕微級」的結案時限：2 天 → 5 天",
    "「轻微级」的结案时限：2 天 → 5 天",
    "“Class: Minor”, resolved within: 2 days → 5 days",
  ],
  [
    ofRows(rows.with(0, { ...INJURY, class: "important" })),
    "投訴分級第 1 列：說到有人受傷生病、或差點受傷、或有安全疑慮、或公開或要公開（重大） → 說到有人受傷生病（重要）",
    "投诉分级第 1 列：说到有人受伤生病、或差点受伤、或有安全疑虑、或公开或要公开（重大） → 说到有人受伤生病（重要）",
    "Classes of complaints, row 1: When told: somebody was hurt or fell ill or somebody nearly was hurt or something is unsafe or it is public or goes public (Major) → When told: somebody was hurt or fell ill (Important)",
  ],
  [
    ofRows(rows.with(3, { all: [], any: [], class: "important" })),
    "投訴分級第 4 列：其他都是（輕微） → 其他都是（重要）",
    "投诉分级第 4 列：其他都是（轻微） → 其他都是（重要）",
    "Classes of complaints, row 4: Everything else (Minor) → Everything else (Important)",
  ],
  [
    ofRows(rows.toSpliced(1, 1, INJURY, { ...INJURY, any: ["angry"] })),
    "「投訴分級」加上：說到有人受傷生病（重大）、說到很生氣（重大）；「投訴分級」移除：說到長期影響生活，而且影響好幾戶、或家有老幼病弱（重大）",
    "「投诉分级」加上：说到有人受伤生病（重大）、说到很生气（重大）；「投诉分级」移除：说到长期影响生活，而且影响好几户、或家有老幼病弱（重大）",
    "“Classes of complaints” gets: When told: somebody was hurt or fell ill (Major), When told: much anger (Major); “Classes of complaints” loses: When told: daily life is disturbed for long, and several homes or old, small, ill or disabled people (Major)",
  ],
  [
    set("dialogs/classes.yml", ["rows"], [{ class: "minor" }], [{ class: "minor" }]),
    "「投訴分級」調整了順序",
    "「投诉分级」调整了顺序",
    "“Classes of complaints” stand in another order",
  ],
  [
    ofCommunity({ officeDays: [1, 6] }),
    "「main」的辦公日：週一、週二 → 週一、週六",
    "「main」的办公日：周一、周二 → 周一、周六",
    "“main”, Office days: Mon, Tue → Mon, Sat",
  ],
  [
    ofCommunity({ officeHours: [...settings.values.officeHours, AFTERNOON] }),
    "「main」的辦公時間：09:00–12:00 → 09:00–12:00、13:00–18:00",
    "「main」的办公时间：09:00–12:00 → 09:00–12:00、13:00–18:00",
    "“main”, Office hours: 09:00–12:00 → 09:00–12:00, 13:00–18:00",
  ],
  [
    ofCommunity({ quietHours: [] }),
    "「main」的不打擾住戶的時段：22:00–24:00 → 不指定",
    "「main」的不打扰住户的时段：22:00–24:00 → 不指定",
    "“main”, Quiet hours: 22:00–24:00 → not set",
  ],
  [
    ofCommunity({ holidays: [{ date: "2027-02-07", zh: "初一", en: "New Year" }] }),
    "「main › 休假日」加上：2027-02-07 初一；「main › 休假日」移除：2027-02-06 除夕",
    "「main › 休假日」加上：2027-02-07 初一；「main › 休假日」移除：2027-02-06 除夕",
    "“main › Holidays” gets: 2027-02-07 New Year; “main › Holidays” loses: 2027-02-06 New Year's Eve",
  ],
];
it.each(CHANGES)("says in a caretaker's words what %j does", (operation, ...words) => {
  expect(operation ? wordsOf(operation) : []).toEqual(words);
});

import { expect, test } from "vitest";
import { factsFor } from "../../../src/core/courtesy/knowledge-facts.ts";
import { closedDaysWords, officeHoursWords } from "../../../src/core/courtesy/office-hours.ts";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";

const HOURS = [{ from: "09:00", to: "18:00" }];

test.each([
  [[1, 2, 3, 4, 5, 6], "週一至週六 09:00–18:00", "Monday to Saturday, 09:00–18:00"],
  [[1, 2, 3, 4, 5, 6, 7], "每天 09:00–18:00", "every day, 09:00–18:00"],
  [[7, 6], "週六、週日 09:00–18:00", "Saturday and Sunday, 09:00–18:00"],
  [[1, 3, 4, 5], "週一、週三至週五 09:00–18:00", "Monday and Wednesday to Friday, 09:00–18:00"],
])("the office's days %j are told in words", (officeDays, zh, en) => {
  expect(officeHoursWords({ officeDays, officeHours: HOURS }, "zh-Hant")).toBe(zh);
  expect(officeHoursWords({ officeDays, officeHours: HOURS }, "en")).toBe(en);
});

test("what a community's settings and the clocks say goes into answers in each language", () => {
  const standards = {
    dialogs: new Map([["repair", { answer: { minutes: 10 }, resolve: { days: 2 } }]]),
    classes: {
      classes: {
        major: { handup: { within: "same-day" }, answer: { days: 2 }, resolve: { days: 10 } },
        important: { handup: { within: { minutes: 60 } }, resolve: { days: 3 } },
        minor: { resolve: { days: 1 } },
      },
    },
  } as const;
  const source = { zh: "服務標準", en: "Service Standards" };
  const facts = (language: "zh-Hant" | "zh-Hans" | "en") =>
    factsFor(source, standards, DEFAULT_COMMUNITY, { language, now: 0 });
  expect(facts("zh-Hant")).toEqual({
    source: "服務標準",
    "office-hours": "週一至週六 09:00–12:00、13:00–18:00",
    "repair.answer": "10 分鐘",
    "repair.resolve": "2 天",
    "major.handup": "當天",
    "major.answer": "2 天",
    "major.resolve": "10 天",
    "important.handup": "1 小時",
    "important.resolve": "3 天",
    "minor.resolve": "1 天",
  });
  expect(facts("zh-Hans")).toMatchObject({
    source: "服务标准",
    "office-hours": "周一至周六 09:00–12:00、13:00–18:00",
    "important.handup": "1 小时",
  });
  expect(facts("en")).toMatchObject({
    "office-hours": "Monday to Saturday, 09:00–12:00 and 13:00–18:00",
    "major.handup": "the same day",
    "important.handup": "1 hour",
    "minor.resolve": "1 day",
  });
});

test("the holidays of the coming weeks are told with the hours", () => {
  const holidays = [
    { date: "2026-12-31", zh: "跨年", en: "New Year's Eve" },
    { date: "2026-12-25", zh: "聖誕節", en: "Christmas" },
    { date: "2026-12-01", zh: "週年", en: "Anniversary" },
    { date: "2026-11-30", zh: "昨日", en: "Yesterday" },
    { date: "2027-02-06", zh: "除夕", en: "Lunar New Year's Eve" },
  ];
  const now = Date.parse("2026-12-01T01:00:00+08:00");
  const words = (language: "zh-Hant" | "zh-Hans" | "en") =>
    closedDaysWords({ holidays, zone: "Asia/Taipei" }, now, language);
  expect(words("zh-Hant")).toBe("；12/1（週年）、12/25（聖誕節）、12/31（跨年）休息");
  expect(words("zh-Hans")).toContain("12/25（圣诞节）");
  expect(words("en")).toBe(
    "; closed on 1 December (Anniversary), 25 December (Christmas), 31 December (New Year's Eve)",
  );
  expect(closedDaysWords({ holidays: [], zone: "Asia/Taipei" }, now, "en")).toBe("");
});

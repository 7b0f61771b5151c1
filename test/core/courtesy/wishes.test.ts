import { expect, it } from "vitest";
import { festivalOn, wishIn, type Wish } from "../../../src/core/courtesy/wishes.ts";

it.each<[day: string, Wish | null]>([
  ["2026-01-01", "new-year"],
  ["2026-02-15", null],
  ["2026-02-16", "lunar-new-year"],
  ["2026-02-17", "lunar-new-year"],
  ["2026-03-03", "lantern"],
  ["2026-06-19", "dragon-boat"],
  ["2026-09-25", "mid-autumn"],
  ["2026-12-22", "winter-solstice"],
  ["2024-12-21", "winter-solstice"],
  ["2027-02-05", "lunar-new-year"],
  ["2030-02-03", "lunar-new-year"],
  // The fifth month comes twice in 2028: one Dragon Boat Festival.
  ["2028-05-28", "dragon-boat"],
  ["2028-06-27", null],
  ["2026-12-25", "christmas"],
  ["2026-11-23", null],
])("knows the festival of %s by both calendars (A8)", (day, festival) => {
  expect(festivalOn(Date.parse(`${day}T12:00:00+08:00`), "Asia/Taipei")).toBe(festival);
});

it("keeps the day of the community's zone", () => {
  const at = Date.parse("2026-02-15T17:00:00Z");
  expect(festivalOn(at, "Asia/Taipei")).toBe("lunar-new-year");
  expect(festivalOn(at, "Europe/London")).toBeNull();
});

it.each<[text: string, Wish | null]>([
  ["中秋节快乐呀,吃月饼没", "mid-autumn"],
  ["Happy New Year!", "new-year"],
  ["祝大家龍馬精神", "lunar-new-year"],
  ["冬至快樂,做冬未呀", "winter-solstice"],
  ["Kung Hei Fat Choy", "prosperity"],
  ["生日快樂", null],
  ["聖誕樹倒了", null],
  ["中秋烤肉的煙飄進來", null],
  ["the new year's fee", null],
])("reads the wish of 「%s」 (A8)", (text, wish) => {
  expect(wishIn(text)).toBe(wish);
});

it("agrees with the calendar that Node brings, but for the two months that it begins a day off", () => {
  const calendar = new Intl.DateTimeFormat("en-u-ca-chinese", {
    timeZone: "Asia/Taipei",
    month: "numeric",
    day: "numeric",
  });
  const first = Date.parse("2026-01-01T12:00:00+08:00");
  const days = Array.from({ length: 3652 }, (_, n) => first + n * 86_400_000);
  const other = days.filter((at) => {
    const festival = festivalOn(at, "Asia/Taipei");
    const lunar = calendar.format(at);
    return (festival === "dragon-boat") !== (lunar === "5/5") ||
      (festival === "mid-autumn") !== (lunar === "8/15")
      ? true
      : lunar === "1/1" && festival !== "lunar-new-year";
  });
  expect(other).toEqual([]);
});

import { DateTime } from "luxon";
import type { Community } from "../records/community.ts";
import type { Language } from "../records/message.ts";
import { foldScript } from "../text/normalise.ts";

const CHINESE_DAYS = ["一", "二", "三", "四", "五", "六", "日"];
const ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** When the office is open: 週一至週六 09:00–12:00、13:00–18:00. */
export function officeHoursWords(
  { officeDays, officeHours }: Pick<Community, "officeDays" | "officeHours">,
  language: Language,
): string {
  const hours = officeHours.map(({ from, to }) => `${from}–${to}`);
  if (language === "en")
    return `${daysIn(officeDays, ENGLISH_DAYS, "every day", " to ", " and ")}, ${hours.join(" and ")}`;
  const names = CHINESE_DAYS.map((day) => `週${day}`);
  const words = `${daysIn(officeDays, names, "每天", "至", "、")} ${hours.join("、")}`;
  return language === "zh-Hans" ? foldScript(words).replaceAll("週", "周") : words;
}

/** So far ahead residents plan their way. */
const AHEAD_DAYS = 31;

/** The holidays of the coming weeks, behind the hours: ；2/11（除夕）休息. */
export function closedDaysWords(
  { holidays, zone }: Pick<Community, "holidays" | "zone">,
  now: number,
  language: Language,
): string {
  const today = DateTime.fromMillis(now, { zone }).startOf("day");
  const coming = holidays
    .map(({ date, zh, en }) => ({ day: DateTime.fromISO(date, { zone }), zh, en }))
    .filter(({ day }) => day >= today && day <= today.plus({ days: AHEAD_DAYS }))
    .toSorted((one, other) => one.day.toMillis() - other.day.toMillis());
  if (coming.length === 0) return "";
  if (language === "en")
    return `; closed on ${coming.map(({ day, en }) => `${day.toFormat("d LLLL", { locale: "en" })} (${en})`).join(", ")}`;
  const words = `；${coming.map(({ day, zh }) => `${day.toFormat("M/d")}（${zh}）`).join("、")}休息`;
  return language === "zh-Hans" ? foldScript(words) : words;
}

function daysIn(
  days: readonly number[],
  names: readonly string[],
  all: string,
  to: string,
  and: string,
): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other);
  if (sorted.length === names.length) return all;
  const runs = sorted.reduce<readonly (readonly number[])[]>((found, day) => {
    const last = found.at(-1);
    return last?.at(-1) === day - 1 ? [...found.slice(0, -1), [...last, day]] : [...found, [day]];
  }, []);
  const name = (day: number | undefined): string => names[(day ?? 1) - 1] ?? "";
  return runs
    .map((run) =>
      run.length > 2 ? `${name(run[0])}${to}${name(run.at(-1))}` : run.map(name).join(and),
    )
    .join(and);
}

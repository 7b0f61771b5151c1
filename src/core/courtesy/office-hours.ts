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

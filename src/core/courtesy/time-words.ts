import { DateTime } from "luxon";
import type { Language } from "../records/message.ts";

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

/** A time as it is told to people, in the community's zone: 今天14:40, 9:10 am tomorrow. */
export function timeWords(at: number, now: number, zone: string, language: Language): string {
  const time = DateTime.fromMillis(at, { zone });
  const days = time
    .startOf("day")
    .diff(DateTime.fromMillis(now, { zone }).startOf("day"), "days").days;
  if (language === "en") {
    const clock = `${time.hour % 12 || 12}:${time.toFormat("mm")} ${time.hour < 12 ? "am" : "pm"}`;
    if (days === 0) return `${clock} today`;
    if (days === 1) return `${clock} tomorrow`;
    return `${clock} on ${time.toFormat("ccc d LLL", { locale: "en" })}`;
  }
  const clock = time.toFormat("HH:mm");
  if (days === 0) return `今天${clock}`;
  if (days === 1) return `明天${clock}`;
  return `${time.month}月${time.day}日（${language === "zh-Hans" ? "周" : "週"}${WEEKDAYS[time.weekday - 1] ?? ""}）${clock}`;
}

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** A small number in words where Chinese speaks it so (十分鐘, C5), in digits elsewhere. */
export function spokenNumber(n: number, language: Language): string {
  if (language === "en" || !Number.isInteger(n) || n < 0 || n > 99) return String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 && n > 0 ? "" : (DIGITS[n % 10] ?? "");
  return tens === 0 ? ones : `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${ones}`;
}

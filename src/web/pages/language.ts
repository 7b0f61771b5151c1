import type { Language } from "../wire.ts";

/** What the browser asks for first, as one of ours. */
export function browserLanguage(): Language {
  for (const tag of navigator.languages) {
    if (/^zh\b.*\b(hans|cn|sg)\b/i.test(tag)) return "zh-Hans";
    if (/^zh\b/i.test(tag)) return "zh-Hant";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "zh-Hant";
}

/** The tags under which browsers know their forms of dates and numbers. */
const LOCALES = { "zh-Hant": "zh-Hant-TW", "zh-Hans": "zh-Hans-CN", en: "en-GB" } as const;

/** Times of day and days, as they are in the community's zone. */
export interface TimeWords {
  /** 14:05 */
  clock(at: number): string;
  /** The day as a key, equal for times of one local day. */
  dayKey(at: number): string;
  /** 11月23日 星期一 */
  day(at: number): string;
  /** 11月23日 14:05, for what may lie days away. */
  dayAndClock(at: number): string;
}

export function timeWords(language: Language, zone: string): TimeWords {
  const locale = LOCALES[language];
  const form = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options });
  const clock = form({ hour: "2-digit", minute: "2-digit" });
  const dayKey = form({ year: "numeric", month: "numeric", day: "numeric" });
  const day = form({ month: "long", day: "numeric", weekday: "long" });
  const both = form({ month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
  return {
    clock: (at) => clock.format(at),
    dayKey: (at) => dayKey.format(at),
    day: (at) => day.format(at),
    dayAndClock: (at) => both.format(at),
  };
}

import type { Language } from "../records/message.ts";

/** Ours for a platform's tag, such as zh-TW or en-US; null for one that the desk doesn't speak. */
export function languageOfLocale(locale: string): Language | null {
  if (/^zh-(?:cn|sg|hans)/i.test(locale)) return "zh-Hans";
  if (/^zh/i.test(locale)) return "zh-Hant";
  return /^en/i.test(locale) ? "en" : null;
}

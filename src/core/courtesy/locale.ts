import type { Community } from "../records/community.ts";
import type { Language } from "../records/message.ts";

/** Ours for a platform's tag, such as zh-TW or en-US; null for one that the desk doesn't speak. */
export function languageOfLocale(locale: string): Language | null {
  if (/^zh-(?:cn|sg|hans)/i.test(locale)) return "zh-Hans";
  if (/^zh/i.test(locale)) return "zh-Hant";
  return /^en/i.test(locale) ? "en" : null;
}

/** What residents are spoken to in before a word of theirs tells: 「1203」, 👍. */
export function languageIn({ country }: Pick<Community, "country">): Language {
  return country === "CN" ? "zh-Hans" : "zh-Hant";
}

import type { Language } from "../../wire.ts";
import type { InBoth } from "../../desk-wire.ts";
import { namesEn, namesZh } from "./desk-names.ts";
import { misreadEn, misreadZh } from "./desk-misread.ts";
import { announceEn, announceZh, overviewEn, overviewZh } from "./desk-overview.ts";
import { queueEn, queueZh, shellEn, shellZh } from "./desk-shell.ts";
import { cardEn, cardZh, talkEn, talkZh } from "./desk-talk.ts";
import { ticketsEn, ticketsZh } from "./desk-tickets.ts";
import { tuningEn, tuningZh } from "./tuning.ts";
import { simplifiedWords } from "./simplified.ts";

const zh = {
  names: namesZh,
  shell: shellZh,
  queue: queueZh,
  talk: talkZh,
  card: cardZh,
  misread: misreadZh,
  tickets: ticketsZh,
  overview: overviewZh,
  announce: announceZh,
  tuning: tuningZh,
  /** What came in both of staff's languages, in this one. */
  of: (both: InBoth) => both.zh,
  pair: (name: string, value: string) => `${name}：${value}`,
};

const en: typeof zh = {
  names: namesEn,
  shell: shellEn,
  queue: queueEn,
  talk: talkEn,
  card: cardEn,
  misread: misreadEn,
  tickets: ticketsEn,
  overview: overviewEn,
  announce: announceEn,
  tuning: tuningEn,
  of: (both) => both.en,
  pair: (name, value) => `${name}: ${value}`,
};

/** Every word of staff's page that is not the desk's own; Simplified is derived of Traditional. */
type Written = typeof zh & { readonly language: Language };

/** With what residents come for as the desk's content calls it, by its id. */
export type StaffStrings = Omit<Written, "names"> & {
  readonly names: Written["names"] & { readonly kinds: Readonly<Record<string, string>> };
};

export const STAFF_STRINGS: Readonly<Record<Language, Written>> = {
  "zh-Hant": { ...zh, language: "zh-Hant" },
  "zh-Hans": { ...simplifiedWords(zh), language: "zh-Hans" },
  en: { ...en, language: "en" },
};

/** A page's words with the names that the desk's content gives. */
export function namedStrings(
  strings: Written,
  kinds: Readonly<Record<string, InBoth>>,
): StaffStrings {
  const own = Object.entries(kinds).map(([id, name]) => [id, strings.of(name)]);
  return { ...strings, names: { ...strings.names, kinds: Object.fromEntries(own) } };
}

/** What a name stands for, or the name where a newer server knows more of them. */
export function nameIn(names: Readonly<Record<string, string>>, name: string): string {
  return names[name] ?? name;
}

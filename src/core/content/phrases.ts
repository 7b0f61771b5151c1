import { Converter } from "opencc-js/t2cn";
import type { Language } from "../records/message.ts";
import type { Phrases } from "./content.ts";
import { blanksOf, fillTemplate, mapText } from "./template.ts";
import type { Template } from "./template.ts";

/** One key of the catalogue: at least one wording a language. */
export interface Phrase {
  readonly zh: readonly Template[];
  readonly en: readonly Template[];
  /** Only where the derived Simplified would not do. */
  readonly hans: readonly Template[] | null;
}

/** Builds the catalogue: Simplified is derived here, from the templates and never from fillings. */
export function createPhrases(entries: ReadonlyMap<string, Phrase>): Phrases {
  const wordings = new Map([...entries].map(([key, phrase]) => [key, byLanguage(phrase)]));
  const blanks = (key: string, which: "needed" | "all"): ReadonlySet<string> => {
    const { zh = [], en = [], hans = null } = entries.get(key) ?? {};
    const all = [...zh, ...en, ...(hans ?? [])];
    return new Set(all.flatMap((each) => [...blanksOf(each, which)]));
  };
  const promising = new Set([...entries.keys()].filter((key) => blanks(key, "all").has("due")));
  return {
    has: (key) => wordings.has(key),
    keys: () => wordings.keys(),
    blanks,
    promises: (key) => promising.has(key),
    say(key, language, fillings, variant) {
      const choices = wordings.get(key)?.[language] ?? [];
      const template = choices[variant % choices.length];
      if (template === undefined) throw new Error(`the phrase "${key}" is not in the catalogue`);
      try {
        return fillTemplate(template, fillings);
      } catch (cause) {
        throw new Error(`the phrase "${key}" cannot be said`, { cause });
      }
    },
  };
}

const convert = Converter({ from: "tw", to: "cn" });
const toSimplified = (text: string): string => convert(inMainlandWords(text));

function byLanguage({ zh, en, hans }: Phrase): Readonly<Record<Language, readonly Template[]>> {
  return {
    "zh-Hant": zh,
    "zh-Hans": hans ?? zh.map((template) => mapText(template, toSimplified)),
    en,
  };
}

/**
 * What the mainland calls otherwise, beside its characters: words and marks of the Traditional text
 * that are put in their place before the script is changed.
 */
const MAINLAND_WORDS: readonly (readonly [traditional: string, mainland: string])[] = [
  ["聯絡", "聯繫"],
  ["查帳", "查賬"],
  ["回音", "回覆"],
  ["送出", "提交"],
  ["略過", "跳過"],
  ["訊息", "消息"],
  ["影片", "視頻"],
  ["檔案", "文件"],
  ["依服務標準", "按服務標準"],
  ["「", "“"],
  ["」", "”"],
  ["『", "‘"],
  ["』", "’"],
];

function inMainlandWords(text: string): string {
  return MAINLAND_WORDS.reduce((left, [from, to]) => left.replaceAll(from, to), text);
}

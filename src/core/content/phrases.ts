import { Converter } from "opencc-js/t2cn";
import type { Language } from "../records/message.ts";
import type { Phrases } from "./content.ts";
import { HONG_KONG_WORDS, MAINLAND_WORDS, reworded } from "./regional-words.ts";
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
  let hongKong: Phrases | null = null;
  return {
    inHongKong: () => (hongKong ??= hongKongs(entries)),
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

/** The catalogue as Hong Kong writes it; resident's own words, which fill it, stay as they are. */
function hongKongs(entries: ReadonlyMap<string, Phrase>): Phrases {
  const toHongKong = (text: string): string => reworded(text, HONG_KONG_WORDS);
  const own = createPhrases(
    new Map(
      [...entries].map(([key, phrase]) => [
        key,
        {
          ...phrase,
          zh: phrase.zh.map((template) => mapText(template, toHongKong)),
          // Simplified is what it was: the mainland's.
          hans: phrase.hans ?? phrase.zh.map((template) => mapText(template, toSimplified)),
        },
      ]),
    ),
  );
  return {
    ...own,
    inHongKong: () => own,
    say(key, language, fillings, variant) {
      const made = Object.entries(fillings).map(([blank, words]) => [
        blank,
        language === "zh-Hant" && MADE.has(blank) ? toHongKong(words) : words,
      ]);
      return own.say(key, language, Object.fromEntries(made), variant);
    },
  };
}
/** What the desk itself puts into words: units, times. */
const MADE: ReadonlySet<string> = new Set(["unit", "due", "since", "now", "parts", "office-hours"]);

const convert = Converter({ from: "tw", to: "cn" });
const toSimplified = (text: string): string => convert(reworded(text, MAINLAND_WORDS));

function byLanguage({ zh, en, hans }: Phrase): Readonly<Record<Language, readonly Template[]>> {
  return {
    "zh-Hant": zh,
    "zh-Hans": hans ?? zh.map((template) => mapText(template, toSimplified)),
    en,
  };
}

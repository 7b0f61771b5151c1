import { normalise } from "../../text/normalise.ts";
import type { LexiconFile } from "./lexicon.ts";

type List = Exclude<keyof LexiconFile, "services">;

/** The lexicon's words, folded, and patterns that are written with them. */
export interface Words {
  /** Whether a folded text is one of a list's words. */
  has(list: List, text: string): boolean;
  /** Where in a list a word stands, however its parts are joined; -1 when it doesn't. */
  at(list: List, word: string): number;
  /**
   * A pattern for folded text in which `{offices}` stands for any of that list's words, Latin ones
   * whole, `{~offices}` for the same within other letters and digits (blk12), and `{num}` and the
   * like for {@link FRAGMENTS}.
   */
  pattern(source: string, flags?: string): RegExp;
}

export function createWords(lexicon: LexiconFile): Words {
  const lists = new Map(
    Object.entries(lexicon).flatMap(([name, words]) =>
      Array.isArray(words) ? [[name, words.map(normalise)] as const] : [],
    ),
  );
  const sets = new Map([...lists].map(([name, words]) => [name, new Set(words)] as const));
  const starred = new Map([...lists].map(([name, words]) => [name, starredIn(words)] as const));
  const known = new Map<string, string>();
  const fragment = (name: string): string => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const list = lists.get(name.replace("~", ""));
    const found =
      list === undefined ? resolve(FRAGMENTS[name] ?? "(?!)") : either(list, name.startsWith("~"));
    known.set(name, found);
    return found;
  };
  const resolve = (source: string): string =>
    source.replace(/\{(~?[a-z][a-z-]*)\}/g, (_, name: string) => fragment(name));
  return {
    has: (list, text) =>
      sets.get(list)?.has(text) === true || starred.get(list)?.test(text) === true,
    at: (list, word) => lists.get(list)?.indexOf(word.replace("-", " ")) ?? -1,
    pattern: (source, flags = "u") => new RegExp(resolve(source), flags),
  };
}

/** What patterns are made of beside words; each may be made of others. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  han: String.raw`\p{Script=Han}`,
  /** A number in Chinese numerals. */
  num: "[零〇一二两三四五六七八九十廿卅百壹贰叁肆伍陆柒捌玖拾]{1,5}",
  n: String.raw`(?:\d{1,3}|{num})`,
  digit: String.raw`[\d零〇一二两三四五六七八九]`,
  room: String.raw`\d{3,4}[a-z]?`,
  end: String.raw`(?![a-z\d])`,
  /** What may stand between a word and its number. */
  no: String.raw`\.?\s*(?:(?:no\b\.?|number|#|:|is|是)\s*){0,2}`,
  flat: String.raw`(?:(?:{~flat-words})(?![a-z])|{flat-words-zh}|#){no}`,
  /** Rare characters are names more often than words, but for the Cantonese 𨋢 and the like. */
  surname: String.raw`(?:{double-surnames}|{surnames}|{rare-surnames}|(?![𨋢𠮶𡁻𠺢𠹌𠻹𨂾𢫏])[\u{20000}-\u{323af}])`,
  form: "{forms}",
  weekday: "[一二三四五六日天末]",
  week: "(?:周|[星新]期|[礼里理]拜|拜)",
  month:
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)",
  /** 的 and what stands for it in Cantonese, in haste and in Bopomofo. */
  of: "[的嘅得ㄉ]",
};

function either(words: readonly string[], within: boolean): string {
  const plain = words
    .filter((word) => !word.includes("*"))
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.()+?]/g, "\\$&").replaceAll(" ", "[ -]"));
  if (plain.length === 0) return "(?!)";
  const [latin, others] = [
    plain.filter((word) => /^[a-z]/.test(word)),
    plain.filter((word) => !/^[a-z]/.test(word)),
  ];
  const bound = latin.length === 0 || within ? latin : [String.raw`\b(?:${latin.join("|")})\b`];
  return `(?:${[...others, ...bound].join("|")})`;
}

/** 谢谢*: the words that stand for all that begin so. */
function starredIn(words: readonly string[]): RegExp {
  const stems = words.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1));
  return new RegExp(stems.length === 0 ? "(?!)" : `^(?:${stems.join("|")})`);
}

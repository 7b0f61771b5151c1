import type { PersonName } from "../interpretation.ts";
import { FORM, formOf, isCantonese } from "./forms.ts";
import { DOUBLE_SURNAMES, RARE_SURNAMES, SURNAMES } from "./surnames.ts";

/** A surname of one or two characters in a pattern. */
export const SURNAME = `(?:${[...DOUBLE_SURNAMES].join("|")}|[${[...SURNAMES, ...RARE_SURNAMES].join("")}])`;
/** Whose: 的 and what stands for it in Cantonese, in haste and in Bopomofo. */
export const OF = "[的嘅得ㄉ]";
/** People around the writer. */
export const SOMEBODY =
  "(?:女儿|儿子|孩子|小孩|太太|老婆|先生|老公|爸|妈|父亲|母亲|父母|朋友|同事|邻居|房东|室友|别人|客人|他|她|佢)";
/** Where a name ends, and whatever may follow it there. */
export const NAME_END = String.raw`(?=$|[\s\p{P}\d]|啦|喔|哦|呀|吧|就[好行可是]|不是|即可|便可|这边|这里|住|是也)`;
/** Where a clause begins. */
export const CLAUSE_START = String.raw`(?<=^|[\s\p{P}])`;

/** 陳大文 → 陳 大文, 歐陽娜 → 歐陽 娜, 張陳淑芬 → 張陳 淑芬; null when it begins with no surname. */
export function splitHanName(
  said: string,
  folded: string,
  rare = false,
): Pick<PersonName, "surname" | "given"> | null {
  const [first = "", second = ""] = folded;
  const compound = DOUBLE_SURNAMES.has(folded.slice(0, 2));
  if (!compound && !SURNAMES.has(first) && !(rare && RARE_SURNAMES.has(first))) return null;
  // A wife's name before marriage stands behind her husband's: four characters, or just the two.
  const length = compound || (SURNAMES.has(second) && folded.length % 2 === 0) ? 2 : 1;
  if (said.length - length > 2) return null;
  return { surname: said.slice(0, length), given: said.slice(length) || null };
}

/** 欧阳娜 → 娜, 宋佳颖 → 佳颖. */
export const withoutSurname = (full: string): string =>
  full.slice(DOUBLE_SURNAMES.has(full.slice(0, 2)) ? 2 : 1);

/** 孔先生 is no 孔 called 先生. */
const ENDS_WITH_FORM = new RegExp(`(?:${FORM})(?<=..)$`);

/** The name that a pattern's groups `full` and `form` found (flag `d`), as written. */
export function nameFound(
  found: RegExpExecArray,
  plain: string,
  folded: string,
): PersonName | null {
  const fullAt = found.indices?.groups?.["full"];
  if (fullAt === undefined) return null;
  const formAt = found.indices?.groups?.["form"];
  const form = formAt === undefined ? null : plain.slice(...formAt);
  const full = folded.slice(...fullAt);
  if (form === null && ENDS_WITH_FORM.test(full)) return null;
  const name = splitHanName(plain.slice(...fullAt), full, true);
  if (name === null) return null;
  if (form !== null && isCantonese(form) && name.given !== null) return null;
  return { ...name, form: form === null ? null : formOf(form) };
}

import type { PersonName } from "../interpretation.ts";
import { formOf, isCantonese } from "./forms.ts";
import { DOUBLE_SURNAMES, RARE_SURNAMES, SURNAMES } from "./surnames.ts";

/** A surname of one or two characters in a pattern. */
export const SURNAME = `(?:${[...DOUBLE_SURNAMES].join("|")}|[${[...SURNAMES, ...RARE_SURNAMES].join("")}])`;
/** Where a name ends, and whatever may follow it there. */
export const NAME_END = String.raw`(?=$|[\s\p{P}\d]|啦|喔|哦|呀|吧|就[好行可是]|即可|便可|这边|这里|住|是也)`;
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
  const name = splitHanName(plain.slice(...fullAt), folded.slice(...fullAt), true);
  if (name === null) return null;
  if (form !== null && isCantonese(form) && name.given !== null) return null;
  return { ...name, form: form === null ? null : formOf(form) };
}

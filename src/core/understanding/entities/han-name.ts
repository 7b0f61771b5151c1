import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { FORM, formOf, isCantonese } from "./forms.ts";
import { isGivenName } from "./given-characters.ts";
import { splitHanName, withoutSurname } from "./han-grammar.ts";
import { introducedHanName } from "./han-introduced.ts";
import { standingHanName } from "./han-standing.ts";
import { saidSurname } from "./han-surname.ts";
import { NOT_HAN_NAMES } from "./not-han-names.ts";

/**
 * A Chinese name, as written: by how it is introduced, by what it stands beside in the masked
 * reading, or, when asked, on its own.
 */
export function readHanName(reading: Reading, masked: Reading, asked: boolean): PersonName | null {
  return (
    saidSurname(masked) ??
    introducedHanName(masked) ??
    alone(reading, asked) ??
    standingHanName(masked)
  );
}

/** 王太太 or 王小明 as the message, or when asked also 陳, as a message or between its commas. */
function alone({ plain, folded }: Reading, asked: boolean): PersonName | null {
  if (!asked) return bare(plain, folded);
  for (const part of folded.matchAll(/[^\s\p{P}\p{So}\d]+/gu)) {
    const name = bare(plain.slice(part.index, part.index + part[0].length), part[0], true);
    if (name !== null) return name;
  }
  return null;
}

function bare(plain: string, folded: string, asked = false): PersonName | null {
  const lead = /^(?:[\s\p{P}]|你好|您好|是|叫|系|就叫)*/u.exec(folded)?.[0].length ?? 0;
  const rest = folded.slice(lead).replace(/(?:[\s\p{P}\p{So}]|啦|喔|哦|呀|谢谢|就好|即可)+$/gu, "");
  if (NOT_HAN_NAMES.test(rest) || !/^\p{Script=Han}{1,8}$/u.test(rest)) return null;
  const form = new RegExp(`(?:${FORM})$`).exec(rest)?.[0] ?? "";
  const isForm = form !== "" && (!isCantonese(form) || rest.length === 2);
  if (!isForm && !asked && !isGivenName(withoutSurname(rest))) return null;
  const end = isForm ? rest.length - form.length : rest.length;
  const name = splitHanName(plain.slice(lead, lead + end), rest.slice(0, end), isForm);
  if (name === null) return null;
  return { ...name, form: isForm ? formOf(plain.slice(lead + end, lead + rest.length)) : null };
}

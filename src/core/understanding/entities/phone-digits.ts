import { normalise } from "../../text/normalise.ts";
import { canonical } from "./numerals.ts";

const DIGIT = "[\\d零〇一二三四五六七八九幺]";
const RUN = String.raw`(?<![a-z\d])${DIGIT}(?:[\s-]?${DIGIT}){1,7}(?![\da-z]|\s?[元块蚊%])`;
const COUNT = "(?:[一二两三四五六七八\\d]|two|three|four|five|six)";
/** 最後三碼, 尾數, 尾四個字, last three digits. */
export const LAST_DIGITS = String.raw`(?:(?:最后|后面?|末|尾)的?\s?${COUNT}\s?(?:码|[位个]?数?字|位数?|个号码?|个(?=[是系打错应]))|尾[数号码]|末[码位]|(?:last|final)\s(?:${COUNT}\s)?(?:digits?|numbers?|figures?)|(?:^|[,.;]\s?|\b(?:it|that|number|phone|mobile|should|oops|sorry|wait)\s)(?:ends?|ending|finish(?:es)?)\s(?:with|in(?!\s(?:19|20)\d\d\b|\s\d{1,2}(?!\d))))`;
/** 頭四碼, 前面四個字, first four digits. */
const FIRST_DIGITS = String.raw`(?:(?:最?前面?|开头|头)的?\s?${COUNT}\s?(?:码|[位个]?数?字|位数?|个号码?|个(?=[是系打错应]))|开头|(?:first)\s(?:${COUNT}\s)?(?:digits?|numbers?|figures?)|\b(?:starts?|starting|begins?)\s(?:with))`;
const WRONG = String.raw`(?:不是|唔[系是]|并非|\b(?:not|isn't|instead of|rather than)\b)[^\d,，。;；!！]{0,6}`;

/** The digits of these are no phone's. */
const OTHERS =
  /车牌|单号|包裹|快递|运单|卡|[账帐汇转费付款]|订金|银行|统编|发票|证|密码|[水电]表|\b(?:plate|parcel|ticket|order|card|account|invoice|passport|tracking|code)\b/;
const AT_END = new RegExp(
  String.raw`${LAST_DIGITS}(?<said>[^.。!！]{0,40})|(?<before>${RUN})\s?(?:结尾|收尾|作结|at the end\b)`,
  "u",
);
const AT_START = new RegExp(
  String.raw`${FIRST_DIGITS}(?<said>[^.。!！]{0,40})|(?<before>${RUN})\s?(?:开头|at the (?:start|beginning)\b)`,
  "u",
);
const INSTEAD = new RegExp(
  String.raw`(?<right>${RUN})[,，\s]{0,2}(?:而|并)?${WRONG}(?<wrong>${RUN})|${WRONG}(?<wrong2>${RUN})[,，\s]{0,2}(?:而)?(?:是|系|but|it'?s)\s?(?<right2>${RUN})`,
  "u",
);

/**
 * A known number with some digits corrected: 「最後三碼是565不是556」, "ends with 565", 「565不是556」
 * where it ends with 556. E.164 in and out; null where the text corrects no digits of it.
 */
export function withCorrectedDigits(phone: string, text: string): string | null {
  const said = normalise(text);
  if (OTHERS.test(said)) return null;
  const [number = "", extension] = phone.split(";");
  const changed = atEnd(number, said) ?? atStart(number, said) ?? insteadOf(number, said);
  if (changed === null || changed === number) return null;
  return extension === undefined ? changed : `${changed};${extension}`;
}

function atEnd(number: string, said: string): string | null {
  const digits = rightIn(AT_END.exec(said)?.groups);
  return digits === null ? null : number.slice(0, -digits.length) + digits;
}

/** +886 902… is dialled 0902…. */
function atStart(number: string, said: string): string | null {
  const digits = rightIn(AT_START.exec(said)?.groups)?.replace(/^0/, "") ?? null;
  const code = /^\+(?:886|852|86|65|1)/.exec(number)?.[0];
  if (digits === null || code === undefined) return null;
  return code + digits + number.slice(code.length + digits.length);
}

/** The digits that are right: not those behind 不是. */
function rightIn(groups: Record<string, string | undefined> | undefined): string | null {
  const { said = "", before } = groups ?? {};
  const stretch = before ?? said.replace(ALL_WRONG, " ");
  const found = FIRST_RUN.exec(stretch)?.[0];
  return found === undefined ? null : digitsOf(found);
}
const ALL_WRONG = new RegExp(WRONG + RUN, "gu");
const FIRST_RUN = new RegExp(RUN, "u");

function insteadOf(number: string, said: string): string | null {
  const { right, wrong, right2, wrong2 } = INSTEAD.exec(said)?.groups ?? {};
  const [good, bad] = [digitsOf(right ?? right2 ?? ""), digitsOf(wrong ?? wrong2 ?? "")];
  const isItsEnd = bad.length >= 3 && bad.length === good.length && number.endsWith(bad);
  return isItsEnd ? number.slice(0, -bad.length) + good : null;
}

const digitsOf = (run: string): string =>
  Array.from(run.replace(/[\s-]/g, ""), (one) => canonical(one === "幺" ? "一" : one)).join("");

const DIGITS = "零一二三四五六七八九";

/** A number in Chinese numerals, folded: 十二, 廿一, 一百零三, or digit by digit 一二零三. */
export const CHINESE_NUMBER = "[零〇一二两三四五六七八九十廿卅百]{1,5}";

/** A digit, Arabic or Chinese, folded. */
export const DIGIT = "[\\d零〇一二两三四五六七八九]";

/** 十二 → 12, 廿三 → 23, 一二〇三 → 1203, A2 → A2: Arabic digits, upper case, nothing else changed. */
export function canonical(part: string): string {
  if (!/^[零〇一二两三四五六七八九十廿卅百]+$/.test(part)) return part.toUpperCase();
  const number = part
    .replaceAll("〇", "零")
    .replaceAll("两", "二")
    .replaceAll(/廿十?/g, "二十")
    .replaceAll(/卅十?/g, "三十");
  if (!/[十百]/.test(number)) return Array.from(number, valueOf).join("");
  const [, hundreds = "", rest = ""] = /^(?:(.?)百)?(.*)$/.exec(number) ?? [];
  const [, tens = "", ones = ""] = /^零?(?:(.?)十)?(.?)/.exec(rest) ?? [];
  return String(
    (number.includes("百") ? valueOf(hundreds || "一") * 100 : 0) +
      (rest.includes("十") ? valueOf(tens || "一") * 10 : 0) +
      valueOf(ones || "零"),
  );
}

const valueOf = (digit: string): number => Math.max(0, DIGITS.indexOf(digit));

const DIGITS = "零一二三四五六七八九";

/** A number in Chinese numerals, folded: 十二, 二十一, or digit by digit 一二零三, 零八零三. */
export const CHINESE_NUMBER = "[零〇一二两三四五六七八九十]{1,4}";

/** 十二 → 12, 一二〇三 → 1203, A2 → A2: Arabic digits, upper case, nothing else changed. */
export function canonical(part: string): string {
  if (!/^[零〇一二两三四五六七八九十]+$/.test(part)) return part.toUpperCase();
  const digits = Array.from(part.replaceAll("〇", "零").replaceAll("两", "二"));
  const ten = digits.indexOf("十");
  if (ten === -1) return digits.map(valueOf).join("");
  const tens = ten === 0 ? 1 : valueOf(digits[ten - 1]);
  const ones = ten === digits.length - 1 ? 0 : valueOf(digits[ten + 1]);
  return String(tens * 10 + ones);
}

const valueOf = (digit: string | undefined): number => DIGITS.indexOf(digit ?? "零");

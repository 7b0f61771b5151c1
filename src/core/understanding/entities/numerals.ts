const DIGITS = "零一二三四五六七八九";
/** 拾壹 as cheques have them, and other ways of writing the same. */
const SAME: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("壹贰叁肆伍陆柒捌玖拾〇两参", (one, n) => [
    one,
    Array.from("一二三四五六七八九十零二三")[n] ?? "",
  ]),
);
const NUMERALS = /^[零〇一二两三四五六七八九十廿卅百壹贰叁肆伍陆柒捌玖拾参]+$/;

/** 十二 → 12, 廿三 → 23, 一二〇三 → 1203, a2 → A2: Arabic digits, upper case, nothing else changed. */
export function canonical(part: string): string {
  if (/^.+[a-z]$/.test(part)) return canonical(part.slice(0, -1)) + part.slice(-1).toUpperCase();
  if (!NUMERALS.test(part)) return part.toUpperCase();
  const number = Array.from(part, (one) => SAME[one] ?? one)
    .join("")
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

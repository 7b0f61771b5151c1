import { parsePhoneNumberFromString } from "libphonenumber-js";
import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { withCorrectedDigits } from "../../understanding/entities/phone-digits.ts";
import { normalise } from "../../text/normalise.ts";

/** A number to call back, E.164. */
export const phone = slot({
  id: "phone",
  schema: z.string(),
  words: phoneWords,
  veiled: (words) => words.replace(/(?<=\d(?:\D*\d){3}\D*)\d(?=(?:\D*\d){3})/g, "*"),
  tells: ({ entities }) => entities.phone,
  answers({ text, content, community }) {
    const told = content.understanding.answers(text, community.country).phone;
    return told ? { phone: told } : {};
  },
  corrects: ({ text, content, community }) =>
    content.understanding.answers(text, community.country).phone,
  mends: withCorrectedDigits,
  named: new RegExp(
    normalise("電話|手機|號碼(?!.*房)|聯絡方式|\\b(?:phone|mobile|number|contact)\\b"),
    "u",
  ),
  form: true,
  remembered: true,
});

/** A number as people of its country write it: 0912 345 678, 9876 1234; E.164 with `;ext=` in. */
export function phoneWords(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return number;
  const { country, nationalNumber } = parsed;
  const mobile = country === "TW" && /^9\d{8}$/.test(nationalNumber);
  const local = mobile
    ? `0${nationalNumber.replace(/(\d{3})(\d{3})(\d{3})/, "$1-$2-$3")}`
    : parsed.formatNational();
  return country === undefined ? number : local;
}

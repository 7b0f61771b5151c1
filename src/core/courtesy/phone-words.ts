import { parsePhoneNumberFromString } from "libphonenumber-js";

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

import { findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { toReading } from "../normalise.ts";
import type { Asked } from "./reader.ts";

/**
 * The first valid phone number, in E.164 with an extension behind `;ext=`; null when there is
 * none.
 */
export function readPhone(text: string, how: Asked): string | null {
  return findPhonesIn(toReading(text).folded, how)[0]?.phone ?? null;
}

/** Where a phone number stands in a text. */
export interface PhoneFound {
  readonly phone: string;
  readonly start: number;
  readonly end: number;
}

/** All valid phone numbers of a folded text, in order. */
export function findPhonesIn(folded: string, { asked, country }: Asked): readonly PhoneFound[] {
  if (!SEVEN_DIGITS.test(folded)) return [];
  // The library knows `#12`; same length, so that positions hold.
  const text = folded.replace(EXTENSION, (word) => "#".padStart(word.length));
  const found = findPhoneNumbersInText(text, country)
    .filter(({ number, startsAt }) => number.isValid() && isDialled(text.slice(startsAt), country))
    .map(({ number, startsAt, endsAt }) => ({
      phone: spelled(number.number, number.ext),
      start: startsAt,
      end: endsAt,
    }));
  if (found.length > 0) return found;
  return [...text.matchAll(RUN)].flatMap((run) => foreign(run[0], run.index, asked));
}

/**
 * A Taiwanese number is written with its 0, or as a mobile from the 9 on; without this an eight
 * digit number of Hong Kong passes as one.
 */
const isDialled = (written: string, country: string): boolean =>
  country !== "TW" || /^(?:[(]?0|\+|9(?:\D?\d){8})/.test(written);

const SEVEN_DIGITS = /(?:\d\D{0,3}){7}/;
const EXTENSION = /分机|内线|转(?=\s*\d)|\bextension\b|\bext\.?/g;
/** A run of digits as people write phones, with an extension. */
const RUN = /\+?\d(?:[\d\s().-]{5,18})\d(?:\s*#\s*\d{1,6})?/g;
const CHINA_MOBILE = /^1[3-9]\d{9}(?:\s*#.*)?$/;

/**
 * Numbers of the neighbouring countries without a country code. Eight digits could be a date or
 * an order: they count only when a phone was asked for; a Chinese mobile is unmistakable.
 */
function foreign(run: string, start: number, asked: boolean): readonly PhoneFound[] {
  const plain = run.replace(/[\s().-]/g, "");
  const countries = CHINA_MOBILE.test(plain) ? ["CN" as const] : asked ? OTHERS : [];
  for (const country of countries) {
    const number = parsePhoneNumberFromString(run, country);
    if (number?.isValid() === true) {
      return [{ phone: spelled(number.number, number.ext), start, end: start + run.length }];
    }
  }
  return [];
}

const OTHERS = ["TW", "HK", "CN"] as const;

const spelled = (number: string, extension: string | undefined): string =>
  extension === undefined ? number : `${number};ext=${extension}`;

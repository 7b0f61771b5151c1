import { findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { toReading } from "../normalise.ts";
import { canonical } from "./numerals.ts";
import type { Asked } from "./reader.ts";
import { isNewPhone, isNoPhoneOfTheirs, isSaidToBePhone } from "./phone-context.ts";

/**
 * The resident's phone number, in E.164 with an extension behind `;ext=`: the first, or the new one;
 * null when there is none. The office's own line and numbers of orders or accounts are none.
 */
export function readPhone(text: string, how: Asked): string | null {
  const { folded } = toReading(text);
  const found = findPhonesIn(folded, how);
  const own = found.filter((one) => !isNoPhoneOfTheirs(one, folded));
  const theirs = how.asked && own.length === 0 ? found : own;
  const [first] = theirs;
  return (theirs.find((one) => isNewPhone(one, folded)) ?? first)?.phone ?? null;
}

/** Where a phone number stands in a text. */
export interface PhoneFound {
  readonly phone: string;
  readonly start: number;
  readonly end: number;
}

/** All valid phone numbers of a folded text, in order, whosever they are. */
export function findPhonesIn(folded: string, how: Asked): readonly PhoneFound[] {
  const text = withoutUnits(folded);
  const written = phonesIn(text, how);
  return written.length > 0 ? written : phonesIn(withDigits(text), how);
}

function phonesIn(text: string, { asked, country }: Asked): readonly PhoneFound[] {
  if (!SEVEN_DIGITS.test(text)) return [];
  // The library knows `#12`, and takes a comma or semicolon for a pause before one; same length, so
  // that positions hold.
  const dialled = text
    .replaceAll(/[,;]/g, "|")
    .replace(EXTENSION, (word) => "#".padStart(word.length));
  const found = findPhoneNumbersInText(dialled, country)
    .filter(
      ({ number, startsAt }) => number.isValid() && isDialled(dialled.slice(startsAt), country),
    )
    .map(({ number, startsAt, endsAt }) => ({
      phone: spelled(number.number, number.ext),
      start: startsAt,
      end: endsAt,
    }));
  if (found.length > 0) return found;
  return [...dialled.matchAll(RUN)]
    .filter(([run]) => !DWELLING.test(run))
    .flatMap((run) => foreign(run[0], run.index, text, asked));
}

/**
 * A Taiwanese number is written with its 0, or as a mobile from the 9 on; without this an eight
 * digit number of Hong Kong passes as one.
 */
const isDialled = (written: string, country: string): boolean =>
  country !== "TW" || /^(?:[(]?0|\+|9(?:\D?\d){8})/.test(written);

const SEVEN_DIGITS = /(?:\d\D{0,3}){7}/;
const EXTENSION = /分机号?|内线|转(?=\s?\d)|\bextension\b|\bext\.?/g;
/** A run of digits as people write phones, with an extension. */
const RUN = /\+?\d(?:[\d\s().-]{5,18})\d(?:\s?#\s?\d{1,6})?/g;
/** 31-1-1230 is building, entrance and number, though its digits are a phone in Taiwan as well. */
const DWELLING = /^\d{1,2}-\d{1,2}-\d{3,4}$/;

/** 零九一二…, 0912四四八… said digit by digit, in groups or not; 幺 is 一 on the telephone. */
const withDigits = (folded: string): string =>
  folded.replace(SPOKEN, (run) =>
    run.replace(/[零〇一二三四五六七八九幺]/g, (digit) => canonical(digit === "幺" ? "一" : digit)),
  );
const SPOKEN = /(?:[\d零〇一二三四五六七八九幺][\s·.-]{0,2}){8,}/g;

/** 「6543 2109 11樓」, 「…664 五棟三零六」: what begins a unit ends the phone before it. */
const withoutUnits = (folded: string): string =>
  folded.replace(UNIT_BEHIND, (unit) => " ".repeat(unit.length));
const UNIT_BEHIND =
  /(?<=[\d零〇一二三四五六七八九]\s)(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s?(?:号?[栋幢座]|号楼|字?楼(?![上下道梯顶])|层|单元|\/?f\b))|(?<=\d\s)\d{3,4}(?=室)/g;

type Country = Asked["country"];
/** Numbers that tell their country by their form alone. */
const UNMISTAKABLE: readonly (readonly [RegExp, Country])[] = [
  [/^(?:86)?1[3-9]\d{9}$/, "CN"],
  [/^852[2-9]\d{7}$/, "HK"],
  [/^(?:886|0)?9\d{8}$|^886[2-8]\d{7,8}$/, "TW"],
];
/** An area code of the mainland, set off: without the break it could be a slip of a mobile. */
const CHINA_LANDLINE = /^0(?:10|2\d|[3-9]\d{2})[\s)-]{1,2}\d{3,4}[\s-]?\d{4}$/;
/** A mobile of Hong Kong in two fours; undivided, eight digits may be anything. */
const TWO_FOURS = /^[4-9]\d{3}[\s-]\d{4}$/;
const EIGHT = /^[2-9]\d{7}$/;

/**
 * Numbers of the neighbouring countries without a plus. Eight digits could be a date or an order:
 * they count when a phone was asked for, or when they look and are introduced like one.
 */
function foreign(
  run: string,
  start: number,
  folded: string,
  asked: boolean,
): readonly PhoneFound[] {
  const end = start + run.length;
  const digits = run.replace(/[\s().-]/g, "").replace(/#.*$/, "");
  if (/^(?:\+|00)/.test(run)) return abroad(run.replace(/^00/, "+"), start, end);
  const certain = CHINA_LANDLINE.test(run)
    ? "CN"
    : UNMISTAKABLE.find(([form]) => form.test(digits))?.[1];
  const isHongKong =
    (TWO_FOURS.test(run) && !/[\d-]$/.test(folded.slice(0, start))) ||
    (EIGHT.test(digits) && isSaidToBePhone({ start }, folded));
  const countries: readonly Country[] =
    certain !== undefined
      ? [certain]
      : asked
        ? OTHERS.filter((one) => isDialled(run, one))
        : isHongKong
          ? ["HK"]
          : [];
  for (const country of countries) {
    const number = parsePhoneNumberFromString(run, country);
    if (number?.isValid() === true) {
      return [{ phone: spelled(number.number, number.ext), start, end }];
    }
  }
  return [];
}

/** Written with a country code: no plan of numbers of the world is complete, so length decides. */
function abroad(run: string, start: number, end: number): readonly PhoneFound[] {
  const number = parsePhoneNumberFromString(run);
  if (number === undefined) return [];
  const is = HOME.has(number.country ?? "") ? number.isValid() : number.isPossible();
  return is ? [{ phone: spelled(number.number, number.ext), start, end }] : [];
}

const HOME = new Set(["TW", "HK", "CN"]);

const OTHERS = ["TW", "HK", "CN"] as const;

const spelled = (number: string, extension: string | undefined): string =>
  extension === undefined ? number : `${number};ext=${extension}`;

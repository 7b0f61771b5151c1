import { toReading } from "../normalise.ts";
import type { Reading } from "../normalise.ts";
import type { Unit } from "../interpretation.ts";
import { withoutOtherNumbers } from "./not-units.ts";
import type { Asked } from "./reader.ts";
import { namesPublicPlace } from "./place.ts";
import { isClause, isCorrection, isPlace } from "./unit-context.ts";
import { findUnitGroups, unitOf } from "./unit-grammar.ts";
import type { UnitGroup } from "./unit-grammar.ts";
import { PARTS } from "./unit-piece.ts";
import type { UnitParts } from "./unit-piece.ts";
import { withUnitWordsRepaired } from "./unit-spelling.ts";
import { isForeign, isOnlyName, isOwn } from "./whose-unit.ts";

/**
 * The resident's own unit, its parts canonical; null when none is named. Prices, dates, phones,
 * parking spaces and other people's units are none; of several values the corrected one counts.
 * When a unit was asked for, a bare 1203, 12樓 or 12-3 counts too.
 */
export function readUnit(text: string, { asked, country }: Asked): Unit | null {
  const reading = toReading(text);
  const folded = withUnitWordsRepaired(reading.folded);
  const message = folded.trim();
  if (asked) {
    const whole = bareAnswer(message.replace(ANSWER_WRAPPING, ""));
    if (whole !== null) return unitOf(whole);
  }
  const groups = unitGroupsIn({ plain: reading.plain, folded }, country).filter(
    (group) => !isForeign(group, folded) && !isPlace(group, folded),
  );
  const chosen = chosenFrom(groups, folded, asked);
  return chosen === null ? null : unitOf(completed(chosen, groups, folded));
}

/** The latest: names are looked for beside the same units. */
const found = new Map<string, readonly UnitGroup[]>();
const MOST_KEPT = 16;

/** Where units stand in a text, whosever they are. */
export function unitGroupsIn(
  { plain, folded }: Reading,
  country: Asked["country"],
): readonly UnitGroup[] {
  const key = `${country}\n${plain}\n${folded}`;
  const before = found.get(key);
  if (before !== undefined) return before;
  if (found.size >= MOST_KEPT) found.clear();
  const groups = findUnitGroups({ plain, folded: withoutOtherNumbers(folded, country) });
  found.set(key, groups);
  return groups;
}

/** 我家是…, 是, it's …: what may stand around a bare answer. */
const ANSWER_WRAPPING =
  /^(?:(?:我|我们|我家|我屋企|住|住在|在|是|系|在|it'?s|it is|i'?m|i am|we'?re|in|at|unit|flat|no\.?)\s*)+|[\s。.,!~]*(?:号|室|喔|哦|啦|呀|的|谢谢|thanks|please)?[\s。.,!~]*$/g;

/** Forms too bare to be trusted unless a unit was asked for, and only as the whole answer. */
function bareAnswer(answer: string): UnitParts | null {
  const [, floor, sub] = /^(\d{1,2})-(\d{1,2})$/.exec(answer) ?? [];
  if (floor !== undefined && sub !== undefined) return { floor, sub };
  return /^(?:\d{1,4}|\d{1,4}(?!f)[a-z]|(?!b\d$)[a-z]\d{1,2})$/.test(answer)
    ? { number: answer.toUpperCase() }
    : null;
}

function chosenFrom(
  groups: readonly UnitGroup[],
  folded: string,
  asked: boolean,
): UnitGroup | null {
  const is = (strength: UnitGroup["strength"]) => (group: UnitGroup) => group.strength === strength;
  const corrected = groups.findLast((group) => isCorrection(group, folded));
  if (corrected !== undefined) return withWhatStands(corrected, groups);
  const own = groups.filter((group) => isOwn(group, folded) && !isOnlyName(group, folded));
  const whole =
    own.find(is("strong")) ??
    own.find((group) => group.parts.number ?? group.parts.floor) ??
    own[0];
  if (whole !== undefined) return whole;
  const strong = groups.find(is("strong"));
  if (strong !== undefined) return strong;
  const weak = groups.find(is("weak"));
  if (weak !== undefined && (asked || standsAlone(weak, folded))) return weak;
  const named = groups.find(is("name"));
  if (asked && named !== undefined && named.end - named.start === folded.trim().length)
    return named;
  const [part, another] = groups.filter(is("part"));
  return another === undefined && part !== undefined && locates(part, folded) ? part : null;
}

/** 「3棟1203，打錯了，是1205」 is still in building 3. */
function withWhatStands(corrected: UnitGroup, groups: readonly UnitGroup[]): UnitGroup {
  const before = groups.findLast((group) => group.end <= corrected.start);
  if (before === undefined || corrected.parts.building !== undefined) return corrected;
  const { building, entrance } = before.parts;
  const stands = {
    ...(building !== undefined && { building }),
    ...(entrance !== undefined && { entrance }),
  };
  return { ...corrected, parts: { ...stands, ...corrected.parts } };
}

/** With the parts told elsewhere in the message: 「11号楼，…那家，1403室」. */
function completed(chosen: UnitGroup, groups: readonly UnitGroup[], folded: string): UnitParts {
  return groups
    .filter(({ strength }) => strength !== "name")
    .filter((group) => group.strength !== "weak" || isClause(group, folded))
    .reduce(
      (parts, group) => (agree(group.parts, parts) ? { ...group.parts, ...parts } : parts),
      chosen.parts,
    );
}

/** 「9號樓」 and 「9號樓3單元1401」 are one unit, told twice. */
const agree = (one: UnitParts, other: UnitParts): boolean =>
  PARTS.every((part) => (one[part] ?? other[part]) === (other[part] ?? one[part]));

/**
 * A bare number or floor as a clause, or a number that opens the message, is the sender's unit,
 * unless the message is about a ticket, a parcel or a code.
 */
function standsAlone(group: UnitGroup, folded: string): boolean {
  if (ABOUT_NUMBERS.test(folded)) return false;
  const number = group.parts.number;
  if (number !== undefined && SERVICE_NUMBERS.has(number)) return false;
  if (isClause(group, folded)) return true;
  return (
    number !== undefined &&
    /^[\s\p{P}]*(?:你好|您好|hi|hello|早安|早)?[\s\p{P}]*$/u.test(folded.slice(0, group.start)) &&
    /^\s*[\p{Script=Han},:;-]|^\s+[a-z]/u.test(folded.slice(group.end))
  );
}

const ABOUT_NUMBERS =
  /单(?!元|位|独)|取消|进度|查|案|密码|代码|读数|度数|ticket|tickt|order|cancel|status|case|parcel|code|reading|包裹|件|bay|parking|plate|车|支|股/;
/** Emergency lines, city hotlines, and numbers that are a farewell or a laugh (886, 666). */
const SERVICE_NUMBERS = new Set(
  "110 111 112 113 119 120 122 165 911 995 999 1922 1925 1980 1995 1999 520 666 886 1314".split(
    " ",
  ),
);

/** A building or entrance alone is where the sender lives, unless they write of a public place. */
const locates = (group: UnitGroup, folded: string): boolean =>
  isClause(group, folded) &&
  (/^[\s\p{P}]*$/u.test(folded.slice(group.end)) || !namesPublicPlace(folded));

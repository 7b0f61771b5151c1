import { DateTime } from "luxon";
import { foldScript } from "../text/normalise.ts";
import { canonical } from "./entities/numerals.ts";

/** When somebody may come, as ISO times in the community's zone. */
export interface TimeValue {
  readonly from: string;
  /** Null where it is open: 「六點以後」. */
  readonly to: string | null;
}

/**
 * What the words for a time mean, said at a moment: 「明天下午三點後」 → tomorrow from 15:00, open. Null
 * when they name neither day nor hour. An hour alone is the next such hour.
 */
export function timeValue(words: string, now: number, zone: string): TimeValue | null {
  const said = foldScript(words.normalize("NFKC").toLowerCase());
  const moment = DateTime.fromMillis(now, { zone });
  const later = LATER.exec(said);
  if (later !== null) return inAWhile(later, moment);
  const day = dayIn(said, moment);
  const part = PARTS.find(({ words: of }) => of.test(said));
  const [first, second] = hoursIn(said, part?.from ?? null);
  if (day === null && part === undefined && first === undefined) return null;
  const start = (day ?? moment).startOf("day");
  const at = (hours: number): DateTime => start.plus({ minutes: Math.round(hours * 60) });
  if (first === undefined) {
    if (part !== undefined && BEFORE.test(said)) return value(start, at(part.from));
    const days = /周末|weekend/.test(said) ? 2 : 1;
    return value(at(part?.from ?? 0), at((part?.to ?? 24) + (days - 1) * 24));
  }
  // 「八點」 said at nine is tomorrow's.
  const missed = day === null && at(first) < moment ? { days: 1 } : {};
  const from = at(first).plus(missed);
  if (second !== undefined) return value(from, at(second).plus(missed));
  if (BEFORE.test(said)) return value(from.startOf("day"), from);
  return value(from, AFTER.test(said) ? null : from);
}

function value(from: DateTime, to: DateTime | null): TimeValue | null {
  const [start, end] = [from.toISO(), to === null ? null : to.toISO()];
  return start === null ? null : { from: start, to: end };
}

const AFTER = /[以之]?后(?!天|日)|过后|起|\b(?:after|from|onwards?)\b|not before/;
const BEFORE = /[以之]?前(?!天|日)|(?<!not )\b(?:before|by|until)\b/;

/** 半小時後, 三天後, in 3 days, within the hour, ASAP: counted from now. */
const LATER =
  /(?:(?<half>半|half an?)\s?个?|(?:过|in |(?<within>within ))?(?<count>\d{1,2}|[一二两三四五六七八九十]{1,3}|an?|the(?= hour)|one|two|three)\s?个?)(?<unit>分钟|小时|钟头|天|周|星期|礼拜|min|hour|hr|day|week)\w*\s?(?:[之以]?(?<end>[后内])|$)|(?<now>尽快|马上|立刻|即刻|现在|asap|as soon as|now)/;

function inAWhile({ groups = {} }: RegExpExecArray, now: DateTime): TimeValue | null {
  if (groups["now"] !== undefined) return value(now, null);
  const said = groups["count"] ?? "";
  const count = WORDS.indexOf(said) > 0 ? WORDS.indexOf(said) : Number(canonical(said)) || 1;
  const unit = groups["unit"] ?? "小时";
  const amount = groups["half"] === undefined ? count : 0.5;
  if (/天|day|周|星期|礼拜|week/.test(unit)) {
    const then = now.plus({ days: amount * (/天|day/.test(unit) ? 1 : 7) });
    return value(then.startOf("day"), then.endOf("day"));
  }
  const then = now.plus({ minutes: amount * (/分|min/.test(unit) ? 1 : 60) });
  return (groups["end"] ?? groups["within"]) !== undefined && groups["end"] !== "后"
    ? value(now, then)
    : value(then, null);
}
const WORDS = [
  "",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** Days by how far they are, the longer words first. */
const DAYS: readonly (readonly [RegExp, number])[] = [
  [/大后[天日]/, 3],
  [/后[天日]|day after tom/, 2],
  [/明[天日晚早]|听[日晚朝]|\btom|tmr|2moro/, 1],
  [/今[天日晚早朝]|today|tonight|tonite/, 0],
];
const WEEKDAYS =
  /(?:周|星期|礼拜|拜)(?<han>[一二三四五六日天末])|\b(?<latin>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(?<end>weekend)/;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DATE =
  /(?:(?<year>20\d\d)[年./-])?(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[月/.]|(?<=20\d\d-\d{1,2})-)\s*(?<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})(?![\d:点]|\s?[ap]\.?m)/;
const DAY_OF_MONTH = /(?<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})(?:[号日]|st|nd|rd|th)/;
const MONTH_NAME = new RegExp(`\\b(?<month>${MONTHS.join("|")})[a-z]*`);

function dayIn(said: string, now: DateTime): DateTime | null {
  const near = DAYS.find(([words]) => words.test(said));
  if (near !== undefined) return now.plus({ days: near[1] });
  const date = DATE.exec(said)?.groups;
  const named = MONTH_NAME.exec(said)?.groups?.["month"];
  const nth = DAY_OF_MONTH.exec(said)?.groups?.["day"] ?? /\d{1,2}/.exec(said)?.[0];
  if (date !== undefined || named !== undefined) {
    const month =
      named === undefined ? Number(canonical(date?.["month"] ?? "")) : MONTHS.indexOf(named) + 1;
    const then = DateTime.fromObject(
      {
        year: Number(date?.["year"] ?? now.year),
        month,
        day: Number(canonical(named === undefined ? (date?.["day"] ?? "") : (nth ?? "1"))),
      },
      { zone: now.zone },
    );
    if (!then.isValid) return null;
    return then < now.startOf("day") && date?.["year"] === undefined
      ? then.plus({ years: 1 })
      : then;
  }
  const weekday = WEEKDAYS.exec(said)?.groups;
  if (weekday !== undefined) {
    const name = weekday["han"] ?? weekday["latin"] ?? "末";
    const at = "日天末".includes(name)
      ? name === "末"
        ? 6
        : 7
      : "一二三四五六".indexOf(name) + 1 || "montuewedthufrisatsun".indexOf(name) / 3 + 1;
    const weeks =
      (/下+(?=个?(?:周|星期|礼拜|拜))/.exec(said)?.[0].length ?? 0) +
      (/\bnext (?!week)/.test(said) ? 1 : 0);
    if (weeks > 0) return now.startOf("week").plus({ weeks, days: at - 1 });
    return now.plus({ days: (at - now.weekday + 7) % 7 });
  }
  const day = DAY_OF_MONTH.exec(said)?.groups?.["day"];
  if (day === undefined) return null;
  const then = now.set({ day: Number(canonical(day)) });
  return then < now.startOf("day") ? then.plus({ months: 1 }) : then;
}

/** Parts of a day, in hours, the more exact first. */
const PARTS: readonly { readonly words: RegExp; readonly from: number; readonly to: number }[] = [
  { words: /凌晨|清晨/, from: 0, to: 6 },
  { words: /中午|正午|晏昼|午间|noon|lunch/, from: 12, to: 14 },
  { words: /下午|午后|下昼|afternoon|arvo|\bpm\b(?!.*\d)/, from: 12, to: 18 },
  { words: /傍晚|黄昏/, from: 17, to: 19 },
  { words: /[下放收][班学工](?![之以]?前)|after (?:work|school)/, from: 18, to: 22 },
  { words: /晚|夜|evening|tonight|tonite|night|dinner/, from: 18, to: 22 },
  { words: /早|上午|朝|morning|breakfast/, from: 8, to: 12 },
  { words: /白天|日间|office hours/, from: 9, to: 18 },
];

const HOUR =
  /(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)(?:\s?(?:[:.h](?<minute>[0-5]\d)|[点时](?:(?<half>半)|(?<quarter>[一三])刻|(?<past>\d{1,2})分?)?))?\s?(?<half12>[ap])?\.?m?(?![a-z])|(?<noon>noon|midday)/g;

/** The hours that are named, in order, after noon where the words or the part of the day say so. */
function hoursIn(said: string, part: number | null): readonly number[] {
  const clock = said
    .replace(WEEKDAYS, " ")
    .replace(DATE, " ")
    .replace(DAY_OF_MONTH, " ")
    .replace(MONTH_NAME, " ");
  const isClock =
    /点|时|:|\d\s?[ap]\.?m|noon|midday|o'clock|\b(?:at|after|before|by|from|until|between|btwn?|around|to)\s|\d\s?(?:-\s?\d|\s(?:ton|tod|tom|tmr))/.test(
      clock,
    );
  if (!isClock) return [];
  const found = [...clock.matchAll(HOUR)].slice(0, 2).map(({ groups = {} }) => {
    if (groups["noon"] !== undefined) return { hour: 12, half: "p" };
    const word = WORDS.indexOf(groups["hour"] ?? "");
    const hour = word > 0 ? word : Number(canonical(groups["hour"] ?? ""));
    const quarter = { 一: 15, 三: 45 }[groups["quarter"] ?? ""] ?? 0;
    const minutes =
      Number(groups["minute"] ?? groups["past"] ?? 0) +
      (groups["half"] === undefined ? quarter : 30);
    const ahead = /half past /.test(clock) ? 30 : 0;
    return { hour: hour + (minutes + ahead) / 60, half: groups["half12"] };
  });
  const last = found.findLast(({ half }) => half !== undefined)?.half;
  return found.map(({ hour, half = last }, n) => {
    if (hour >= 13) return hour;
    if (half !== undefined)
      return half === "p" && hour < 12 && !(n === 0 && hour > (found[1]?.hour ?? 12))
        ? hour + 12
        : hour;
    // Nobody is expected at three in the morning.
    const isLate = part === null ? hour < 7 : part >= 12;
    return isLate && hour < 12 ? hour + 12 : hour;
  });
}

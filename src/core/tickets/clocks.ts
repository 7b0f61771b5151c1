import { DateTime } from "luxon";
import { madeOfLast, madeOnce } from "../made-once.ts";
import type { Community } from "../records/community.ts";
import type { Clocks, Handup } from "../records/ticket.ts";
import type { TicketState } from "./state.ts";

const MINUTE = 60_000;
/** Ten thousand minutes of an office that opens one hour a week are reached within this. */
const FURTHEST_DAYS = 1_500;

/**
 * When `minutes` of office time have passed since `from` (settled questions: the person's ten
 * minutes run in office hours). Walks the community's local days, so DST, holidays and
 * weekends fall where its residents see them. A time of day that DST skips takes the next valid one.
 * @throws when the community has no office hours: its settings are broken.
 */
export function officeDue(from: number, minutes: number, community: Community): number {
  let left = minutes * MINUTE;
  let day = DateTime.fromMillis(from, { zone: community.zone }).startOf("day");
  for (let walked = 0; walked < FURTHEST_DAYS; walked += 1) {
    for (const span of spansOf(day, community)) {
      const begins = Math.max(span.from, from);
      const open = span.to - begins;
      if (open <= 0) continue;
      if (left <= open) return begins + left;
      left -= open;
    }
    day = day.plus({ days: 1 });
  }
  throw new Error(`community "${community.id}" has no office hours`);
}

/** Whether somebody is at the office. */
export function isOfficeTime(at: number, community: Community): boolean {
  const day = DateTime.fromMillis(at, { zone: community.zone }).startOf("day");
  return spansOf(day, community).some((span) => span.from <= at && at < span.to);
}

/** N local calendar days later at the same time of day (settled questions: the stricter reading). */
export function daysLater(from: number, days: number, community: Community): number {
  return DateTime.fromMillis(from, { zone: community.zone }).plus({ days }).toMillis();
}

/**
 * When a ticket's clocks have run out, ms UTC, by the community's calendar of now; null where it
 * need not be told to anybody above.
 */
export function dueTimes(
  { openedAt, classifiedAt, clocks }: Pick<TicketState, "openedAt" | "classifiedAt" | "clocks">,
  community: Community,
): { readonly handup: number | null; readonly answer: number; readonly resolve: number } {
  const { answer, resolve, handup } = clocks;
  return {
    handup: handup ? handupDue(classifiedAt, handup, community) : null,
    answer: "at" in answer ? answer.at : answerDue(openedAt, answer, community),
    resolve:
      "at" in resolve
        ? resolve.at
        : (resolve.wished ?? daysLater(openedAt, resolve.days, community)),
  };
}

function answerDue(
  from: number,
  { days, ...within }: Exclude<Clocks["answer"], { at: number }>,
  community: Community,
): number {
  const due = minutesLater(from, within, community);
  return days === undefined ? due : Math.min(due, daysLater(from, days, community));
}

function handupDue(from: number, { within }: Handup, community: Community): number {
  return within === "same-day" ? sameDay(from, community) : minutesLater(from, within, community);
}

function minutesLater(
  from: number,
  { minutes, hours }: { readonly minutes: number; readonly hours: "office" | "always" },
  community: Community,
): number {
  return hours === "office" ? officeDue(from, minutes, community) : from + minutes * MINUTE;
}

/** Later in the evening nobody is sent a message that could have come before. */
const EVENING_HOUR = 21;

/**
 * Before the office closes that day; else in the evening, before quiet hours begin; else at once
 * (settled questions: 當天 for a complaint late in the day).
 */
function sameDay(from: number, community: Community): number {
  const day = DateTime.fromMillis(from, { zone: community.zone }).startOf("day");
  const closing = spansOf(day, community).at(-1)?.to ?? 0;
  const evening = day.set({ hour: EVENING_HOUR }).toMillis();
  return [closing, evening].find((time) => time > from) ?? from;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(day: DateTime, community: Community): readonly Span[] {
  return spansOn(community)(day.toISODate() ?? "");
}

/** Days that are asked about again and again: a zone's rules take long to ask. */
const MOST_DAYS = 64;
const spansOn = madeOnce(({ zone, officeDays, officeHours, holidays }: Community) =>
  madeOfLast(MOST_DAYS, (date: string): readonly Span[] => {
    const day = DateTime.fromISO(date, { zone });
    const isOpen =
      officeDays.includes(day.weekday) && holidays.every((holiday) => holiday.date !== date);
    return isOpen
      ? officeHours.map(({ from, to }) => ({ from: at(day, from), to: at(day, to) }))
      : [];
  }),
);

function at(day: DateTime, clock: string): number {
  const [hour = "0", minute = "0"] = clock.split(":");
  return day.set({ hour: Number(hour), minute: Number(minute) }).toMillis();
}

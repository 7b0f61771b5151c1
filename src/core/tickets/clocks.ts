import { DateTime } from "luxon";
import type { Community } from "../records/community.ts";
import type { Clocks } from "../records/ticket.ts";

const MINUTE = 60_000;
/** Ten thousand minutes of an office that opens one hour a week are reached within this. */
const FURTHEST_DAYS = 1_500;

/**
 * When `minutes` of office time have passed since `from` (settled questions: the person's ten
 * minutes run in office hours). Walks the community's local days, so DST and holidays of the
 * week fall where its residents see them. A time of day that DST skips takes the next valid one.
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

/** When a ticket's clocks have run out, ms UTC, by the community's calendar of now. */
export function dueTimes(
  { openedAt, clocks }: { readonly openedAt: number; readonly clocks: Clocks },
  community: Community,
): { readonly answer: number; readonly resolve: number } {
  const { answer, resolve } = clocks;
  return {
    answer: "at" in answer ? answer.at : answerDue(openedAt, answer, community),
    resolve: "at" in resolve ? resolve.at : daysLater(openedAt, resolve.days, community),
  };
}

function answerDue(
  from: number,
  { minutes, hours }: Exclude<Clocks["answer"], { at: number }>,
  community: Community,
): number {
  return hours === "office" ? officeDue(from, minutes, community) : from + minutes * MINUTE;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(day: DateTime, community: Community): readonly Span[] {
  if (!community.officeDays.includes(day.weekday)) return [];
  return community.officeHours.map(({ from, to }) => ({ from: at(day, from), to: at(day, to) }));
}

function at(day: DateTime, clock: string): number {
  const [hour = "0", minute = "0"] = clock.split(":");
  return day.set({ hour: Number(hour), minute: Number(minute) }).toMillis();
}

import type { StaffTicket } from "../../../desk-wire.ts";
import type { TimeWords } from "../../language.ts";
import type { StaffStrings } from "../../words/desk.ts";

/** What is due next on a ticket, in words. */
export interface Due {
  /** ms UTC. */
  readonly at: number;
  readonly words: string;
  /** Late, or about to be. */
  readonly state: "late" | "soon" | "calm";
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Time enough to finish the sentence and take the ticket. */
const SOON_MS = 3 * MINUTE;

/** When something is due next, ms UTC; null when nothing is any more. */
export function dueAt({ status, due }: StaffTicket): number | null {
  const next = status === "recorded" ? due.answer : status === "in-progress" ? due.resolve : null;
  return next === null ? null : Date.parse(next);
}

/** @param now the server's clock, ms UTC. Null when nothing is due any more. */
export function dueOf(
  ticket: StaffTicket,
  now: number,
  strings: StaffStrings,
  times: TimeWords,
): Due | null {
  const at = dueAt(ticket);
  if (at === null) return null;
  const { tickets, names } = strings;
  const left = at - now;
  if (ticket.status === "in-progress")
    return left <= 0
      ? { at, words: tickets.resolveLate(span(-left, names)), state: "late" }
      : { at, words: tickets.resolveBy(times.dayAndClock(at)), state: "calm" };
  if (left <= 0) return { at, words: tickets.answerLate(span(-left, names)), state: "late" };
  const words =
    left < HOUR ? tickets.answerIn(countdown(left)) : tickets.answerBy(times.dayAndClock(at));
  return { at, words, state: left < SOON_MS ? "soon" : "calm" };
}

/** 9:05 */
function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long something lasts, in the unit that says it best. */
export function span(ms: number, { minutes, hours, days }: StaffStrings["names"]): string {
  if (ms < HOUR) return minutes(Math.max(1, Math.floor(ms / MINUTE)));
  return ms < 2 * DAY ? hours(Math.floor(ms / HOUR)) : days(Math.floor(ms / DAY));
}

import type { StaffTicket } from "../../wire.ts";
import type { TimeWords } from "../language.ts";
import type { StaffStrings } from "../words/desk.ts";

/** What is due next on a ticket, in words. */
export interface Due {
  readonly words: string;
  /** Late, or about to be. */
  readonly state: "late" | "soon" | "calm";
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Time enough to finish the sentence and take the ticket. */
const SOON_MS = 3 * MINUTE;

/** @param now the server's clock, ms UTC. Null when nothing is due any more. */
export function dueOf(
  ticket: StaffTicket,
  now: number,
  strings: StaffStrings,
  times: TimeWords,
): Due | null {
  switch (ticket.status) {
    case "recorded": {
      if (ticket.due.answer === null) return null;
      const left = Date.parse(ticket.due.answer) - now;
      if (left <= 0) return { words: strings.answerLate(span(-left, strings)), state: "late" };
      const words =
        left < HOUR
          ? strings.answerIn(countdown(left))
          : strings.answerBy(times.dayAndClock(now + left));
      return { words, state: left < SOON_MS ? "soon" : "calm" };
    }
    case "in-progress": {
      if (ticket.due.resolve === null) return null;
      const due = Date.parse(ticket.due.resolve);
      return due <= now
        ? { words: strings.resolveLate(span(now - due, strings)), state: "late" }
        : { words: strings.resolveBy(times.dayAndClock(due)), state: "calm" };
    }
    case "resolved":
    case "cancelled":
      return null;
  }
}

/** 9:05 */
function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long something lasts, in the unit that says it best. */
export function span(ms: number, { minutes, hours, days }: StaffStrings): string {
  if (ms < HOUR) return minutes(Math.max(1, Math.floor(ms / MINUTE)));
  return ms < 2 * DAY ? hours(Math.floor(ms / HOUR)) : days(Math.floor(ms / DAY));
}

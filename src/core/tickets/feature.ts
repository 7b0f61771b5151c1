import { status } from "./status.ts";
import type { Feature } from "../feature.ts";
import { answerDue, answerSoon, resolveDue } from "./overdue.ts";

/** What somebody must see to, and by when. */
export const tickets: Feature = {
  name: "tickets",
  answers: [status],
  timers: [answerSoon, answerDue, resolveDue],
  phrases: [
    "office.closed",
    "answer.missed",
    "ticket.answered",
    "ticket.resolved",
    "status.none",
    "status.promised",
    "status.recorded",
    "status.in-progress",
    "status.resolved",
    "status.cancelled",
    "staff.ticket",
    "staff.added",
    "staff.answer-soon",
    "staff.answer-missed",
    "staff.resolve-missed",
  ],
};

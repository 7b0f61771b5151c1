import { CUES } from "../records/cue.ts";
import { ROLES } from "../records/message.ts";
import { TICKET_CLASSES } from "../records/ticket.ts";
import { handupDue, handupSoon } from "./hand-up.ts";
import { status } from "./status.ts";
import type { Feature } from "../feature.ts";
import { answerDue, answerSoon, resolveDue } from "./overdue.ts";

/** What somebody must see to, and by when. */
export const tickets: Feature = {
  name: "tickets",
  answers: [status],
  timers: [answerSoon, answerDue, resolveDue, handupSoon, handupDue],
  phrases: [
    ...TICKET_CLASSES.flatMap((each) => [`class.${each}`, `complaint.done.${each}`]),
    ...CUES.map((cue) => `cue.${cue}`),
    ...ROLES.map((role) => `role.${role}`),
    "complaint.reason.safety",
    "complaint.reason.daily-life",
    "complaint.reason.grave",
    "complaint.raised",
    "complaint.raised.taken",
    "staff.handup-soon",
    "staff.handup",
    "staff.classified",
    "office.closed",
    "answer.missed",
    "answer.missed-too",
    "message.offer",
    "message.taken",
    "message.read",
    "ticket.answered",
    "ticket.resolved",
    "status.none",
    "status.promised",
    "status.recorded",
    "status.in-progress",
    "status.resolved",
    "status.cancelled",
    "staff.ticket",
    "staff.message",
    "staff.added",
    "staff.answer-soon",
    "staff.answer-missed",
    "staff.resolve-missed",
  ],
};

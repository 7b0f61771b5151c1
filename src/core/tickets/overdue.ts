import {
  alert,
  finish,
  newDraft,
  say,
  sayPromised,
  staffTime,
  withTicket,
} from "../dialogs/draft.ts";
import { promiseAnswer, withEvent } from "../dialogs/open-ticket.ts";
import { slotFillings } from "../dialogs/slot-words.ts";
import type { Role } from "../message.ts";
import type { Turn, World } from "../turn.ts";
import { officeDue } from "./clocks.ts";
import { isAnswered, isOpen, ticketState } from "./state.ts";
import type { Timer } from "./timer.ts";

/** How long the next honest time is, and who is called in, each time that an answer was missed. */
const LADDER: readonly { readonly minutes: number; readonly role: Role }[] = [
  { minutes: 30, role: "supervisor" },
  { minutes: 120, role: "director" },
];

/**
 * What happens when a timer falls due, judged by the ticket as it is now: null when the matter
 * is settled. A missed answer is told to staff and one step up, and the resident is apologised to
 * with a new time that again has a timer (B21, C5).
 */
export function fire(world: World, timer: Timer, now: number): Turn | null {
  const ticket = world.tickets.find(({ id }) => id === timer.ticket);
  if (!ticket) return null;
  const state = ticketState(ticket);
  const draft = newDraft(world, world.conversation, now);
  const fillings = { ...slotFillings(state.slots, "zh-Hant"), ticket: ticket.id };
  const about = { ticket: ticket.id, urgent: true };
  switch (timer.kind) {
    case "answer-soon":
      if (isAnswered(state)) return null;
      return finish(
        alert(
          draft,
          "staff",
          "staff.answer-soon",
          {
            ...fillings,
            now: staffTime(
              draft,
              state.promises.find(({ id }) => id === timer.promise)?.due ?? timer.due,
            ),
          },
          about,
        ),
        "notice",
      );
    case "answer-due": {
      if (isAnswered(state) || timer.promise === null) return null;
      const missed = withTicket(
        draft,
        withEvent(ticket, { kind: "answer-missed", at: now, promise: timer.promise }),
      );
      const step = LADDER[timer.rung];
      const called = alert(
        alert(missed, "staff", "staff.answer-missed", fillings, about),
        step?.role ?? "director",
        "staff.answer-missed",
        fillings,
        about,
      );
      // After the last step no further time is named: none could be promised honestly.
      if (!step) return finish(say(called, "answer.missed-again", { ticket: ticket.id }), "notice");
      const current = called.tickets.find(({ id }) => id === ticket.id) ?? ticket;
      const due =
        ticket.kind === "emergency"
          ? now + step.minutes * 60_000
          : officeDue(now, step.minutes, world.community);
      const { draft: renewed, promised } = promiseAnswer(called, current, due, timer.rung + 1);
      return finish(
        sayPromised(renewed, "answer.missed", promised, { ticket: ticket.id }),
        "notice",
      );
    }
    case "resolve-due":
      if (!isOpen(state)) return null;
      return finish(
        alert(
          withTicket(draft, withEvent(ticket, { kind: "resolve-missed", at: now })),
          "supervisor",
          "staff.resolve-missed",
          fillings,
          about,
        ),
        "notice",
      );
  }
}

import {
  alert,
  finish,
  newPlan,
  say,
  sayPromised,
  staffTime,
  withTicket,
} from "../turn/turn-plan.ts";
import { dangerName, keyFor } from "../dialogs/emergency/advice.ts";
import { promiseFirstResponse, withEvent } from "./open-ticket.ts";
import { slotFillings } from "../turn/slot-words.ts";
import type { Role } from "../records/message.ts";
import type { Turn, World } from "../turn/turn.ts";
import { callAgain, callOf } from "./call-again.ts";
import { officeDue } from "./clocks.ts";
import { hasFirstResponse, isOpen, ticketState } from "./state.ts";
import type { Timer } from "../records/timer.ts";

/** How long the next honest time is, and who is called in, each time that an answer was missed. */
const LADDER: readonly Step[] = [
  { minutes: 30, role: "supervisor" },
  { minutes: 120, role: "director" },
];
/** From then on, as often as it takes: nobody is left without a word. */
const LAST_STEP: Step = { minutes: 480, role: "director" };
/** Minutes count otherwise for somebody in danger. */
const DANGER_LADDER: readonly Step[] = [
  { minutes: 10, role: "supervisor" },
  { minutes: 10, role: "director" },
  { minutes: 30, role: "director" },
];
const LAST_DANGER_STEP: Step = { minutes: 120, role: "director" };
/** So many steps up are told to the resident; after them the promised times tell how it stands. */
const TOLD_STEPS = 2;

interface Step {
  readonly minutes: number;
  readonly role: Role;
}

/**
 * What happens when a timer falls due, judged by the ticket as it is now: null when the matter
 * is settled. A missed answer is told to staff and one step up, and the resident is apologised to
 * with a new time that again has a timer (B21, C5).
 */
export function fire(world: World, timer: Timer, now: number): Turn | null {
  const ticket = world.tickets.find(({ id }) => id === timer.ticket);
  if (!ticket) return null;
  const state = ticketState(ticket);
  const plan = newPlan(world, world.conversation, now);
  const fillings = { ...slotFillings(state.slots, "zh-Hant"), ticket: ticket.id };
  const about = { ticket: ticket.id, urgent: true };
  const told = world.conversation.dangers.find((one) => one.ticket === ticket.id);
  switch (timer.kind) {
    case "answer-soon":
      if (hasFirstResponse(state)) return null;
      return finish(
        alert(
          plan,
          "staff",
          "staff.answer-soon",
          {
            ...fillings,
            now: staffTime(
              plan,
              state.promises.find(({ id }) => id === timer.promise)?.due ?? timer.due,
            ),
          },
          about,
        ),
        "notice",
      );
    case "answer-due": {
      if (hasFirstResponse(state) || timer.promise === null) return null;
      const missed = withTicket(
        plan,
        withEvent(ticket, { kind: "answer-missed", at: now, promise: timer.promise }),
      );
      const isDanger = told !== undefined && !told.over;
      const step = isDanger
        ? (DANGER_LADDER[timer.rung] ?? LAST_DANGER_STEP)
        : (LADDER[timer.rung] ?? LAST_STEP);
      const called = alert(
        alert(missed, "staff", "staff.answer-missed", fillings, about),
        step.role,
        "staff.answer-missed",
        fillings,
        about,
      );
      const current = called.tickets.find(({ id }) => id === ticket.id) ?? ticket;
      const due = isDanger
        ? now + step.minutes * 60_000
        : officeDue(now, step.minutes, world.community);
      const { plan: renewed, promised } = promiseFirstResponse(
        called,
        current,
        due,
        timer.rung + 1,
      );
      return finish(
        sayPromised(
          isDanger ? { ...renewed, urgent: true } : renewed,
          told && isDanger ? keyFor(renewed, "emergency.missed", told) : "answer.missed",
          promised,
          { ticket: ticket.id },
        ),
        "notice",
      );
    }
    case "call-again": {
      // Once the resident called it off staff know, and decide.
      if (!told || told.over || hasFirstResponse(state)) return null;
      const { roles } = callOf(timer.rung);
      const called = roles.reduce(
        (each, role) =>
          alert(
            each,
            role,
            "staff.call-again",
            { ...fillings, danger: dangerName(each, told.kind) },
            about,
          ),
        plan,
      );
      const again = callAgain(ticket, now, timer.rung + 1);
      const next = { ...called, urgent: true, timers: [...called.timers, again] };
      // A step up is told; then the promised times tell how it stands.
      const waited =
        timer.rung < TOLD_STEPS
          ? say(next, keyFor(next, "emergency.still-calling", told), { ticket: ticket.id })
          : next;
      return finish(waited, "notice");
    }
    case "resolve-due":
      if (!isOpen(state)) return null;
      return finish(
        alert(
          withTicket(plan, withEvent(ticket, { kind: "resolve-missed", at: now })),
          "supervisor",
          "staff.resolve-missed",
          fillings,
          about,
        ),
        "notice",
      );
  }
}

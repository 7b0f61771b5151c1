import type { Fillings } from "../content/content.ts";
import type { ToldDanger } from "../records/conversation.ts";
import type { Role } from "../records/message.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";
import { keyFor } from "../turn/danger-phrases.ts";
import { slotWords } from "../turn/slot-words.ts";
import { alert, staffTime } from "../turn/told-staff.ts";
import { finish, newPlan, sayPromised, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan, TimerKind, World } from "../turn/turn.ts";
import { dueTimes, officeDue } from "./clocks.ts";
import { promiseFirstResponse, withEvent } from "./open-ticket.ts";
import { hasFirstResponse, isOpen, ticketState, type TicketState } from "./state.ts";
import { whoseTicket } from "./whose-ticket.ts";

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

interface Step {
  readonly minutes: number;
  readonly role: Role;
}

/** A ticket that a timer is about, as it is now, and what is said of it. */
export interface Matter {
  readonly plan: TurnPlan;
  readonly ticket: Ticket;
  readonly state: TicketState;
  readonly fillings: Fillings;
  readonly about: { readonly ticket: string; readonly urgent: true };
  /** The danger that it is about. */
  readonly told: ToldDanger | undefined;
}

/** Null when the ticket is not there. */
export function matterOf(world: World, timer: Timer, now: number): Matter | null {
  const ticket = world.tickets.find(({ id }) => id === timer.ticket);
  if (!ticket) return null;
  const state = ticketState(ticket);
  return {
    plan: newPlan(world, world.conversation, now),
    ticket,
    state,
    fillings: { ...slotWords(world, state.slots), ticket: ticket.id },
    about: { ticket: ticket.id, urgent: true },
    told: world.conversation.dangers.find((one) => one.ticket === ticket.id),
  };
}

/** Shortly before an answer falls due staff are reminded. */
export const answerSoon: TimerKind = {
  kind: "answer-soon",
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    if (!matter || hasFirstResponse(matter.state)) return null;
    const { plan, state, fillings, about } = matter;
    const promised = state.promises.find(({ id }) => id === timer.promise);
    const due = staffTime(plan, promised?.due ?? timer.due);
    const words = { ...fillings, now: due };
    return finish(alert(plan, "staff", "staff.answer-soon", words, about), "notice");
  },
};

/**
 * A missed answer is told to staff and one step up, and the resident is apologised to with a new
 * time that again has a timer (B21, C5).
 */
export const answerDue: TimerKind = {
  kind: "answer-due",
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    if (!matter || hasFirstResponse(matter.state) || timer.promise === null) return null;
    const { plan, ticket, fillings, about, told } = matter;
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
    const { plan: renewed, promised } = promiseFirstResponse(called, current, due, timer.rung + 1);
    return finish(
      sayPromised(
        isDanger ? { ...renewed, urgent: true } : renewed,
        told && isDanger
          ? keyFor(renewed, "emergency.missed", told)
          : missedKey(world, ticket, now),
        promised,
        whoseTicket(plan, ticket),
      ),
      "notice",
    );
  },
};

/** Whoever was just apologised to for another ticket hears of this one in a word. */
function missedKey({ tickets }: World, { id, person }: Ticket, now: number): string {
  const isSorry = tickets.some(
    (other) =>
      other.id !== id &&
      other.person === person &&
      other.events.some(({ kind, at }) => kind === "answer-missed" && now - at < JUST_NOW_MS),
  );
  return isSorry ? "answer.missed-too" : "answer.missed";
}
const JUST_NOW_MS = 10 * 60_000;

/** A ticket that is not resolved in time is told one step up. */
export const resolveDue: TimerKind = {
  kind: "resolve-due",
  setBy: (ticket, _now, community) => dueTimes(ticketState(ticket), community).resolve,
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    if (!matter || !isOpen(matter.state)) return null;
    const { plan, ticket, fillings, about } = matter;
    const { resolve } = dueTimes(matter.state, world.community);
    // It got another class meanwhile, or was put down by another calendar.
    if (resolve > now) return finish({ ...plan, timers: [{ ...timer, due: resolve }] }, "notice");
    const missed = withTicket(plan, withEvent(ticket, { kind: "resolve-missed", at: now }));
    return finish(alert(missed, "supervisor", "staff.resolve-missed", fillings, about), "notice");
  },
};

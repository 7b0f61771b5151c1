import { timeWords } from "../courtesy/time-words.ts";
import type { Staff } from "../records/actor.ts";
import type { Promised, Ticket } from "../records/ticket.ts";
import { member } from "../staff-turn.ts";
import { officeDue } from "../tickets/clocks.ts";
import { openTicket, timerOf, withEvent } from "../tickets/open-ticket.ts";
import { matterOf } from "../tickets/overdue.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { whoseTicket } from "../tickets/whose-ticket.ts";
import { alert, noteDown, staffTime } from "../turn/told-staff.ts";
import { finish, languageOf, sayPromised, ticketOf, withTicket } from "../turn/turn-plan.ts";
import type { TimerKind, TurnPlan } from "../turn/turn.ts";
import { CLOCKS, TALK } from "../waiting/promise-answer.ts";

const WORD_DUE = "word-due";
const WORD_SOON = "word-soon";
/** Time enough to call. */
const REMIND_BEFORE_MS = 3 * 60_000;
/** The next honest time, when a colleague's was missed (C5). */
const NEXT_MINUTES = 30;

/**
 * A colleague has told the resident a time: it stands on the ticket that they speak of, a timer
 * keeps it, and the next word of a colleague's fulfils it (B21).
 * @param due ms UTC
 */
export function promiseWord(plan: TurnPlan, by: Staff, due: number, text: string): TurnPlan {
  const { plan: begun, ticket } = ticketFor(plan, by, text);
  const promised = promisedBy(begun, ticket, due);
  return noteDown(promisedOn(begun, ticket, promised, 0), "promised", member(by), {
    text: promised.text,
  });
}

function promisedBy(plan: TurnPlan, ticket: Ticket, due: number): Promised {
  const before = ticketState(ticket).promises.filter(({ about }) => about === "word").length;
  const { zone } = plan.world.community;
  return {
    id: `${ticket.id}.w${before}`,
    about: "word",
    due,
    text: timeWords(due, plan.now, zone, languageOf(plan)),
  };
}

function promisedOn(plan: TurnPlan, ticket: Ticket, promise: Promised, rung: number): TurnPlan {
  const { id, due } = promise;
  const changed = withEvent(ticket, { kind: "promised", at: plan.now, promise });
  const named = (kind: string, at: number) => ({
    ...timerOf(changed, kind, at, id, rung),
    id: `${id}.${kind}`,
  });
  const soon = due - REMIND_BEFORE_MS;
  const timers = [named(WORD_DUE, due), ...(soon > plan.now ? [named(WORD_SOON, soon)] : [])];
  return withTicket({ ...plan, timers: [...plan.timers, ...timers] }, changed);
}

/** The newest that is open; one for the talk itself where there is none. */
function ticketFor(
  plan: TurnPlan,
  by: Staff,
  text: string,
): { readonly plan: TurnPlan; readonly ticket: Ticket } {
  const open = plan.world.tickets
    .map((ticket) => ticketOf(plan, ticket.id) ?? ticket)
    .findLast((ticket) => isOpen(ticketState(ticket)));
  if (open) return { plan, ticket: open };
  const { known, heard } = plan.conversation;
  const issue = heard?.text ?? text;
  const opened = openTicket(plan, { dialog: CLOCKS, kind: TALK, slots: { ...known, issue } });
  const answered = { kind: "answered", at: plan.now, staff: member(by) } as const;
  const ticket = withEvent(opened.ticket, answered);
  // Whoever promised it needs no telling that it is there.
  return { plan: withTicket({ ...opened.plan, alerts: plan.alerts }, ticket), ticket };
}

/** Shortly before a promised word falls due its colleague is reminded. */
export const wordSoon: TimerKind = {
  kind: WORD_SOON,
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    const promised = matter?.state.promises.find(({ id }) => id === timer.promise);
    if (!matter || !promised || promised.kept !== null) return null;
    const { plan, fillings, about } = matter;
    const words = {
      ...fillings,
      now: staffTime(plan, promised.due),
    };
    return finish(alert(plan, "staff", "staff.word-soon", words, about), "notice");
  },
};

/** A missed one is told to staff and their supervisor, and the resident hears a new, honest time. */
export const wordDue: TimerKind = {
  kind: WORD_DUE,
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    const promised = matter?.state.promises.find(({ id }) => id === timer.promise);
    if (!matter || !promised || promised.kept !== null) return null;
    const { plan, ticket, fillings, about } = matter;
    const missed = withEvent(ticket, { kind: "answer-missed", at: now, promise: promised.id });
    const told = ["staff", "supervisor"] as const;
    const called = told.reduce(
      (each, role) => alert(each, role, "staff.word-missed", fillings, about),
      withTicket(plan, missed),
    );
    const next = promisedBy(called, missed, officeDue(now, NEXT_MINUTES, world.community));
    const renewed = promisedOn(called, missed, next, timer.rung + 1);
    return finish(sayPromised(renewed, "answer.missed", next, whoseTicket(plan, ticket)), "notice");
  },
};

import type { Language } from "../records/message.ts";
import type { Ticket } from "../records/ticket.ts";
import { alert, staffTime, nameOf } from "../turn/told-staff.ts";
import { finish, withTicket } from "../turn/turn-plan.ts";
import type { TimerKind, TurnPlan } from "../turn/turn.ts";
import { dueTimes } from "./clocks.ts";
import { withEvent } from "./open-ticket.ts";
import { matterOf, type Matter } from "./overdue.ts";
import { isOpen, ticketState } from "./state.ts";

const MINUTE = 60_000;
/** Staff are reminded this long before: time enough to write down what was done so far. */
const REMIND_BEFORE_MS = 15 * MINUTE;

/** Shortly before a complaint goes to whoever is above, staff are reminded (D3, D4). */
export const handupSoon: TimerKind = {
  kind: "handup-soon",
  setBy(ticket, now, community) {
    const { handup } = dueTimes(ticketState(ticket), community);
    const due = handup === null ? now : handup - REMIND_BEFORE_MS;
    return due > now ? due : null;
  },
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    const handup = matter && stillToHandUp(matter);
    if (!matter || !handup) return null;
    const words = { ...matter.fillings, now: staffTime(matter.plan, handup.due), ...handup.words };
    return finish(alert(matter.plan, "staff", "staff.handup-soon", words, matter.about), "notice");
  },
};

/**
 * Whoever is above is told of a complaint with the whole case, and the record says so: the director
 * of a major one the same day, the department's head of an important one within the hour.
 */
export const handupDue: TimerKind = {
  kind: "handup-due",
  setBy: (ticket, _now, community) => dueTimes(ticketState(ticket), community).handup,
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    const handup = matter && stillToHandUp(matter);
    if (!matter || !handup) return null;
    // It got another class meanwhile, or the office other hours.
    if (handup.due > now)
      return finish({ ...matter.plan, timers: [{ ...timer, due: handup.due }] }, "notice");
    const { plan, ticket, fillings, about } = matter;
    const recorded = withTicket(
      plan,
      withEvent(ticket, { kind: "handed-up", at: now, to: handup.to }),
    );
    const words = { ...fillings, ...handup.words, ...caseOf(plan, ticket) };
    return finish(alert(recorded, handup.to, "staff.handup", words, about), "notice");
  },
};

/** Null when it is done, or nobody above need hear of it. */
function stillToHandUp({ plan, state }: Matter) {
  const { handup } = state.clocks;
  const { handup: due } = dueTimes(state, plan.world.community);
  if (!isOpen(state) || !handup || due === null || state.handedUp.includes(handup.to)) return null;
  const words = {
    class: state.class === null ? "" : nameOf(plan, `class.${state.class}`),
    staff: nameOf(plan, `role.${handup.to}`),
  };
  return { to: handup.to, due, words };
}

/** All that is known of it, in staff's words. */
function caseOf(plan: TurnPlan, ticket: Ticket) {
  const state = ticketState(ticket);
  const { phrases } = plan.world.content;
  const promised = state.promises.findLast(({ kept }) => kept === null);
  return {
    intent: nameOf(plan, `intent.${ticket.kind}`),
    notes: state.notes.join("；"),
    cues: (language: Language) => {
      const named = state.cues.filter((cue) => phrases.has(`cue.${cue}`));
      const words = named.map((cue) => nameOf(plan, `cue.${cue}`)(language));
      return words.join(language === "en" ? ", " : "、");
    },
    now: promised ? staffTime(plan, promised.due) : "",
  };
}

import type { Classes } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import { CUES } from "../records/cue.ts";
import type { StaffMember } from "../records/actor.ts";
import type { Ticket, TicketClass } from "../records/ticket.ts";
import { slotWords } from "../turn/slot-words.ts";
import { alert, nameOf } from "../turn/told-staff.ts";
import { languageOf, say, sayPromised, ticketOf, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { classBy, classify, clocksOf, isGraver, wishedBy } from "./classify.ts";
import { reasonWords } from "./filed-words.ts";
import { handupDue, handupSoon } from "./hand-up.ts";
import { timerOf, withEvent } from "./open-ticket.ts";
import { resolveDue } from "./overdue.ts";
import { isOpen, ticketState } from "./state.ts";

/** What is told of a ticket that is open already. */
interface ToldMore {
  readonly texts: readonly string[];
  readonly feelings?: readonly string[];
}

/** A ticket is one class higher, or two, when what is told of it later says so (D3 to D5). */
export function classifyAgain(
  plan: TurnPlan,
  id: string,
  { texts, feelings = [] }: ToldMore,
): TurnPlan {
  const { content, community } = plan.world;
  const ticket = ticketOf(plan, id);
  if (!ticket || !isOpen(ticketState(ticket))) return plan;
  const state = ticketState(ticket);
  const told = classify({ kind: ticket.kind, texts, feelings }, content);
  const cues = CUES.filter((cue) => state.cues.includes(cue) || told.cues.includes(cue));
  if (told.class === null || cues.length === state.cues.length) return plan;
  const found = classBy(cues, content.classes).class;
  if (found === null || !isGraver(found, state.class)) return plan;
  const wished = wishedBy(texts, plan.now, community.zone, content.classes);
  return giveClass(plan, ticket, { class: found, cues, wished, by: null });
}

/** The class that a ticket gets, and from whom. */
interface Given {
  readonly class: TicketClass;
  readonly cues: readonly string[];
  /** When the resident asks for it, ms UTC. */
  readonly wished: number | null;
  /** Null where the desk read it off what was told. */
  readonly by: { readonly staff: StaffMember; readonly reason: string } | null;
}

/** The ticket with another class: the newest counts, and its clocks follow. */
export function withClass(ticket: Ticket, given: Given, classes: Classes, now: number): Ticket {
  const { clocks } = ticketState(ticket);
  return withEvent(ticket, {
    kind: "classified",
    at: now,
    class: given.class,
    cues: [...given.cues],
    clocks: clocksOf(given.class, clocks, given.wished, classes),
    by: given.by,
  });
}

/** Gives a ticket another class, puts its timers where its clocks are now, and tells staff. */
export function giveClass(plan: TurnPlan, ticket: Ticket, given: Given): TurnPlan {
  const { world, now } = plan;
  const changed = withClass(ticket, given, world.content.classes, now);
  // They stand in the place of those that were set before.
  const timers = [resolveDue, handupSoon, handupDue].flatMap(({ kind, setBy }) => {
    const due = setBy?.(changed, now, world.community) ?? null;
    return due === null ? [] : [timerOf(changed, kind, due, null, 0)];
  });
  return alert(
    withTicket({ ...plan, timers: [...plan.timers, ...timers] }, changed),
    "staff",
    "staff.classified",
    {
      ...slotWords(world, ticketState(ticket).slots),
      ticket: ticket.id,
      class: nameOf(plan, `class.${given.class}`),
      staff: given.by?.staff.name ?? "",
      text: given.by?.reason ?? "",
    },
    { ticket: ticket.id, urgent: given.class === "major" },
  );
}

/**
 * Tells the resident that their matter goes to the management, why, and by when they have an answer;
 * whoever has had one goes on with the colleague that they know (D6, C4).
 */
export function tellManagement(plan: TurnPlan, id: string): TurnPlan {
  const ticket = ticketOf(plan, id);
  if (!ticket) return plan;
  const state = ticketState(ticket);
  const fillings = { ticket: id, reason: reasonWords(plan, state) };
  if (state.status === "in-progress")
    return say(plan, "complaint.raised.taken", { ...fillings, staff: state.staff.name });
  const promised = state.promises.findLast(({ kept }) => kept === null);
  if (!promised) return plan;
  const text = timeWords(promised.due, plan.now, plan.world.community.zone, languageOf(plan));
  return sayPromised(plan, "complaint.raised", { ...promised, text }, fillings);
}

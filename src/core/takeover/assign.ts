import { z } from "zod";
import { ticketAct } from "../act.ts";
import { staffName } from "../courtesy/address.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { member, ofTicketAlone, words } from "../staff-turn.ts";
import { daysLater, dueTimes } from "../tickets/clocks.ts";
import { timerOf, withEvent } from "../tickets/open-ticket.ts";
import { resolveDue } from "../tickets/overdue.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { whoseTicket } from "../tickets/whose-ticket.ts";
import { slotWords } from "../turn/slot-words.ts";
import { alert } from "../turn/told-staff.ts";
import { finish, languageOf, newPlan, say, unhurried, withTicket } from "../turn/turn-plan.ts";
import { hasConversation } from "../turn/turn.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A ticket is given to a colleague or a technician, who hears of it; its resident hears who (D13). */
export const assign = ticketAct({
  name: "assign",
  may: {
    own: [...SERVING, "technician"],
    others: ["department-head", "supervisor", "director"],
    unassigned: SERVING,
  },
  input: z.object({ to: z.string().describe("A colleague's id") }),
  decide(world, by, { to }, now) {
    const { ticket } = world;
    const state = ticketState(ticket);
    if (!isOpen(state) || state.assignee?.id === to) return failed("already-done");
    const next = world.colleagues.find(({ id }) => id === to);
    if (!next) return failed("no-such-colleague");
    const event = { kind: "assigned", at: now, staff: member(next), by: member(by) } as const;
    const changed = withEvent(ticket, event);
    if (!hasConversation(world)) return ok(ofTicketAlone(changed));
    const plan = withTicket(newPlan(world, world.conversation, now), changed);
    const told = say(plan, "ticket.assigned", {
      ...whoseTicket(plan, ticket),
      staff: staffName(next, languageOf(plan)),
    });
    const words = {
      ...slotWords(world, state.slots),
      ticket: ticket.id,
      staff: by.name,
    };
    const about = { ticket: ticket.id, urgent: ticket.kind === "emergency", ids: [next.id] };
    const turn = finish(alert(told, "staff", "staff.assigned", words, about), "notice");
    return ok(about.urgent ? turn : unhurried(turn, now + DAY_MS));
  },
});

/** Days that a ticket has anew which was not settled after all. */
const AGAIN_DAYS = 2;

/** What was resolved was not: the ticket is open again with a new time, and its resident hears so. */
export const reopen = ticketAct({
  name: "reopen",
  may: {
    own: [...SERVING, "technician"],
    others: SERVING,
    unassigned: SERVING,
  },
  input: z.object({ text: words(1_000).describe("Why") }),
  decide(world, by, { text }, now) {
    const { ticket, community } = world;
    const state = ticketState(ticket);
    if (state.status !== "resolved") return failed("already-done");
    const due = daysLater(now, AGAIN_DAYS, community);
    const changed = withEvent(ticket, {
      kind: "reopened",
      at: now,
      staff: member(by),
      text,
      resolveDue: due,
    });
    if (!hasConversation(world)) return ok(ofTicketAlone(changed));
    const timer = timerOf(
      changed,
      resolveDue.kind,
      dueTimes(ticketState(changed), community).resolve,
      null,
      0,
    );
    const plan = withTicket(newPlan(world, world.conversation, now), changed);
    const told = say({ ...plan, timers: [...plan.timers, timer] }, "ticket.reopened", {
      ...whoseTicket(plan, ticket),
      staff: staffName(by, languageOf(plan)),
    });
    return ok(finish(told, "notice"));
  },
});

import type { StaffMember } from "../records/actor.ts";
import { changedOwner, waitOf } from "../records/owner.ts";
import type { Ticket } from "../records/ticket.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { hasFirstResponse, isOpen, ticketState } from "../tickets/state.ts";
import { alert } from "../turn/told-staff.ts";
import { ticketOf, withConversation, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { TALK, toldOf } from "./promise-answer.ts";

/** The resident wants nobody any more: nobody is called again, and nobody comes in vain. */
export function notWanted(plan: TurnPlan): TurnPlan {
  const wait = waitOf(plan.conversation.owner);
  const freed = withoutWaiting(plan);
  if (wait === null) return freed;
  const ticket = wait.ticket === null ? null : ticketOf(freed, wait.ticket);
  const dropped =
    ticket && !hasFirstResponse(ticketState(ticket))
      ? withTicket(freed, withEvent(ticket, { kind: "cancelled", at: plan.now, by: "resident" }))
      : freed;
  return alert(dropped, wait.to, "staff.person-not-wanted", toldOf(plan), { ticket: wait.ticket });
}

/** A colleague took the ticket by which an answer was promised: they are the person. */
export function seenTo(plan: TurnPlan, ticket: string): TurnPlan {
  return waitOf(plan.conversation.owner)?.ticket === ticket ? withoutWaiting(plan) : plan;
}

/** A colleague took the conversation over: that is the answer that was promised. */
export function answeredBy(plan: TurnPlan, staff: StaffMember): TurnPlan {
  return talks(plan)
    .filter((ticket) => !hasFirstResponse(ticketState(ticket)))
    .reduce(
      (each, ticket) =>
        withTicket(each, withEvent(ticket, { kind: "answered", at: plan.now, staff })),
      plan,
    );
}

/** A colleague has spoken with them: what they wanted a person for is done. */
export function heardBy(plan: TurnPlan, staff: StaffMember): TurnPlan {
  const text = plan.world.content.phrases.say(
    "staff.person-came",
    "zh-Hant",
    { staff: staff.name },
    0,
  );
  return talks(plan)
    .filter((ticket) => isOpen(ticketState(ticket)) && !owesWord(ticket))
    .reduce(
      (each, ticket) =>
        withTicket(each, withEvent(ticket, { kind: "resolved", at: plan.now, staff, text })),
      plan,
    );
}

/** A colleague said when they come back to them: that is still to be done. */
const owesWord = (ticket: Ticket): boolean =>
  ticketState(ticket).promises.some(({ about, kept }) => about === "word" && kept === null);

const talks = ({ world }: TurnPlan): readonly Ticket[] =>
  world.tickets.filter(({ kind }) => kind === TALK);

function withoutWaiting(plan: TurnPlan): TurnPlan {
  const { owner } = plan.conversation;
  return owner.kind === "waiting"
    ? withConversation(plan, { owner: changedOwner(owner, { kind: "bot" }) })
    : plan;
}

import { waitOf } from "../records/owner.ts";
import { ticketState } from "../tickets/state.ts";
import { hasOpenTickets, status } from "../tickets/status.ts";
import { alert } from "../turn/told-staff.ts";
import { say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { handOver } from "./hand-over.ts";
import { TALK, toldOf } from "./promise-answer.ts";
import { tellWait } from "./rings.ts";

/**
 * 「我等很久了」: an apology, since when they wait, where it stands and until when. Who waits for a
 * person hears of that; else of what is on record; where nothing is, a person is called.
 */
export function stillWaiting(plan: TurnPlan): TurnPlan {
  const { owner } = plan.conversation;
  const wait = waitOf(owner);
  if (wait !== null) return tellWait(plan, wait);
  const taken = tellTaken(plan);
  if (taken !== null) return taken;
  if (hasOpenTickets(plan)) return status.give(say(plan, "person.sorry"));
  return handOver(plan, { why: "waited" });
}

/** A colleague said that they would see to it: it is told once more, to them as well. */
function tellTaken(plan: TurnPlan): TurnPlan | null {
  for (const ticket of plan.world.tickets.toReversed()) {
    if (ticket.kind !== TALK) continue;
    const state = ticketState(ticket);
    if (state.status !== "in-progress") continue;
    const told = { staff: state.staff.name, ticket: ticket.id };
    const reminded = alert(
      plan,
      "staff",
      "staff.person-asks-again",
      { ...toldOf(plan), ...told, text: plan.messageText },
      { ticket: ticket.id, urgent: true },
    );
    return say(reminded, "person.taken", told);
  }
  return null;
}

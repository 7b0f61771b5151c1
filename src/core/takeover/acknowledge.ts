import { z } from "zod";
import { ticketAct } from "../act.ts";
import { finish, newPlan, say, withTicket } from "../turn/turn-plan.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { hasFirstResponse, ticketState } from "../tickets/state.ts";
import { hasConversation } from "../turn/turn.ts";
import { seenTo } from "../waiting/wait-over.ts";
import { member, ofTicketAlone } from "../staff-turn.ts";

/** Somebody takes a ticket, and its resident hears who (D13). */
export const acknowledge = ticketAct({
  name: "acknowledge",
  // Who comes second hears that it is done.
  may: {
    own: [...SERVING, "technician"],
    others: [...SERVING, "technician"],
    unassigned: [...SERVING, "technician"],
  },
  input: z.object({}),
  decide(world, by, _input, now) {
    const { ticket } = world;
    if (hasFirstResponse(ticketState(ticket))) return failed("already-done");
    const changed = withEvent(ticket, { kind: "answered", at: now, staff: member(by) });
    if (!hasConversation(world)) return ok(ofTicketAlone(changed));
    const plan = withTicket(newPlan(world, world.conversation, now), changed);
    const told = say(seenTo(plan, ticket.id), "ticket.answered", {
      ticket: ticket.id,
      staff: by.name,
    });
    return ok(finish(told, "notice"));
  },
});

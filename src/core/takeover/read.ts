import { z } from "zod";
import { ticketAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { tellRead } from "../tickets/message-for.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { finish, newPlan, withTicket } from "../turn/turn-plan.ts";
import { hasConversation } from "../turn/turn.ts";
import { member, ofTicketAlone } from "../staff-turn.ts";

/**
 * A colleague has seen the message that was left for them, and its resident hears so, once (B4). It
 * is no answer yet: its clocks run on.
 */
export const read = ticketAct({
  name: "read",
  may: {
    own: [...SERVING, "technician"],
    others: [...SERVING, "technician"],
    unassigned: [...SERVING, "technician"],
  },
  input: z.object({}),
  decide(world, by, _input, now) {
    const { ticket } = world;
    const state = ticketState(ticket);
    if (ticket.for === undefined) return failed("no-such-ticket");
    if (state.readBy !== null || !isOpen(state)) return failed("already-done");
    const changed = withEvent(ticket, { kind: "read", at: now, staff: member(by) });
    if (!hasConversation(world)) return ok(ofTicketAlone(changed));
    const plan = withTicket(newPlan(world, world.conversation, now), changed);
    return ok(finish(tellRead(plan, ticket.id, { for: ticket.for, by: by.name }), "notice"));
  },
});

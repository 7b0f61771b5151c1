import { z } from "zod";
import { ticketAct } from "../act.ts";
import { finish, newPlan, say, withTicket } from "../turn/turn-plan.ts";
import { dangerResolved } from "../dialogs/emergency/in-danger.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { hasConversation } from "../turn/turn.ts";
import { seenTo } from "../waiting/wait-over.ts";
import { member, ofTicketAlone, words } from "../staff-turn.ts";

/** A ticket's matter is settled, and its resident hears how (D13). */
export const resolve = ticketAct({
  name: "resolve",
  may: {
    own: [...SERVING, "technician"],
    // The next shift resolves what the one before had taken.
    others: SERVING,
    unassigned: SERVING,
  },
  input: z.object({ text: words(1_000) }),
  decide(world, by, { text }, now) {
    const { ticket } = world;
    if (!isOpen(ticketState(ticket))) return failed("already-done");
    const changed = withEvent(ticket, { kind: "resolved", at: now, staff: member(by), text });
    if (!hasConversation(world)) return ok(ofTicketAlone(changed));
    const plan = withTicket(newPlan(world, world.conversation, now), changed);
    const told = say(plan, "ticket.resolved", { ticket: ticket.id, staff: by.name, text });
    return ok(finish(dangerResolved(seenTo(told, ticket.id), ticket.id), "notice"));
  },
});

import { z } from "zod";
import { ticketAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { TICKET_CLASSES } from "../records/ticket.ts";
import { failed, ok } from "../result.ts";
import { giveClass, tellManagement, withClass } from "../tickets/class-again.ts";
import { isGraver } from "../tickets/classify.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { finish, newPlan } from "../turn/turn-plan.ts";
import { hasConversation } from "../turn/turn.ts";
import { member, ofTicketAlone, words } from "../staff-turn.ts";

/**
 * Staff say how grave a matter is, and why. Its clocks follow; where it goes to the management the
 * resident hears so, with the reason and a time (D6).
 */
export const setClass = ticketAct({
  name: "classify",
  may: {
    own: SERVING,
    // A colleague's judgement is overruled from above.
    others: ["department-head", "supervisor", "director"],
    unassigned: SERVING,
  },
  input: z.object({ class: z.enum(TICKET_CLASSES), reason: words(400) }),
  decide(world, by, input, now) {
    const { ticket } = world;
    const state = ticketState(ticket);
    if (!isOpen(state) || state.class === input.class) return failed("already-done");
    const given = {
      class: input.class,
      cues: state.cues,
      wished: null,
      by: { staff: member(by), reason: input.reason },
    };
    if (!hasConversation(world)) {
      return ok(ofTicketAlone(withClass(ticket, given, world.content.classes, now)));
    }
    const plan = giveClass(newPlan(world, world.conversation, now), ticket, given);
    const isRaised = input.class === "major" && isGraver(input.class, state.class);
    return ok(finish(isRaised ? tellManagement(plan, ticket.id) : plan, "notice"));
  },
});

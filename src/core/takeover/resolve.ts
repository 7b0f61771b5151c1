import { z } from "zod";
import { ticketAct } from "../act.ts";
import { attachmentSchema } from "../records/message.ts";
import { alert } from "../turn/told-staff.ts";
import { finish, newPlan, say, withTicket } from "../turn/turn-plan.ts";
import { dangerResolved } from "../dialogs/emergency/in-danger.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { whoseTicket } from "../tickets/whose-ticket.ts";
import { hasConversation } from "../turn/turn.ts";
import { seenTo } from "../waiting/wait-over.ts";
import { member, ofTicketAlone, words } from "../staff-turn.ts";

const MOST_PHOTOS = 5;

/**
 * A ticket's matter is settled, and its resident hears how (D13). Who settles a colleague's tells
 * them why.
 */
export const resolve = ticketAct({
  name: "resolve",
  may: {
    own: [...SERVING, "technician"],
    // The next shift resolves what the one before had taken.
    others: SERVING,
    unassigned: SERVING,
  },
  input: z.object({
    text: words(1_000),
    reason: words(400).optional().describe("Where it is a colleague's: they read it"),
    photos: z.array(attachmentSchema).max(MOST_PHOTOS).default([]).describe("Of the finished work"),
  }),
  decide(world, by, { text, reason, photos }, now) {
    const { ticket } = world;
    const state = ticketState(ticket);
    if (!isOpen(state)) return failed("already-done");
    const { assignee } = state;
    const colleague = assignee !== null && assignee.id !== by.id ? assignee : null;
    if (colleague !== null && reason === undefined) return failed("reason-needed");
    const changed = withEvent(ticket, {
      kind: "resolved",
      at: now,
      staff: member(by),
      text,
      ...(photos.length === 0 ? {} : { photos }),
    });
    if (!hasConversation(world)) return ok(ofTicketAlone(changed));
    const begun = withTicket(newPlan(world, world.conversation, now), changed);
    const plan =
      colleague === null
        ? begun
        : alert(
            begun,
            "staff",
            "staff.resolved-for-you",
            { ticket: ticket.id, staff: by.name, text: reason ?? "" },
            { ticket: ticket.id, ids: [colleague.id] },
          );
    const told = say(plan, "ticket.resolved", {
      ...whoseTicket(plan, ticket),
      staff: by.name,
      text,
    });
    return ok(finish(dangerResolved(seenTo(told, ticket.id), ticket.id), "notice"));
  },
});

import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import type { Staff } from "../records/actor.ts";
import type { Outgoing } from "../records/message.ts";
import { ok } from "../result.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { hasFirstResponse, ticketState } from "../tickets/state.ts";
import { finish, newPlan, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan, World } from "../turn/turn.ts";
import { member, words } from "../staff-turn.ts";

/** A person writes to the resident: only who owns the conversation does (B25). */
export const speak = conversationAct({
  name: "say",
  may: { own: SERVING, others: [], unassigned: [] },
  input: z.object({ text: words(20_000) }),
  decide(world, by, { text }, now) {
    const answered = respondToAll(newPlan(world, world.conversation, now), by);
    const turn = finish(answered, "notice");
    return ok({ ...turn, outbox: [spoken(world, by, text, now), ...turn.outbox] });
  },
});

/** A person's word to the resident is the answer that the first-answer clocks wait for. */
function respondToAll(plan: TurnPlan, by: Staff): TurnPlan {
  const answered = { kind: "answered", at: plan.now, staff: member(by) } as const;
  return plan.world.tickets
    .filter((ticket) => !hasFirstResponse(ticketState(ticket)))
    .reduce((each, ticket) => withTicket(each, withEvent(ticket, answered)), plan);
}

function spoken({ conversation, ids }: World, by: Staff, text: string, now: number): Outgoing {
  return {
    id: `${ids.turn}.s`,
    to: { kind: "resident", channel: conversation.channel, conversation: conversation.id },
    text,
    choices: [],
    at: now,
    ownerEpoch: null,
    from: { kind: "staff", ...member(by) },
    ticket: null,
    conversation: conversation.id,
    urgent: false,
    tries: 0,
  };
}

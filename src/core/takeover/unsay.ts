import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { member } from "../staff-turn.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { ticketState } from "../tickets/state.ts";
import { noteDown } from "../turn/told-staff.ts";
import { finish, newPlan, withConversation, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";

/** Clocks of processes differ by this at most: so near its time it may be on its way already. */
const CLOCKS_DIFFER_MS = 2_000;

/** Words to a resident are taken back while they still wait to be sent: nobody ever reads them. */
export const unsay = conversationAct({
  name: "unsay",
  may: { own: SERVING, others: [], unassigned: SERVING },
  input: z.object({ message: z.string() }),
  beside: ({ message }) => ({ outgoing: message }),
  decide(world, by, { message }, now) {
    const { conversation, outgoing } = world;
    const unsent = conversation.unsent.find(({ id }) => id === message);
    if (!unsent || unsent.by.id !== by.id) return failed("too-late");
    if (!outgoing || unsent.until - CLOCKS_DIFFER_MS <= now) return failed("too-late");
    const plan = withConversation(newPlan(world, conversation, now), {
      unsent: conversation.unsent.filter(({ id }) => id !== message),
    });
    const noted = noteDown(plan, "unsaid", member(by), { text: unsent.text });
    const freed = unpromised(noted, unsent.at);
    const turn = finish(freed, "notice");
    return ok({ ...turn, inPlaceOf: { reply: message, messages: [] } });
  },
});

/** A time that was told in it was never told: nothing is owed. */
function unpromised(plan: TurnPlan, at: number): TurnPlan {
  return plan.world.tickets.reduce((each, ticket) => {
    const told = ticket.events.find(
      (event) => event.kind === "promised" && event.at === at && event.promise.about === "word",
    );
    if (told?.kind !== "promised") return each;
    const isOpen = ticketState(ticket).promises.some(
      ({ id, kept }) => id === told.promise.id && kept === null,
    );
    if (!isOpen) return each;
    const withdrawn = { kind: "unpromised", at: plan.now, promise: told.promise.id } as const;
    return withTicket(each, withEvent(ticket, withdrawn));
  }, plan);
}

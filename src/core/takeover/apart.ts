import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { member } from "../staff-turn.ts";
import { noteDown } from "../turn/told-staff.ts";
import { finish, newPlan, say, withConversation } from "../turn/turn-plan.ts";

/**
 * A talk with somebody who is beside themselves is led apart from the queue: whoever has it, and
 * those who lead, see it alone (D12).
 */
export const setApart = conversationAct({
  name: "apart",
  may: { own: SERVING, others: ["supervisor", "director"], unassigned: ["supervisor", "director"] },
  input: z.object({ on: z.boolean() }),
  decide(world, by, { on }, now) {
    const { conversation } = world;
    if (on === (conversation.apart !== null)) return failed("already-done");
    const plan = withConversation(newPlan(world, conversation, now), {
      apart: on ? member(by) : null,
    });
    const noted = noteDown(plan, on ? "apart" : "shared", member(by));
    // Nobody is led aside without being asked (B30); whoever speaks with them asks it.
    const asks = on && conversation.owner.kind === "staff" && conversation.owner.id === by.id;
    return ok(finish(asks ? say(noted, "takeover.apart") : noted, "notice"));
  },
});

import { z } from "zod";
import { conversationAct } from "../act.ts";
import { noteDown } from "../turn/told-staff.ts";
import { finish, newPlan, say, unhurried, withConversation } from "../turn/turn-plan.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { changedOwner } from "../records/owner.ts";
import { heardBy } from "../waiting/wait-over.ts";
import { member } from "../staff-turn.ts";

/** Ends a conversation with a farewell; the resident's next word begins it anew. */
export const close = conversationAct({
  name: "close",
  may: { own: SERVING, others: [], unassigned: SERVING },
  input: z.object({}),
  decide(world, by, _input, now) {
    const { owner } = world.conversation;
    if (owner.kind === "closed") return failed("already-done");
    const closed = withConversation(newPlan(world, world.conversation, now), {
      owner: changedOwner(owner, { kind: "closed" }),
      matters: [],
      aside: {},
      pending: null,
      transfers: 0,
      apart: null,
    });
    const noted = noteDown(heardBy(closed, member(by)), "closed", member(by));
    return ok(unhurried(finish(say(noted, "farewell.closing"), "notice"), now));
  },
});

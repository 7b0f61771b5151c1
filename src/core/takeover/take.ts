import { z } from "zod";
import { conversationAct } from "../act.ts";
import { finish, newPlan, say, withConversation } from "../turn/turn-plan.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { changedOwner } from "../records/owner.ts";
import { answeredBy } from "../waiting/wait-over.ts";
import { member } from "../staff-turn.ts";

/** A person takes over a conversation: from then on the bot is silent (B25). */
export const take = conversationAct({
  name: "take",
  may: {
    own: SERVING,
    // One person at a time serves a resident; whom the ladder calls may step in.
    others: ["supervisor", "director"],
    unassigned: SERVING,
  },
  input: z.object({}),
  decide(world, by, _input, now) {
    const { owner } = world.conversation;
    if (owner.kind === "staff" && owner.id === by.id) return failed("already-done");
    const taken = withConversation(newPlan(world, world.conversation, now), {
      owner: changedOwner(owner, { kind: "staff", ...member(by) }),
    });
    const answered = answeredBy(taken, member(by));
    return ok(finish(say(answered, "takeover.taken", { staff: by.name }), "notice"));
  },
});

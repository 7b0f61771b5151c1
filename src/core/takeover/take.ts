import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { words } from "../staff-turn.ts";
import { finish, newPlan } from "../turn/turn-plan.ts";
import { spokenBy, takeOver } from "./take-over.ts";

/** A person takes over a conversation: from then on the bot is silent (B25). */
export const take = conversationAct({
  name: "take",
  may: {
    own: SERVING,
    // One person at a time serves a resident; whom the ladder calls may step in.
    others: ["supervisor", "director"],
    unassigned: SERVING,
  },
  input: z.object({ reason: words(400).optional() }),
  decide(world, by, { reason }, now) {
    const { owner } = world.conversation;
    if (owner.kind === "staff" && owner.id === by.id) return failed("already-done");
    const taken = takeOver(newPlan(world, world.conversation, now), by, reason);
    return ok(spokenBy(finish(taken, "notice"), by));
  },
});

import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { member, words } from "../staff-turn.ts";
import { finish, newPlan, withConversation } from "../turn/turn-plan.ts";

/**
 * Who needs particular care, and how, is marked with their consent; colleagues see it wherever the
 * resident stands, and the resident stands first among those who wait for the same (B29).
 */
export const markCare = conversationAct({
  name: "care",
  may: { own: SERVING, others: SERVING, unassigned: SERVING },
  input: z
    .object({ note: words(200).nullable(), agreed: z.literal(true).optional() })
    // Nobody is marked who was not asked.
    .refine(({ note, agreed }) => note === null || agreed === true, { path: ["agreed"] }),
  decide(world, by, { note }, now) {
    const { conversation } = world;
    if (note === (conversation.care?.note ?? null)) return failed("already-done");
    const care = note === null ? null : { note, by: member(by), at: now };
    return ok(finish(withConversation(newPlan(world, conversation, now), { care }), "notice"));
  },
});

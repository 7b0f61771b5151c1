import { z } from "zod";
import { conversationAct } from "../act.ts";
import { finish, newPlan, say, withConversation } from "../turn/turn-plan.ts";
import { proceed } from "../dialogs/question.ts";
import { SERVING } from "../policy.ts";
import { ok } from "../result.ts";
import { changedOwner } from "../turn/hand-over.ts";

/** Hands a conversation back to the bot, which speaks first and takes up what was asked. */
export const giveBack = conversationAct({
  name: "return",
  may: { own: SERVING, others: [], unassigned: [] },
  input: z.object({}),
  decide(world, _by, _input, now) {
    const { owner, frame } = world.conversation;
    const returned = withConversation(newPlan(world, world.conversation, now), {
      owner: changedOwner(owner, { kind: "bot" }),
    });
    const speaking = say(returned, "takeover.returned");
    const resumed = frame
      ? proceed(withConversation(speaking, { frame: { ...frame, asked: null } }))
      : say(speaking, "offer-help");
    return ok(finish(resumed, "reply"));
  },
});

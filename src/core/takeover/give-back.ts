import { z } from "zod";
import { conversationAct } from "../act.ts";
import { noteDown } from "../turn/told-staff.ts";
import { finish, newPlan, say, withConversation } from "../turn/turn-plan.ts";
import { goOn } from "../dialogs/go-on.ts";
import { isUnderWay } from "../records/matter.ts";
import { SERVING } from "../policy.ts";
import { ok } from "../result.ts";
import { changedOwner } from "../records/owner.ts";
import { heardBy } from "../waiting/wait-over.ts";
import { member } from "../staff-turn.ts";

/** Hands a conversation back to the bot, which speaks first and takes up what was asked. */
export const giveBack = conversationAct({
  name: "return",
  may: { own: SERVING, others: [], unassigned: [] },
  input: z.object({}),
  decide(world, by, _input, now) {
    const { owner, matters } = world.conversation;
    const returned = withConversation(newPlan(world, world.conversation, now), {
      owner: changedOwner(owner, { kind: "bot" }),
      transfers: 0,
      apart: null,
    });
    const noted = noteDown(heardBy(returned, member(by)), "returned", member(by));
    const speaking = say(noted, "takeover.returned");
    const resumed = matters.some(isUnderWay) ? goOn(speaking) : say(speaking, "offer-help");
    return ok(finish(resumed, "reply"));
  },
});

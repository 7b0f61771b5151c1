import type { Answer } from "../content/content.ts";
import { handOver } from "../turn/hand-over.ts";
import { say, withConversation, type TurnPlan } from "../turn/turn-plan.ts";
import { proceed } from "./question.ts";
import { tellStatus } from "./status.ts";

/** Gives the answer of an intent that needs no dialog. */
export function giveAnswer(plan: TurnPlan, answer: Answer): TurnPlan {
  if ("say" in answer) return say(plan, answer.say);
  switch (answer.do) {
    case "greet":
      return greet(plan);
    case "person":
      return handOver(plan);
    case "status":
      return tellStatus(plan);
    case "repeat": {
      const { last } = plan.conversation;
      return last ? { ...plan, says: [last.text], choices: last.choices } : say(plan, "offer-help");
    }
    case "help":
      return say(plan, "offer-help");
  }
}

/** After an answer in mid-dialog its question stands again, uncounted. */
export function afterAnswer(plan: TurnPlan): TurnPlan {
  const { frame } = plan.conversation;
  if (!frame) return plan;
  return proceed(withConversation(plan, { frame: { ...frame, asked: null } }));
}

/** A6: a resident whose name we know is greeted by it; A5: a new one is asked who they are. */
function greet(plan: TurnPlan): TurnPlan {
  if (plan.conversation.known.name) return say(plan, "greet.known");
  if (plan.conversation.frame) return say(plan, "greet.opening");
  return withConversation(say(plan, "greet.first"), { pending: { kind: "who" } });
}

import type { Answer } from "../content/content.ts";
import { say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan, AnswerKind } from "../turn/turn.ts";
import { proceed } from "./question.ts";

/** Gives the answer of an intent that needs no dialog. */
export function giveAnswer(plan: TurnPlan, answer: Answer): TurnPlan {
  return "say" in answer ? say(plan, answer.say) : kindOf(plan, answer.do).give(plan);
}

/** Whether nothing is to be said behind it. */
export function ends(plan: TurnPlan, answer: Answer): boolean {
  return "do" in answer && kindOf(plan, answer.do).ends === true;
}

/** @throws when there is none: content was checked by other features than it is used with. */
function kindOf({ world }: TurnPlan, name: string): AnswerKind {
  const kind = world.features.answers.get(name);
  if (!kind) throw new Error(`there is no answer "${name}"`);
  return kind;
}

/** After an answer in mid-dialog its question stands again, uncounted. */
export function afterAnswer(plan: TurnPlan): TurnPlan {
  const { frame } = plan.conversation;
  if (!frame) return plan;
  return proceed(withConversation(plan, { frame: { ...frame, asked: null } }));
}

import type { Dialog } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import { say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { afterAnswer } from "./give-answer.ts";
import type { NonAnswer } from "./non-answer.ts";
import { explain, proceed } from "./question.ts";
import { skip } from "./skip.ts";

/** 等一下 is granted, 為什麼要電話 answered, in any state; null for what only a question gives sense. */
export function respondToNonAnswer(plan: TurnPlan, nonAnswer: NonAnswer): TurnPlan | null {
  const { frame, last } = plan.conversation;
  switch (nonAnswer.kind) {
    case "wait":
      return { ...say(plan, "wait.granted"), choices: last?.choices ?? [] };
    case "why": {
      const asked = plan.world.features.slots.get(frame?.asked?.what ?? "");
      const about = nonAnswer.about ?? asked?.id ?? null;
      return about === null ? null : afterAnswer(say(plan, `why.${about}`));
    }
    case "unknown":
    case "whatever":
      return null;
  }
}

/** 不知道 and 隨便 leave out what may be left out; else the question is explained or put again. */
export function respondVaguely(
  plan: TurnPlan,
  nonAnswer: NonAnswer,
  frame: Frame,
  dialog: Dialog,
): TurnPlan {
  const slot = dialog.slots.find((each) => each.slot === frame.asked?.what);
  const isVague = nonAnswer.kind === "unknown" || nonAnswer.kind === "whatever";
  if (slot?.optional && isVague) return skip(plan, frame, dialog);
  return slot && nonAnswer.kind === "unknown" ? explain(plan, frame, slot) : proceed(plan);
}

import type { Dialog } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import { say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { fill } from "./frame.ts";
import { proceed } from "./question.ts";

/** Leaves what was asked unanswered when it may be, else says why it is needed. */
export function skip(plan: TurnPlan, frame: Frame, dialog: Dialog): TurnPlan {
  const slot = dialog.slots.find((each) => each.slot === frame.asked?.what);
  if (!slot) return proceed(plan);
  if (!slot.optional) return proceed(say(plan, "slot.needed"));
  return proceed(
    say(withConversation(plan, { frame: fill(frame, { [slot.slot]: null }) }), "slot.declined"),
  );
}

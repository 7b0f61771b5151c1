import { hasOpenTickets } from "../tickets/status.ts";
import { changedOwner, handOver } from "../turn/hand-over.ts";
import { say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { Control, DialogAct } from "../understanding/interpretation.ts";
import { back, restart } from "./answer-frame.ts";
import { afterwards, explain, proceed } from "./question.ts";
import { respondToNonAnswer } from "./respond-to-non-answer.ts";
import { serveIntent } from "./serve.ts";
import { skip } from "./skip.ts";
import type { Utterance } from "./utterance.ts";

/** Control words do the same in every state. */
export function runControl(plan: TurnPlan, utterance: Utterance, control: Control): TurnPlan {
  const { frame, stack, owner, last } = plan.conversation;
  const dialog = frame ? plan.world.content.dialogs.get(frame.dialog) : undefined;
  const served = (intent: string): TurnPlan => ({ ...plan, served: { intent, decision: "act" } });
  switch (control.kind) {
    case "person":
      return handOver(served("talk-to-human"));
    case "cancel": {
      const dropped = withConversation(served("start-over"), { frame: null, pending: null });
      if (frame) {
        return afterwards(say(dropped, "cancel.done"));
      }
      if (owner.kind === "waiting")
        return say(
          withConversation(dropped, { owner: changedOwner(owner, { kind: "bot" }) }),
          "cancel.person",
        );
      if (hasOpenTickets(plan)) return serveIntent(plan, utterance, "ticket-change");
      return say(dropped, "cancel.nothing");
    }
    case "back":
      return frame ? back(served("start-over"), frame) : say(served("start-over"), "back.nothing");
    case "repeat": {
      if (!last) return say(served("repeat"), "offer-help");
      return { ...served("repeat"), says: [...plan.says, last.text], choices: last.choices };
    }
    case "restart": {
      if (frame) return restart(served("start-over"), frame);
      const fresh = withConversation(served("start-over"), {
        frame: null,
        stack: [],
        pending: null,
      });
      return say(stack.length > 0 ? say(fresh, "cancel.done") : fresh, "restart.fresh");
    }
    case "skip":
      if (frame && dialog) return skip(served(frame.intent), frame, dialog);
      return say(served("deny"), "offer-help");
    case "language": {
      const changed = say(
        withConversation(plan, { language: control.language }),
        "language.changed",
      );
      return again(changed);
    }
  }
}

/** Does what a reply asks for that answers nothing. */
export function runDialogAct(plan: TurnPlan, utterance: Utterance, act: DialogAct): TurnPlan {
  const { frame } = plan.conversation;
  const dialog = frame ? plan.world.content.dialogs.get(frame.dialog) : undefined;
  switch (act) {
    case "cancel":
    case "person":
    case "skip":
      return runControl(plan, utterance, { kind: act });
    case "no":
      return runControl(plan, utterance, { kind: "skip" });
    case "repeat": {
      const slot = dialog?.slots.find((each) => each.slot === frame?.asked?.what);
      return frame && slot
        ? explain(plan, frame, slot)
        : runControl(plan, utterance, { kind: "repeat" });
    }
    case "why":
      return respondToNonAnswer(plan, { kind: "why", about: null }) ?? proceed(plan);
    case "wait": {
      // It counts, so that 等我媽回來 is taken at its word in the end.
      const counted = frame?.asked && {
        ...frame,
        asked: { ...frame.asked, times: frame.asked.times + 1 },
      };
      return (
        respondToNonAnswer(counted ? withConversation(plan, { frame: counted }) : plan, {
          kind: "wait",
        }) ?? proceed(plan)
      );
    }
    case "yes":
      return proceed(plan);
  }
}

/** Puts the question under way once more, without counting it as unanswered. */
function again(plan: TurnPlan): TurnPlan {
  const { frame } = plan.conversation;
  if (!frame) return say(plan, "offer-help");
  return proceed(withConversation(plan, { frame: { ...frame, asked: null } }));
}

import { changedOwner, handOver } from "../takeover/hand-over.ts";
import type { Control, DialogAct } from "../understanding/interpretation.ts";
import { answerAside } from "./answer-aside.ts";
import { back, restart } from "./answer-frame.ts";
import { say, withConversation, type Draft } from "./draft.ts";
import type { Heard } from "./heard.ts";
import { afterwards, explain, proceed } from "./question.ts";
import { serveIntent } from "./serve.ts";
import { skip } from "./skip.ts";
import { hasOpenTickets } from "./status.ts";

/** Control words do the same in every state. */
export function steer(draft: Draft, heard: Heard, control: Control): Draft {
  const { frame, stack, owner, last } = draft.conversation;
  const dialog = frame ? draft.world.content.dialogs.get(frame.dialog) : undefined;
  const served = (intent: string): Draft => ({ ...draft, served: { intent, decision: "act" } });
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
          withConversation(dropped, { owner: changedOwner(owner, "bot", null) }),
          "cancel.person",
        );
      if (hasOpenTickets(draft)) return serveIntent(draft, heard, "ticket-change");
      return say(dropped, "cancel.nothing");
    }
    case "back":
      return frame ? back(served("start-over"), frame) : say(served("start-over"), "back.nothing");
    case "repeat": {
      if (!last) return say(served("repeat"), "offer-help");
      return { ...served("repeat"), says: [...draft.says, last.text], choices: last.choices };
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
        withConversation(draft, { language: control.language }),
        "language.changed",
      );
      return again(changed);
    }
  }
}

/** Does what a reply asks for that answers nothing. */
export function follow(draft: Draft, heard: Heard, act: DialogAct): Draft {
  const { frame } = draft.conversation;
  const dialog = frame ? draft.world.content.dialogs.get(frame.dialog) : undefined;
  switch (act) {
    case "cancel":
    case "person":
    case "skip":
      return steer(draft, heard, { kind: act });
    case "no":
      return steer(draft, heard, { kind: "skip" });
    case "repeat": {
      const slot = dialog?.slots.find((each) => each.slot === frame?.asked?.what);
      return frame && slot ? explain(draft, frame, slot) : steer(draft, heard, { kind: "repeat" });
    }
    case "why":
      return answerAside(draft, { kind: "why", about: null }) ?? proceed(draft);
    case "wait": {
      // It counts, so that 等我媽回來 is taken at its word in the end.
      const counted = frame?.asked && {
        ...frame,
        asked: { ...frame.asked, times: frame.asked.times + 1 },
      };
      return (
        answerAside(counted ? withConversation(draft, { frame: counted }) : draft, {
          kind: "wait",
        }) ?? proceed(draft)
      );
    }
    case "yes":
      return proceed(draft);
  }
}

/** Puts the question under way once more, without counting it as unanswered. */
function again(draft: Draft): Draft {
  const { frame } = draft.conversation;
  if (!frame) return say(draft, "offer-help");
  return proceed(withConversation(draft, { frame: { ...frame, asked: null } }));
}

import type { Dialog } from "../content/content.ts";
import type { Frame } from "../conversation.ts";
import { say, withConversation, type Draft } from "./draft.ts";
import { fill } from "./frame.ts";
import { proceed } from "./question.ts";

/** Leaves what was asked unanswered when it may be, else says why it is needed. */
export function skip(draft: Draft, frame: Frame, dialog: Dialog): Draft {
  const slot = dialog.slots.find((each) => each.slot === frame.asked?.what);
  if (!slot) return proceed(draft);
  if (!slot.optional) return proceed(say(draft, "slot.needed"));
  return proceed(
    say(withConversation(draft, { frame: fill(frame, { [slot.slot]: null }) }), "slot.declined"),
  );
}

import type { Answer } from "../content/content.ts";
import { handOver } from "../takeover/hand-over.ts";
import { say, withConversation, type Draft } from "./draft.ts";
import { proceed } from "./question.ts";
import { tellStatus } from "./status.ts";

/** Gives the answer of an intent that needs no dialog. */
export function giveAnswer(draft: Draft, answer: Answer): Draft {
  if ("say" in answer) return say(draft, answer.say);
  switch (answer.do) {
    case "greet":
      return greet(draft);
    case "person":
      return handOver(draft);
    case "status":
      return tellStatus(draft);
    case "repeat": {
      const { last } = draft.conversation;
      return last
        ? { ...draft, says: [last.text], choices: last.choices }
        : say(draft, "offer-help");
    }
    case "help":
      return say(draft, "offer-help");
  }
}

/** After an answer in mid-dialog its question stands again, uncounted. */
export function afterAnswer(draft: Draft): Draft {
  const { frame } = draft.conversation;
  if (!frame) return draft;
  return proceed(withConversation(draft, { frame: { ...frame, asked: null } }));
}

/** A6: a resident whose name we know is greeted by it; A5: a new one is asked who they are. */
function greet(draft: Draft): Draft {
  if (draft.conversation.known.name) return say(draft, "greet.known");
  if (draft.conversation.frame) return say(draft, "greet.opening");
  return withConversation(say(draft, "greet.first"), { pending: { kind: "who" } });
}

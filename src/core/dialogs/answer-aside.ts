import type { Dialog } from "../content/content.ts";
import type { Frame } from "../conversation.ts";
import type { Aside } from "./aside.ts";
import { say, type Draft } from "./draft.ts";
import { afterAnswer } from "./give-answer.ts";
import { explain, proceed } from "./question.ts";
import { skip } from "./skip.ts";

/** 等一下 is granted, 為什麼要電話 answered, in any state; null for what only a question gives sense. */
export function answerAside(draft: Draft, aside: Aside): Draft | null {
  const { frame, last } = draft.conversation;
  switch (aside.kind) {
    case "wait":
      return { ...say(draft, "wait.granted"), choices: last?.choices ?? [] };
    case "why": {
      const asked = frame?.asked?.what ?? null;
      const about = aside.about ?? (asked === "read-back" || asked === "correction" ? null : asked);
      return about === null ? null : afterAnswer(say(draft, `why.${about}`));
    }
    case "unknown":
    case "whatever":
      return null;
  }
}

/** 不知道 and 隨便 leave out what may be left out; else the question is explained or put again. */
export function answerVaguely(draft: Draft, aside: Aside, frame: Frame, dialog: Dialog): Draft {
  const slot = dialog.slots.find((each) => each.slot === frame.asked?.what);
  const isVague = aside.kind === "unknown" || aside.kind === "whatever";
  if (slot?.optional && isVague) return skip(draft, frame, dialog);
  return slot && aside.kind === "unknown" ? explain(draft, frame, slot) : proceed(draft);
}

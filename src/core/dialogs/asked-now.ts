import type { Conversation } from "../records/conversation.ts";
import type { Asked } from "../understanding/move.ts";
import { openMatter } from "./matters.ts";

/** What stands when a message comes: the same words mean something else after another question. */
export function askedNow(conversation: Conversation, now: number): Asked {
  const { pending, owner } = conversation;
  const open = openMatter(conversation, now)?.open ?? null;
  if (open !== null) return OF_SLOT[open] ?? "details";
  switch (pending?.kind) {
    case "who":
      return "contact";
    case "resume":
    case "cancel":
      return "read-back";
    case "anything-else":
    case "answered":
    case "which":
      return pending.kind;
    case "which-ticket":
      return "which";
    case "again":
      return "issue";
    case "unwell":
    case undefined:
      return owner.kind === "waiting" ? "waiting" : "nothing";
  }
}

const OF_SLOT: Readonly<Record<string, Asked>> = {
  issue: "issue",
  place: "place",
  unit: "unit",
  name: "contact",
  phone: "contact",
  when: "when",
  "read-back": "read-back",
  correction: "correct",
};

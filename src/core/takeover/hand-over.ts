import { alert, languageOf, offer, say, withConversation, type Draft } from "../dialogs/draft.ts";
import { slotFillings } from "../dialogs/slot-words.ts";
import type { Owner } from "../conversation.ts";

/**
 * A person is needed: the conversation waits for one, staff hear of it with what is known, and
 * the resident is told. The bot goes on helping until somebody takes over.
 */
export function handOver(draft: Draft): Draft {
  const { conversation } = draft;
  if (conversation.owner.kind === "waiting") return say(draft, "person.still-waiting");
  const waiting = withConversation(draft, {
    owner: changedOwner(conversation.owner, "waiting", null),
    misses: 0,
    pending: null,
  });
  const told = alert(
    waiting,
    "staff",
    "staff.person-wanted",
    {
      ...slotFillings({ ...conversation.known, ...conversation.frame?.slots }, "zh-Hant"),
      text: draft.heard,
      status: languageOf(draft),
    },
    { ticket: null, urgent: true },
  );
  return offer(say(told, "person.coming"), []);
}

/** Each change of who speaks has an epoch of its own, so that a late reply of the bot is seen. */
export function changedOwner(owner: Owner, kind: Owner["kind"], staff: string | null): Owner {
  return { kind, epoch: owner.epoch + 1, staff };
}

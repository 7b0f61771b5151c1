import type { Owner } from "../records/conversation.ts";
import { slotFillings } from "./slot-words.ts";
import { alert, languageOf, offer, say, withConversation } from "./turn-plan.ts";
import type { TurnPlan, AnswerKind } from "./turn.ts";

/**
 * A person is needed: the conversation waits for one, staff hear of it with what is known, and
 * the resident is told. The bot goes on helping until somebody takes over.
 */
export function handOver(plan: TurnPlan): TurnPlan {
  const { conversation } = plan;
  if (conversation.owner.kind === "waiting") return say(plan, "person.still-waiting");
  const waiting = withConversation(plan, {
    owner: changedOwner(conversation.owner, { kind: "waiting" }),
    misses: 0,
    pending: null,
  });
  const told = alert(
    waiting,
    "staff",
    "staff.person-wanted",
    {
      ...slotFillings(
        plan.world,
        { ...conversation.known, ...conversation.frame?.slots },
        "zh-Hant",
      ),
      text: plan.messageText,
      status: languageOf(plan),
    },
    { ticket: null, urgent: true },
  );
  return offer(say(told, "person.coming"), []);
}

export const person: AnswerKind = { name: "person", ends: true, give: handOver };

/** Each change of who speaks has an epoch of its own, so that a late reply of the bot is seen. */
export function changedOwner({ epoch }: Owner, next: Next<Owner>): Owner {
  return { ...next, epoch: epoch + 1 };
}

type Next<O> = O extends Owner ? Omit<O, "epoch"> : never;

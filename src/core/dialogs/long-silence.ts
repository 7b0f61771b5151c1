import { saidFrom } from "../courtesy/quiet-hours.ts";
import {
  finish,
  newPlan,
  say,
  unhurried,
  wake,
  withConversation,
  wording,
} from "../turn/turn-plan.ts";
import type { TimerKind, TurnPlan } from "../turn/turn.ts";

const KIND = "long-silence";
/** Nobody thinks for so long about whether there is anything else. */
const SILENCE_MS = 30 * 60_000;

/** Whoever was asked whether there is anything else is not left with the question for ever (A15). */
export function awaitMore(plan: TurnPlan): TurnPlan {
  const isAsked = plan.conversation.pending?.kind === "anything-else";
  return isAsked ? wake(plan, KIND, plan.now + SILENCE_MS) : plan;
}

/**
 * After long silence the desk says goodbye in their place: once, never in quiet hours, and only while
 * its question is still the last word. What is on record goes on.
 */
export const longSilence: TimerKind = {
  kind: KIND,
  fire(world, _timer, now) {
    const { conversation, community } = world;
    const { pending, owner, last, dangers } = conversation;
    const plan = newPlan(world, conversation, now);
    const isLastWord = last?.text.endsWith(wording(plan, "anything-else")) === true;
    if (pending?.kind !== "anything-else" || !isLastWord || owner.kind !== "bot") return null;
    if (dangers.some(({ over }) => !over) || saidFrom(now, community) > now) return null;
    const left = say(withConversation(plan, { pending: null }), "farewell.silence");
    return unhurried(finish(left, "reply"), now);
  },
};

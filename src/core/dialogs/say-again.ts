import { isUnderWay } from "../records/matter.ts";
import { hasOpenTickets, tellStatus } from "../tickets/status.ts";
import type { Press } from "../turn/offers.ts";
import { say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { explain, readBack } from "./ask.ts";
import { atHand } from "./matters.ts";
import type { Utterance } from "./utterance.ts";

/** The question that is open, in other words; else the last words once more, where they are wanted. */
export function sayAgain(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const matter = atHand(plan);
  const explained = matter && explain(plan, matter);
  if (explained) return explained;
  const { last } = plan.conversation;
  // What was no question is said again only to who asks for just that.
  const isWanted = utterance.control?.kind === "repeat" || last?.choices.length;
  return last && isWanted
    ? { ...plan, says: [...plan.says, last.text], choices: last.choices }
    : say(plan, "offer-help");
}

/**
 * An old button, or one of another who writes here: nothing is done by it, and whoever pressed it
 * reads how things stand now. What begins something anew is as good as on the day it was offered.
 */
export function answerOldPress(
  plan: TurnPlan,
  utterance: Utterance,
  { value, stands }: Press,
): TurnPlan | null {
  const { pending, matters } = plan.conversation;
  const underWay = matters.filter(isUnderWay);
  if (stands === "here" || BEGINS.test(value)) return null;
  if (stands === "for-another") return say(plan, "button.for-another");
  // What is on record by now can still be corrected.
  if (underWay.length === 0 && value.startsWith("correct:")) return null;
  const told = say(plan, "button.no-more");
  if (underWay.some(({ state }) => state === "confirming"))
    return readBack(
      told,
      underWay.map(({ asked: { "read-facts": _read, ...asked }, ...one }) => ({ ...one, asked })),
    );
  const isAsked = underWay.length > 0 || (pending !== null && !CLOSING.has(pending.kind));
  if (isAsked) return sayAgain(told, utterance);
  return hasOpenTickets(plan) ? tellStatus(told) : say(told, "offer-help");
}
/** Nothing is asked by them that could be asked again. */
const CLOSING: ReadonlySet<string> = new Set(["anything-else", "answered"]);
const BEGINS = /^(?:intent:|person$|restart$)/;

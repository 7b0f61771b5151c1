import { offer, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { isUnderWay } from "../records/matter.ts";
import { does, type Utterance } from "./utterance.ts";

/** The intent of whoever is not well, and the kind of the ticket by which somebody looks after them. */
export const UNWELL = "unwell";

/** Of low spirits it is said that we are with them; nobody is sent to the door for it. */
const LOW_SPIRITS =
  /心情|難過|难过|失戀|失恋|孤單|孤单|寂寞|壓力|压力|想哭|失眠|\b(?:sad|lonely|stress\w*|feeling (?:down|low|blue)|heartbroken|insomnia)\b/i;

/**
 * 「是否要我去請醫生來」 (A14): whoever is ill, and wrote of nothing else, is offered that a colleague
 * comes by; the offer is a button, and taken it is a ticket with its clock.
 */
export function offerCare(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const { matters, owner, pending } = plan.conversation;
  const isBusy = matters.some(isUnderWay) || owner.kind !== "bot" || pending?.kind === UNWELL;
  const isAlone = plan.says.length === 1 && plan.conversation.said["feel.illness"] !== undefined;
  if (isBusy || !isAlone || !does(utterance, "illness") || LOW_SPIRITS.test(utterance.text))
    return null;
  const asking = withConversation(plan, { pending: { kind: UNWELL, text: utterance.text } });
  return offer(say(asking, "unwell.offer"), ["come", "no-need"]);
}

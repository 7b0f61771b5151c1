import { isUnderWay } from "../records/matter.ts";
import type { Language } from "../records/message.ts";
import type { AnswerKind, Turn, World } from "../turn/turn.ts";
import { finish, newPlan, offer, say, withConversation, wording } from "../turn/turn-plan.ts";

/** A6: a resident whose name we know is greeted by it; A5: a new one is asked who they are. */
export const greet: AnswerKind = {
  name: "greet",
  give(plan) {
    if (plan.conversation.known.name) return say(plan, "greet.known");
    if (plan.conversation.matters.some(isUnderWay)) return say(plan, "greet.opening", { bot: "" });
    return withConversation(say(plan, "greet.first"), { pending: { kind: "who" } });
  },
};

/** What was said last, word for word. */
export const repeat: AnswerKind = {
  name: "repeat",
  ends: true,
  give(plan) {
    const { last } = plan.conversation;
    return last ? { ...plan, says: [last.text], choices: last.choices } : say(plan, "offer-help");
  },
};

export const help: AnswerKind = { name: "help", give: (plan) => say(plan, "offer-help") };

/** The first word is ours: who we are, and what residents come for most, as buttons (A5). */
export function welcome(world: World, language: Language | null, now: number): Turn {
  const plan = newPlan(world, { ...world.conversation, language }, now);
  const said = say(say(plan, "greet.opening", { bot: wording(plan, "greet.bot") }), "offer-help");
  const often = world.content.offered.map((intent) => `intent:${intent}`);
  return finish(offer(said, [...often, "person"]), "reply");
}

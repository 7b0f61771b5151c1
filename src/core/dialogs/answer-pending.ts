import { languageOf, offer, remember, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { withNames } from "./names.ts";
import { afterwards } from "./question.ts";
import { serveIntent } from "./serve.ts";
import type { Utterance } from "./utterance.ts";

/** Takes a message as the answer to what was asked outside any frame; null when it is none. */
export function answerPending(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const { pending, owner } = plan.conversation;
  const text = pending?.kind === "which" ? pending.text : "";
  const photos = pending?.kind === "which" ? pending.photos : [];
  if (utterance.intent !== null) {
    const { intent } = utterance;
    const chosen = { ...plan, served: { intent, decision: "act" as const } };
    const { community, content } = plan.world;
    const meant = content.understanding.interpret(text, community.country);
    const { entities } = withNames(meant, community, languageOf(plan));
    const said = { ...utterance, text, photos, meaning: { ...utterance.meaning, entities } };
    return serveIntent(chosen, said, intent);
  }
  switch (pending?.kind) {
    case undefined:
      return utterance.answer === null ? greetKnown(plan, utterance) : say(plan, "offer-help");
    case "who": {
      const { match } = utterance.meaning;
      const { community, content } = plan.world;
      const { name } = content.understanding.answers(utterance.text, community.country);
      if (!name || (match.decision === "act" && match.intent !== "out-of-scope"))
        return greetKnown(plan, utterance);
      return say(withConversation(remember(plan, { name }), { pending: null }), "greet.named");
    }
    case "resume": {
      const { stack } = plan.conversation;
      const freed = withConversation(plan, { pending: null });
      const { match } = utterance.meaning;
      const goesOn = match.decision === "ask" || match.intent === stack.at(-1)?.intent;
      if (utterance.answer === "yes" || (utterance.answer === null && goesOn))
        return afterwards(freed);
      if (utterance.answer === "no")
        return afterwards(withConversation(freed, { stack: stack.slice(0, -1) }));
      return null;
    }
    case "anything-else":
      if (utterance.answer === "yes")
        return say(withConversation(plan, { pending: null }), "anything-else.yes");
      if (utterance.answer === "no") {
        const done = withConversation(plan, { pending: null });
        // Somebody who waits for a colleague is not sent away with a goodbye.
        return owner.kind === "waiting"
          ? say(done, "person.still-waiting")
          : say(done, "farewell.closing");
      }
      return greetKnown(plan, utterance);
    case "which": {
      const known = utterance.answer === null ? introduced(plan, utterance) : plan;
      return (
        known &&
        offer(say(known, "which"), [
          ...pending.intents.map((intent) => `intent:${intent}`),
          "person",
        ])
      );
    }
  }
}

/**
 * Who only says who they are or where they live is known from then on; null for other words. Of the
 * slots these three are named here: who somebody is, is said without any matter.
 */
function introduced(plan: TurnPlan, { text, meaning }: Utterance): TurnPlan | null {
  const { content, community } = plan.world;
  const { understanding } = content;
  const said = understanding.mattersIn(text, community.country);
  if (text === "" || said.some((clause) => /\p{L}/u.test(clause))) return null;
  const { name } = meaning.entities;
  const answer = understanding.answers(text, community.country);
  const phone = meaning.entities.phone ?? answer.phone;
  const unit = meaning.entities.unit ?? (phone === null ? answer.unit : null);
  if (name === null && phone === null && unit === null) return null;
  return withConversation(remember(plan, { name, phone, unit }), { misses: 0 });
}

function greetKnown(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const known = introduced(plan, utterance);
  return known && say(withConversation(known, { pending: null }), "greet.named");
}

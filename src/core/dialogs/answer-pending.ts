import type { Draft } from "./draft.ts";
import { languageOf, offer, remember, say, withConversation } from "./draft.ts";
import type { Heard } from "./heard.ts";
import { withNames } from "./names.ts";
import { afterwards } from "./question.ts";
import { serveIntent } from "./serve.ts";

/** Takes a message as the answer to what was asked outside any frame; null when it is none. */
export function answerPending(draft: Draft, heard: Heard): Draft | null {
  const { pending, owner } = draft.conversation;
  const text = pending?.kind === "which" ? pending.text : "";
  const photos = pending?.kind === "which" ? pending.photos : [];
  if (heard.intent !== null) {
    const { intent } = heard;
    const chosen = { ...draft, served: { intent, decision: "act" as const } };
    const { community, content } = draft.world;
    const meant = content.understanding.interpret(text, community.country);
    const { entities } = withNames(meant, community, languageOf(draft));
    const said = { ...heard, text, photos, meaning: { ...heard.meaning, entities } };
    return serveIntent(chosen, said, intent);
  }
  switch (pending?.kind) {
    case undefined:
      return heard.answer === null ? greetKnown(draft, heard) : say(draft, "offer-help");
    case "who": {
      const { match } = heard.meaning;
      const { community, content } = draft.world;
      const { name } = content.understanding.answers(heard.text, community.country);
      if (!name || (match.decision === "act" && match.intent !== "out-of-scope"))
        return greetKnown(draft, heard);
      return say(withConversation(remember(draft, { name }), { pending: null }), "greet.named");
    }
    case "resume": {
      const { stack } = draft.conversation;
      const freed = withConversation(draft, { pending: null });
      const { match } = heard.meaning;
      const goesOn = match.decision === "ask" || match.intent === stack.at(-1)?.intent;
      if (heard.answer === "yes" || (heard.answer === null && goesOn)) return afterwards(freed);
      if (heard.answer === "no")
        return afterwards(withConversation(freed, { stack: stack.slice(0, -1) }));
      return null;
    }
    case "anything-else":
      if (heard.answer === "yes")
        return say(withConversation(draft, { pending: null }), "anything-else.yes");
      if (heard.answer === "no") {
        const done = withConversation(draft, { pending: null });
        // Somebody who waits for a colleague is not sent away with a goodbye.
        return owner.kind === "waiting"
          ? say(done, "person.still-waiting")
          : say(done, "farewell.closing");
      }
      return greetKnown(draft, heard);
    case "which": {
      const known = heard.answer === null ? introduced(draft, heard) : draft;
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

/** Who only says who they are or where they live is known from then on; null for other words. */
function introduced(draft: Draft, { text, meaning }: Heard): Draft | null {
  const { content, community } = draft.world;
  const { understanding } = content;
  const said = understanding.mattersIn(text, community.country);
  if (text === "" || said.some((clause) => /\p{L}/u.test(clause))) return null;
  const { name } = meaning.entities;
  const answer = understanding.answers(text, community.country);
  const phone = meaning.entities.phone ?? answer.phone;
  const unit = meaning.entities.unit ?? (phone === null ? answer.unit : null);
  if (name === null && phone === null && unit === null) return null;
  return withConversation(remember(draft, { name, phone, unit }), { misses: 0 });
}

function greetKnown(draft: Draft, heard: Heard): Draft | null {
  const known = introduced(draft, heard);
  return known && say(withConversation(known, { pending: null }), "greet.named");
}

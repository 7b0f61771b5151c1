import type { Draft } from "./draft.ts";
import { offer, say, withConversation } from "./draft.ts";
import { readName } from "../understanding/entities/name.ts";
import type { Heard } from "./heard.ts";
import { serveIntent } from "./serve.ts";

/** Takes a message as the answer to what was asked outside any frame; null when it is none. */
export function answerPending(draft: Draft, heard: Heard): Draft | null {
  const { pending, owner } = draft.conversation;
  const text = pending?.kind === "which" ? pending.text : "";
  const photos = pending?.kind === "which" ? pending.photos : [];
  if (heard.intent !== null) {
    const meant = heard.intent;
    const chosen = { ...draft, served: { intent: meant, decision: "act" as const } };
    const { entities } = draft.world.content.understanding.interpret(
      text,
      draft.world.community.country,
    );
    const said = { ...heard, text, photos, meaning: { ...heard.meaning, entities } };
    return serveIntent(chosen, said, meant);
  }
  switch (pending?.kind) {
    case undefined:
      return heard.answer === null ? null : say(draft, "offer-help");
    case "who": {
      const name = readName(heard.text, { asked: true, country: draft.world.community.country });
      if (!name || heard.meaning.match.decision === "act") return null;
      const known = { ...draft.conversation.known, name };
      return say(withConversation(draft, { known, pending: null }), "greet.named");
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
      return null;
    case "which":
      if (heard.answer === null) return null;
      return offer(say(draft, "which"), [
        ...pending.intents.map((intent) => `intent:${intent}`),
        "person",
      ]);
  }
}

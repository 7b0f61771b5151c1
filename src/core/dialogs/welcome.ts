import type { Language } from "../message.ts";
import type { Turn, World } from "../turn.ts";
import { finish, newDraft, offer, say } from "./draft.ts";

/** What residents come for most, as buttons of the first word. */
const OFTEN = ["intent:repair", "intent:complaint", "intent:ticket-status", "person"];

/** The first word is ours: who we are, and what we can do (A5). */
export function welcome(world: World, language: Language | null, now: number): Turn {
  const draft = newDraft(world, { ...world.conversation, language }, now);
  const said = say(say(draft, "greet.opening"), "offer-help");
  return finish(offer(said, OFTEN), "reply");
}

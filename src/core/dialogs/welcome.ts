import type { Language } from "../records/message.ts";
import type { Turn, World } from "../turn/turn.ts";
import { finish, newPlan, offer, say } from "../turn/turn-plan.ts";

/** What residents come for most, as buttons of the first word. */
const OFTEN = ["intent:repair", "intent:complaint", "intent:ticket-status", "person"];

/** The first word is ours: who we are, and what we can do (A5). */
export function welcome(world: World, language: Language | null, now: number): Turn {
  const plan = newPlan(world, { ...world.conversation, language }, now);
  const said = say(say(plan, "greet.opening"), "offer-help");
  return finish(offer(said, OFTEN), "reply");
}

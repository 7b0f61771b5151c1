import type { Language } from "../records/message.ts";
import type { Turn, World } from "../turn/turn.ts";
import { finish, newPlan, offer, say } from "../turn/turn-plan.ts";

/** The first word is ours: who we are, and what residents come for most, as buttons (A5). */
export function welcome(world: World, language: Language | null, now: number): Turn {
  const plan = newPlan(world, { ...world.conversation, language }, now);
  const said = say(say(plan, "greet.opening"), "offer-help");
  const often = world.content.offered.map((intent) => `intent:${intent}`);
  return finish(offer(said, [...often, "person"]), "reply");
}

import { isFresh, speakerOf, type Conversation } from "../records/conversation.ts";
import { say, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";

/**
 * The first reply names the company (A5, C1) and says that no person writes it (B23), except where
 * every second counts; who asked just that, or for a person, is told so anyway.
 */
export function greet(plan: TurnPlan, before: Conversation): TurnPlan {
  const isGreeted = plan.conversation.said["greet.first"] !== undefined;
  if (joinsIn(plan, before)) {
    const hello = say({ ...plan, says: [] }, "greet.joining");
    return { ...hello, says: [...hello.says, ...plan.says] };
  }
  if (!isFresh(before) || plan.served?.intent === "emergency") return plan;
  const { said, owner } = plan.conversation;
  const isTold = said["who.bot"] !== undefined || owner.kind !== "bot";
  if (isGreeted) return isTold ? plan : say(plan, "greet.bot");
  const bot = isTold ? "" : wording(plan, "greet.bot");
  const alone = say({ ...plan, says: [] }, "greet.opening", { bot });
  return { ...alone, says: [...alone.says, ...plan.says] };
}

/** Whoever writes for the first time in a thread of others is greeted too (A4, B27). */
function joinsIn({ conversation, says, served }: TurnPlan, before: Conversation): boolean {
  const speaker = speakerOf(conversation);
  const isNew = speaker !== speakerOf(before) && !(speaker in before.aside) && !isFresh(before);
  const isGreeted = Object.entries(conversation.said).some(
    ([key, times]) => key.startsWith("greet.") && times > (before.said[key] ?? 0),
  );
  return isNew && !isGreeted && says.length > 0 && served?.intent !== "emergency";
}

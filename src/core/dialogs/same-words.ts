import { say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { thank } from "./acknowledge.ts";
import { feel } from "./feelings.ts";
import { goOn } from "./go-on.ts";
import { atHand } from "./matters.ts";
import { isPlain } from "./settled-moves.ts";
import { does, type Utterance } from "./utterance.ts";

/** What an intent is answered with, whoever has it; null where that depends, or a dialog serves it. */
export function sameWordsFor({ world: { content } }: TurnPlan, intent: string): string | null {
  const answer = content.answers.get(intent);
  // Courtesy is answered by its moves.
  const isCourtesy = content.kinds.get(intent)?.family === "social";
  return !isCourtesy && answer && "say" in answer ? answer.say : null;
}

/** Answers what always has the same answer (B13); null for everything else. */
export function answerAlways(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const { match, matters } = utterance.meaning;
  const isAsked = does(utterance, "raise", "ask", "describe", "chat");
  if (match.decision !== "act" || matters.length > 1 || !isAsked) return null;
  // Who is asked something answers it, whatever that resembles.
  if (atHand(plan) !== null && !isPlain(match)) return null;
  const words = sameWordsFor(plan, match.intent);
  return words === null ? null : goOn(say(thank(feel(plan, utterance), utterance), words));
}

import type { Danger } from "../../records/danger.ts";
import { keyFor, type DangerSpokenOf } from "../../turn/danger-phrases.ts";
import { say } from "../../turn/turn-plan.ts";
import type { TurnPlan } from "../../turn/turn.ts";
import type { FollowUp } from "../../understanding/interpretation.ts";
import type { Utterance } from "../utterance.ts";

/** What is asked, where it can be asked in this danger; null when the words only tell something. */
export function askedIn(kind: Danger, { meaning: { followUps } }: Utterance): FollowUp | null {
  return followUps.find(({ of }) => ONLY_IN[of]?.has(kind) ?? true)?.of ?? null;
}

const dangers = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** The same words ask for the gas valve in one danger and for the water's in another. */
const ONLY_IN: Readonly<Partial<Record<FollowUp, ReadonlySet<string>>>> = {
  valve: dangers("gas fire"),
  "water-main": dangers("flood shock"),
  windows: dangers("gas fire"),
  power: dangers("gas fire flood shock collapse other"),
  "stairs-or-lift": dangers("gas fire flood shock collapse other"),
  "go-back": dangers("gas fire flood shock collapse falling intruder other"),
  "move-person": dangers("medical helpless shock collapse falling trapped fire intruder"),
  poison: dangers("medical helpless self-harm gas other"),
  "talk-to-them": dangers("self-harm helpless"),
  hide: dangers("intruder other"),
  "put-out": dangers("fire shock other"),
  "lift-safe": dangers("trapped"),
};

/** What to do in the circumstances told answers these. */
export const TOLD_BY_ADVICE: ReadonlySet<FollowUp> = new Set([
  "what-now",
  "leave-or-stay",
  "stairs-or-lift",
  "move-person",
  "breathing",
  "put-out",
]);

/** Answers a question; what to do now is what was advised. */
export function answerTo(
  plan: TurnPlan,
  topic: FollowUp | "unknown",
  told: DangerSpokenOf,
): TurnPlan {
  if (topic === "what-now") return say(plan, told.advice);
  return say(plan, keyFor(plan, `emergency.answer.${topic}`, told));
}

import type { ToldDanger } from "../../conversation.ts";
import type { Danger, FollowUp } from "../../understanding/interpretation.ts";
import { say, type Draft } from "../draft.ts";
import type { Heard } from "../heard.ts";

/** What words depend on. */
type Spoken = Pick<ToldDanger, "kind" | "ofAnother" | "advice">;

/** What is asked, where it can be asked in this danger; null when the words only tell something. */
export function askedIn(kind: Danger, { meaning: { followUps } }: Heard): FollowUp | null {
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
export function answerTo(draft: Draft, topic: FollowUp | "unknown", told: Spoken): Draft {
  if (topic === "what-now") return say(draft, told.advice);
  return say(draft, keyFor(draft, `emergency.answer.${topic}`, told));
}

/**
 * `emergency.answer.windows.fire-in` in those circumstances, `emergency.answer.windows.fire` in that
 * danger, where there are such; else `emergency.answer.windows`. What is said to whoever wants to
 * die is not for those who see somebody else.
 */
export function keyFor(draft: Draft, key: string, { kind, ofAnother, advice }: Spoken): string {
  const circumstances = advice.slice(advice.lastIndexOf(".") + 1);
  const own = [`${key}.${circumstances}`, ...(ofAnother ? [] : [`${key}.${kind}`])];
  return own.find((each) => draft.world.content.phrases.has(each)) ?? key;
}

/** As staff read it. */
export function dangerName(draft: Draft, danger: Danger): string {
  return draft.world.content.phrases.say(`danger.${danger}`, "zh-Hant", {}, 0);
}

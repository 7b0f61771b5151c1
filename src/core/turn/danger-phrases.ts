import type { InLanguage } from "../content/content.ts";
import type { ToldDanger } from "../records/conversation.ts";
import type { Danger } from "../records/danger.ts";
import type { TurnPlan } from "./turn.ts";
import { nameOf } from "./told-staff.ts";

/** What words to somebody in danger depend on. */
export type DangerSpokenOf = Pick<ToldDanger, "kind" | "ofAnother" | "advice">;

/**
 * `emergency.answer.windows.fire-in` in those circumstances, `emergency.answer.windows.fire` in that
 * danger, where there are such; else `emergency.answer.windows`. What is said to whoever wants to
 * die is not for those who see somebody else.
 */
export function keyFor(
  plan: TurnPlan,
  key: string,
  { kind, ofAnother, advice }: DangerSpokenOf,
): string {
  const circumstances = advice.slice(advice.lastIndexOf(".") + 1);
  const own = [`${key}.${circumstances}`, ...(ofAnother ? [] : [`${key}.${kind}`])];
  return own.find((each) => plan.world.content.phrases.has(each)) ?? key;
}

/** As staff read it. */
export function dangerName(plan: TurnPlan, danger: Danger): InLanguage {
  return nameOf(plan, `danger.${danger}`);
}

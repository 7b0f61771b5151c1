import { DateTime } from "luxon";
import { festivalOn, wishIn } from "../courtesy/wishes.ts";
import { say, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";

/** A wish is returned in kind: 中秋節快樂 to 中秋節快樂, Merry Christmas to Merry Christmas (A8). */
export function returnWish(plan: TurnPlan, text: string): TurnPlan {
  const wish = wishIn(text);
  if (MY_BIRTHDAY.test(text)) return say(plan, "wish.birthday");
  if (wish === null) return say(plan, "feel.congratulate");
  return say(wishedToday(plan), "wish.returned", { wish: wording(plan, `wish.${wish}`) });
}

/** 「今天是我生日」 is congratulated on; a birthday that they wish us is not theirs. */
export const MY_BIRTHDAY =
  /我(?:今天|今日)?(?:的)?生日|(?:今天|今日)(?:是|係|系)?我(?:的)?生日|\b(?:it['’]?s|today is) my birthday\b|\bmy birthday (?:is )?today\b/i;

/**
 * On a festival whoever is greeted, or says goodbye, is wished it, once a day; not whoever told of
 * something sad or upsetting.
 */
export function wishOfTheDay(plan: TurnPlan, before: TurnPlan["conversation"]): TurnPlan {
  const { conversation, now, world, says } = plan;
  const festival = festivalOn(now, world.community.zone);
  if (festival === null || says.length === 0 || plan.urgent) return plan;
  const isNew = (key: string): boolean => (conversation.said[key] ?? 0) > (before.said[key] ?? 0);
  if (!COURTEOUS.some(isNew) || SAD.some((key) => conversation.said[key] !== undefined))
    return plan;
  if (conversation.wished === today(plan) || conversation.dangers.length > 0) return plan;
  return say(wishedToday(plan), "wish.offered", { wish: wording(plan, `wish.${festival}`) });
}
/** With these nobody is in the middle of anything. */
const COURTEOUS = [
  "greet.first",
  "greet.known",
  "greet.named",
  "farewell.closing",
  "farewell.night",
  "farewell.tomorrow",
  "farewell.journey",
  "farewell.thanked",
];
const SAD = ["feel.grief", "feel.illness", "feel.anger", "feel.insult", "feel.threat"];

function wishedToday(plan: TurnPlan): TurnPlan {
  return withConversation(plan, { wished: today(plan) });
}

function today({ now, world: { community } }: TurnPlan): string {
  return DateTime.fromMillis(now, { zone: community.zone }).toFormat("yyyy-LL-dd");
}

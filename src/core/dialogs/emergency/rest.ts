import type { TurnPlan } from "../../turn/turn.ts";
import type { Matter } from "../../understanding/interpretation.ts";
import { slotsOf } from "../../records/matter.ts";
import { matterNow, newMatter, noteMatter, tellMatter, withMatter } from "../matters.ts";
import { told } from "../told.ts";
import type { Utterance } from "../utterance.ts";
import { wordsToKeep } from "../words.ts";

/** What else stands in a message that tells of danger, or is raised in one, rests until it is over. */
export function restMatters(
  plan: TurnPlan,
  utterance: Utterance,
  others: readonly Matter[],
): TurnPlan {
  return others.reduce((each, other) => restOne(each, utterance, other), plan);
}

function restOne(
  plan: TurnPlan,
  utterance: Utterance,
  { text, match, entities }: Matter,
): TurnPlan {
  const dialog = plan.world.content.dialogFor.get(match.intent);
  if (!dialog) return plan;
  const matter = newMatter(plan, dialog, match.intent);
  const said = {
    ...utterance,
    text,
    photos: [],
    moves: plan.world.content.understanding.moves(text, "nothing"),
    meaning: { ...utterance.meaning, text, match, entities },
  };
  const begun = tellMatter(
    withMatter(plan, matter),
    matter,
    told(said, dialog, matter, plan.world),
  );
  const now = matterNow(begun, matter) ?? matter;
  const words = wordsToKeep(begun, said, null) || text;
  return slotsOf(now).issue ? begun : noteMatter(begun, now, words);
}

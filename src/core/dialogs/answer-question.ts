import type { Dialog } from "../content/content.ts";
import { slotsOf, type Matter } from "../records/matter.ts";
import { say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { askWhatToCorrect, MOST_TIMES } from "./ask.ts";
import { file } from "./file.ts";
import { dialogOf, factOf, withMatter } from "./matters.ts";
import { does, type Utterance } from "./utterance.ts";

/** What an agreement, a refusal or a shrug does to the question that stood. */
export function answerQuestion(
  plan: TurnPlan,
  utterance: Utterance,
  matter: Matter | null,
  corrected: boolean,
): { readonly plan: TurnPlan; readonly ends: boolean } {
  const open = matter?.open ?? null;
  if (matter === null || open === null) return { plan, ends: false };
  const now = plan.conversation.matters.find(({ id }) => id === matter.id) ?? matter;
  const go = (each: TurnPlan) => ({ plan: each, ends: false });
  const stay = (each: TurnPlan) => ({ plan: each, ends: true });
  if (open === "read-back") {
    if (corrected) return go(plan);
    const isMore = now.facts.length > matter.facts.length || now.notes.length > matter.notes.length;
    if (isMore && !does(utterance, "agree")) return go(plan);
    if (does(utterance, "agree", "whatever") || saysNothingMore(utterance))
      return go(fileAgreed(plan));
    return does(utterance, "disagree") ? stay(askWhatToCorrect(plan, now)) : go(plan);
  }
  if (open === "correction") {
    return go(withMatter(plan, { ...now, open: null }));
  }
  const isMore = now.facts.length > matter.facts.length || now.notes.length > matter.notes.length;
  const dialog = dialogOf(plan, now);
  const ask = dialog?.slots.find(({ slot }) => slot === open)?.ask;
  if (
    does(utterance, "decline", "disagree", "unknown", "whatever") &&
    !(isMore && isNeeded(dialog, open))
  ) {
    const group = dialog?.slots.filter((each) => each.slot === open || each.ask === ask) ?? [];
    const given = new Set(now.facts.map(({ slot }) => slot));
    const facts = group
      .filter(({ slot }) => !given.has(slot) && slot !== "issue")
      .map(({ slot }) => factOf(plan, slot, null));
    const passed = withMatter(plan, { ...now, facts: [...now.facts, ...facts], open: null });
    return go(isMore ? passed : say(passed, "slot.declined"));
  }
  // Nobody lives in the corridor: who said where it is has no door to tell.
  if (open === "unit" && ask !== undefined && isPlacedOutside(now, matter, utterance))
    return go(withMatter(plan, { ...now, open: null, asked: { ...now.asked, [ask]: MOST_TIMES } }));
  // 好 is a yes to "may I have it?": the number itself is still to come.
  const isBareYes = does(utterance, "agree") && utterance.moves.length === 1;
  if (isBareYes && now.facts.length === matter.facts.length)
    return stay(say(plan, "slot.go-ahead"));
  return go(withMatter(plan, { ...now, open: null }));
}

function isPlacedOutside(now: Matter, before: Matter, { meaning }: Utterance): boolean {
  const { place, unit } = slotsOf(now);
  const isTold = meaning.entities.place !== null || now.notes.length > before.notes.length;
  return place?.area === "public" && !unit && isTold;
}

function isNeeded(dialog: Dialog | null, slot: string): boolean {
  return dialog?.slots.find((each) => each.slot === slot)?.optional === false;
}

/** 「沒有了」 to "is there anything to change?" agrees. */
function saysNothingMore(utterance: Utterance): boolean {
  const isNothing = does(utterance, "leave", "decline") || NOTHING.test(utterance.text);
  return isNothing && !does(utterance, "correct", "cancel");
}
const NOTHING = /^\P{L}*[沒没冇]有?(?:了|喇|啦)?[\s，,]*(?:謝|谢|唔該|唔该|多謝|多谢)/u;

function fileAgreed(plan: TurnPlan): TurnPlan {
  return plan.conversation.matters.filter(({ state }) => state === "confirming").reduce(file, plan);
}

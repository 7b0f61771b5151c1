import type { Dialog } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import type { Slots } from "../records/ticket.ts";
import { offer, remember, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { empty, fill, slotNames, timesAsked } from "./frame.ts";
import { issueIn } from "./issue.ts";
import { thankForPhotos } from "./photos.ts";
import { complete, goAhead, proceed } from "./question.ts";
import { respondVaguely } from "./respond-to-non-answer.ts";
import { skip } from "./skip.ts";
import { hearingOf, isAnotherMatter, told } from "./slot-filling.ts";
import type { Utterance } from "./utterance.ts";

/**
 * Takes a message as an answer within the frame under way: to what was asked, to something not
 * yet asked, or as a correction. Null when it is none of these.
 */
export function answerFrame(
  plan: TurnPlan,
  utterance: Utterance,
  frame: Frame,
  dialog: Dialog,
): TurnPlan | null {
  const asked = frame.asked?.what ?? null;
  if (utterance.slot) return proceed(replaceFrame(plan, empty(frame, utterance.slot)));
  const found = told(utterance, dialog, frame, plan.world);
  const objects = asked === "read-back" && utterance.answer === null;
  const mayCorrect = utterance.corrects || asked === "correction" || objects;
  const more =
    mayCorrect && slotNames(found).length === 0 ? corrected(utterance, frame, dialog, plan) : found;
  if (slotNames(more).length > 0) return take(plan, utterance, frame, dialog, more);
  if (asked === "read-back" && utterance.nonAnswer?.kind === "whatever" && agrees(utterance))
    return complete(plan, frame, dialog);
  if (utterance.nonAnswer) return respondVaguely(plan, utterance.nonAnswer, frame, dialog);
  if (asked === "read-back") return answerReadBack(plan, utterance, frame, dialog);
  if (asked === "correction") return answerCorrection(plan, utterance, frame, dialog);
  const slot = dialog.slots.find((each) => each.slot === asked);
  if (slot?.optional && (utterance.answer === "no" || DECLINES.test(utterance.text)))
    return skip(plan, frame, dialog);
  // 好 to "may I have your number?" is a yes: the number itself is still to come.
  if (slot && utterance.answer === "yes") return goAhead(plan, frame, slot);
  if (utterance.answer !== null) return proceed(plan);
  return null;
}

/** 沒有照片, 不方便, I'd rather not: a few words that begin with a no. */
const DECLINES =
  /^(?:我|還是|还是)?(?:沒|没|冇|唔|不|免|無|无|先不|暫|暂)[^，,。.]{0,9}[。.!！]?$|^(?:no|none|nope|not|don'?t|i don'?t|i'?d rather not|rather not|nothing)\b[^,.]{0,24}[.!]?$/iu;

/** Sets slots; what stood there before and now differs was corrected, for which we thank (B19). */
function take(
  plan: TurnPlan,
  utterance: Utterance,
  frame: Frame,
  dialog: Dialog,
  more: Slots,
): TurnPlan {
  const all = plan.world.features.slots;
  const fresh = slotNames(more).filter((name) => !isSame(frame.slots[name], more[name]));
  const changed = fresh.some(
    (name) => !all.get(name)?.adds && frame.slots[name] !== undefined && frame.slots[name] !== null,
  );
  const agreed = utterance.answer === "yes" && frame.asked?.what === "read-back";
  // A correction is no failure to answer, nor is something else of use: what was asked is asked
  // anew. The name's question asks for the number as well: that would be asked for twice.
  const restarts =
    changed ||
    (fresh.length > 0 && !all.get(frame.asked?.what ?? "")?.asksToo) ||
    frame.asked?.what === "read-back" ||
    frame.asked?.what === "correction";
  const next = fill(restarts ? { ...frame, asked: null } : frame, more);
  const kept = remember(replaceFrame(plan, next), more);
  const thanked = thankForPhotos(kept, utterance);
  if (agreed && !changed) return complete(thanked, next, dialog);
  return proceed(changed ? say(thanked, "correction.taken") : thanked);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** 「都可以」 to "is this right?" agrees; 「隨便」 doesn't care, and is asked again. */
function agrees({ meaning: { match } }: Utterance): boolean {
  return match.intent === "affirm" && match.decision === "act";
}

/** 「不對，是1205」: the bare value corrects the latest answer that it fits. */
function corrected(utterance: Utterance, frame: Frame, dialog: Dialog, { world }: TurnPlan): Slots {
  const { slots } = world.features;
  const hearing = hearingOf(utterance, dialog, frame, world);
  const told = [...slots.keys()].filter((id) => frame.slots[id] !== undefined);
  for (const id of [...frame.answered.toReversed(), ...told]) {
    const slot = slots.get(id);
    const value = slot?.corrects?.(hearing) ?? null;
    if (slot && value !== null) return { [id]: slot.merged(frame.slots, value) };
  }
  return {};
}

function answerReadBack(
  plan: TurnPlan,
  utterance: Utterance,
  frame: Frame,
  dialog: Dialog,
): TurnPlan | null {
  if (utterance.answer === "yes") return complete(plan, frame, dialog);
  if (utterance.answer === "no" || utterance.corrects) return askWhatToCorrect(plan, frame, dialog);
  return null;
}

/** Offers what was told, and to drop it all. */
export function askWhatToCorrect(plan: TurnPlan, frame: Frame, dialog: Dialog): TurnPlan {
  const times = timesAsked(frame, "correction");
  const values = dialog.slots
    .filter(({ slot }) => frame.slots[slot] !== undefined)
    .map(({ slot }) => `correct:${slot}`);
  const asking = replaceFrame(plan, { ...frame, asked: { what: "correction", times } });
  return offer(say(asking, "correction.which"), [...values, "cancel"]);
}

/** Words that are no value of any other slot are a better description of the matter. */
function answerCorrection(
  plan: TurnPlan,
  utterance: Utterance,
  frame: Frame,
  dialog: Dialog,
): TurnPlan | null {
  const named = slotNamed(plan, utterance.text, frame);
  if (named) return proceed(replaceFrame(plan, empty(frame, named)));
  if (utterance.answer !== null) return proceed(replaceFrame(plan, { ...frame, asked: null }));
  const { intent } = utterance.meaning.match;
  if (utterance.act || intent === "affirm" || intent === "deny")
    return proceed(replaceFrame(plan, { ...frame, asked: null }));
  const issue = issueIn(utterance.text, dialog, plan.world);
  if (issue === null || isAnotherMatter(utterance, dialog)) return null;
  return proceed(
    say(replaceFrame(plan, { ...fill(frame, { issue }), asked: null }), "correction.taken"),
  );
}

/** 「電話」 in answer to "which part?". */
function slotNamed(plan: TurnPlan, text: string, frame: Frame): string | null {
  const language = plan.conversation.language ?? "zh-Hant";
  const words = text.trim().toLowerCase();
  return (
    slotNames(frame.slots).find(
      (name) =>
        plan.world.content.phrases.say(`choice.correct.${name}`, language, {}, 0).toLowerCase() ===
        words,
    ) ?? null
  );
}

/** One question back: the latest answer is forgotten and asked for anew. */
export function back(plan: TurnPlan, frame: Frame): TurnPlan {
  const latest = frame.answered.at(-1);
  if (latest === undefined) return proceed(say(plan, "back.nothing"));
  return proceed(say(replaceFrame(plan, empty(frame, latest)), "back.done"));
}

/** From the first question again, with nothing filled in. */
export function restart(plan: TurnPlan, frame: Frame): TurnPlan {
  const cleared = { ...frame, slots: {}, answered: [], asked: null };
  return proceed(say(replaceFrame(plan, cleared), "restart.frame"));
}

function replaceFrame(plan: TurnPlan, frame: Frame): TurnPlan {
  return withConversation(plan, { frame });
}

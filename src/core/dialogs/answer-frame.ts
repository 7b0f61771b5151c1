import type { Dialog } from "../content/content.ts";
import type { SlotName } from "../content/schema.ts";
import type { Frame } from "../conversation.ts";
import type { Slots } from "../tickets/ticket.ts";
import { answerVaguely } from "./answer-aside.ts";
import { correctedUnit } from "./corrected-unit.ts";
import { offer, remember, say, withConversation, type Draft } from "./draft.ts";
import { isAnotherMatter, told } from "./fill.ts";
import { empty, fill, slotNames, timesAsked } from "./frame.ts";
import type { Heard } from "./heard.ts";
import { issueIn } from "./issue.ts";
import { thankForPhotos } from "./photos.ts";
import { complete, goAhead, proceed } from "./question.ts";
import { skip } from "./skip.ts";

/**
 * Takes a message as an answer within the frame under way: to what was asked, to something not
 * yet asked, or as a correction. Null when it is none of these.
 */
export function answerFrame(
  draft: Draft,
  heard: Heard,
  frame: Frame,
  dialog: Dialog,
): Draft | null {
  const asked = frame.asked?.what ?? null;
  if (heard.slot) return proceed(replaceFrame(draft, empty(frame, heard.slot)));
  const found = told(heard, dialog, frame, draft.world);
  const objects = asked === "read-back" && heard.answer === null;
  const mayCorrect = heard.corrects || asked === "correction" || objects;
  const more = mayCorrect && slotNames(found).length === 0 ? corrected(heard, frame, draft) : found;
  if (slotNames(more).length > 0) return take(draft, heard, frame, dialog, more);
  if (asked === "read-back" && heard.aside?.kind === "whatever" && agrees(heard))
    return complete(draft, frame, dialog);
  if (heard.aside) return answerVaguely(draft, heard.aside, frame, dialog);
  if (asked === "read-back") return answerReadBack(draft, heard, frame, dialog);
  if (asked === "correction") return answerCorrection(draft, heard, frame, dialog);
  const slot = dialog.slots.find((each) => each.slot === asked);
  if (slot?.optional && (heard.answer === "no" || DECLINES.test(heard.text)))
    return skip(draft, frame, dialog);
  // 好 to "may I have your number?" is a yes: the number itself is still to come.
  if (slot && heard.answer === "yes") return goAhead(draft, frame, slot);
  if (heard.answer !== null) return proceed(draft);
  return null;
}

/** 沒有照片, 不方便, I'd rather not: a few words that begin with a no. */
const DECLINES =
  /^(?:我|還是|还是)?(?:沒|没|冇|唔|不|免|無|无|先不|暫|暂)[^，,。.]{0,9}[。.!！]?$|^(?:no|none|nope|not|don'?t|i don'?t|i'?d rather not|rather not|nothing)\b[^,.]{0,24}[.!]?$/iu;

/** Sets slots; what stood there before and now differs was corrected, for which we thank (B19). */
function take(draft: Draft, heard: Heard, frame: Frame, dialog: Dialog, more: Slots): Draft {
  const fresh = slotNames(more).filter((name) => !isSame(frame.slots[name], more[name]));
  const changed = fresh.some(
    (name) => name !== "photo" && frame.slots[name] !== undefined && frame.slots[name] !== null,
  );
  const agreed = heard.answer === "yes" && frame.asked?.what === "read-back";
  // A correction is no failure to answer, nor is something else of use: what was asked is asked
  // anew. The name's question asks for the number as well: that would be asked for twice.
  const restarts =
    changed ||
    (fresh.length > 0 && frame.asked?.what !== "name") ||
    frame.asked?.what === "read-back" ||
    frame.asked?.what === "correction";
  const next = fill(restarts ? { ...frame, asked: null } : frame, more);
  const kept = remember(replaceFrame(draft, next), more);
  const thanked = thankForPhotos(kept, heard);
  if (agreed && !changed) return complete(thanked, next, dialog);
  return proceed(changed ? say(thanked, "correction.taken") : thanked);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** 「都可以」 to "is this right?" agrees; 「隨便」 doesn't care, and is asked again. */
function agrees({ meaning: { match } }: Heard): boolean {
  return match.intent === "affirm" && match.decision === "act";
}

/** 「不對，是1205」: the bare value corrects the latest answer that it fits. */
function corrected(heard: Heard, frame: Frame, { world: { content, community } }: Draft): Slots {
  const { phone, unit, when } = content.understanding.answers(heard.text, community.country);
  for (const name of [...frame.answered.toReversed(), ...slotNames(frame.slots)]) {
    if (name === "phone" && phone) return { phone };
    if (name === "unit" && unit && /\d/u.test(heard.text.normalize("NFKC")))
      return { unit: correctedUnit(frame.slots.unit, unit) };
    if (name === "when" && when !== null) return { when };
  }
  return {};
}

function answerReadBack(draft: Draft, heard: Heard, frame: Frame, dialog: Dialog): Draft | null {
  if (heard.answer === "yes") return complete(draft, frame, dialog);
  if (heard.answer === "no" || heard.corrects) return askWhatToCorrect(draft, frame, dialog);
  return null;
}

/** Offers what was told, and to drop it all. */
export function askWhatToCorrect(draft: Draft, frame: Frame, dialog: Dialog): Draft {
  const times = timesAsked(frame, "correction");
  const values = dialog.slots
    .filter(({ slot }) => frame.slots[slot] !== undefined)
    .map(({ slot }) => `correct:${slot}`);
  const asking = replaceFrame(draft, { ...frame, asked: { what: "correction", times } });
  return offer(say(asking, "correction.which"), [...values, "cancel"]);
}

/** Words that are no value of any other slot are a better description of the matter. */
function answerCorrection(draft: Draft, heard: Heard, frame: Frame, dialog: Dialog): Draft | null {
  const named = slotNamed(draft, heard.text, frame);
  if (named) return proceed(replaceFrame(draft, empty(frame, named)));
  if (heard.answer !== null) return proceed(replaceFrame(draft, { ...frame, asked: null }));
  const { intent } = heard.meaning.match;
  if (heard.act || intent === "affirm" || intent === "deny")
    return proceed(replaceFrame(draft, { ...frame, asked: null }));
  const issue = issueIn(heard.text, dialog, draft.world);
  if (issue === null || isAnotherMatter(heard, dialog)) return null;
  return proceed(
    say(replaceFrame(draft, { ...fill(frame, { issue }), asked: null }), "correction.taken"),
  );
}

/** 「電話」 in answer to "which part?". */
function slotNamed(draft: Draft, text: string, frame: Frame): SlotName | null {
  const language = draft.conversation.language ?? "zh-Hant";
  const words = text.trim().toLowerCase();
  return (
    slotNames(frame.slots).find(
      (name) =>
        draft.world.content.phrases.say(`choice.correct.${name}`, language, {}, 0).toLowerCase() ===
        words,
    ) ?? null
  );
}

/** One question back: the latest answer is forgotten and asked for anew. */
export function back(draft: Draft, frame: Frame): Draft {
  const latest = frame.answered.at(-1);
  if (latest === undefined) return proceed(say(draft, "back.nothing"));
  return proceed(say(replaceFrame(draft, empty(frame, latest)), "back.done"));
}

/** From the first question again, with nothing filled in. */
export function restart(draft: Draft, frame: Frame): Draft {
  const cleared = { ...frame, slots: {}, answered: [], asked: null };
  return proceed(say(replaceFrame(draft, cleared), "restart.frame"));
}

function replaceFrame(draft: Draft, frame: Frame): Draft {
  return withConversation(draft, { frame });
}

import type { Attachment } from "../records/message.ts";
import { hasOpenTickets } from "../tickets/status.ts";
import { handOver } from "../turn/hand-over.ts";
import { offer, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { OUT_OF_SCOPE } from "../understanding/matcher.ts";
import { askWhatToCorrect } from "./answer-frame.ts";
import { emergency } from "./emergency/alarm.ts";
import { slotNames } from "./frame.ts";
import { afterAnswer, ends, giveAnswer } from "./give-answer.ts";
import { withMore } from "./issue.ts";
import { thankForPhotos } from "./photos.ts";
import { begin, proceed } from "./question.ts";
import { serveSeveral } from "./several-matters.ts";
import { toldAtOnce } from "./slot-filling.ts";
import { isColleague } from "./slots/name.ts";
import type { Utterance } from "./utterance.ts";

/** So many are offered when it is not clear which was meant (B8). */
const OFFERED = 3;

/** Serves what a message means when it answers nothing that was asked. */
export function serve(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { match, matters } = utterance.meaning;
  const { frame } = plan.conversation;
  if (matters.length > 1) return serveSeveral(plan, utterance);
  if (frame) return serveWithin(plan, utterance);
  switch (match.decision) {
    case "act":
      return serveIntent(plan, utterance, match.intent);
    case "confirm":
      // Most like what is none of ours, it is asked for once more rather than offered as ours.
      return match.intent === OUT_OF_SCOPE
        ? notUnderstood(plan, utterance)
        : askWhich(plan, utterance);
    case "ask":
      return notUnderstood(plan, utterance);
  }
}

/** What comes while a question stands is about that question, unless it plainly isn't. */
const PLAINLY = 0.8;

/** A new matter in mid-dialog is served and the first one resumed; else the question stands. */
function serveWithin(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { frame } = plan.conversation;
  const { match } = utterance.meaning;
  const isPlain = match.decision === "act" && match.confidence >= PLAINLY;
  if (!frame || !isPlain || match.intent === OUT_OF_SCOPE) return proceed(plan);
  if (match.intent === frame.intent) {
    // Asked for their name, 「王主任」 is a colleague's: it answers nothing and adds nothing.
    const isName =
      frame.asked?.what === "name" && isColleague(utterance.text, plan.world.community);
    const more = isName ? null : withMore(frame, utterance.text);
    if (!more) return proceed(plan);
    return proceed(say(withConversation(plan, { frame: more }), "issue.added"));
  }
  // While nothing is on record there is nothing to change but what was just told.
  const changesThis = match.intent === CHANGE && !hasOpenTickets(plan);
  const dialog = changesThis ? plan.world.content.dialogs.get(frame.dialog) : undefined;
  if (dialog && slotNames(frame.slots).length > 0) return askWhatToCorrect(plan, frame, dialog);
  return serveIntent(plan, utterance, match.intent);
}
const CHANGE = "ticket-change";

/** Begins the dialog of an intent, or gives its answer. */
export function serveIntent(plan: TurnPlan, utterance: Utterance, intent: string): TurnPlan {
  const { content } = plan.world;
  const settled = withConversation(plan, { pending: null, misses: 0 });
  if (intent === "emergency") return emergency(settled, utterance, "other");
  const dialog = content.dialogFor.get(intent);
  if (dialog) {
    const slots = toldAtOnce(utterance, dialog, intent, plan.world);
    return proceed(begin(thankForPhotos(settled, utterance), dialog, intent, slots));
  }
  const answer = content.answers.get(intent);
  if (answer) {
    const given = giveAnswer(settled, answer);
    return ends(settled, answer) ? given : afterAnswer(given);
  }
  return say(settled, "out-of-scope");
}

/** Two or more intents are close: the resident is asked which, never guessed (B8). */
function askWhich(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { phrases } = plan.world.content;
  const intents = utterance.meaning.match.ranked
    .map(({ intent }) => intent)
    .filter((intent) => intent !== OUT_OF_SCOPE && phrases.has(`intent.${intent}`))
    .slice(0, OFFERED);
  if (intents.length === 0) return notUnderstood(plan, utterance);
  return offerIntents(say(plan, "which"), intents, utterance.text, utterance.photos);
}

function offerIntents(
  plan: TurnPlan,
  intents: readonly string[],
  text: string,
  photos: readonly Attachment[],
): TurnPlan {
  const pending = { kind: "which" as const, intents: [...intents], text, photos: [...photos] };
  return offer(withConversation(plan, { pending }), [
    ...intents.map((intent) => `intent:${intent}`),
    "person",
  ]);
}

/** B5: asked again in other words; the second time with choices; the third time a person comes. */
function notUnderstood(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const misses = plan.conversation.misses + 1;
  const missed = withConversation(plan, { misses, pending: null });
  if (misses === 1 || plan.conversation.owner.kind === "waiting")
    return say(missed, "not-understood.again");
  if (misses === 2) {
    const { offered } = plan.world.content;
    return offerIntents(
      say(missed, "not-understood.choices"),
      offered,
      utterance.text,
      utterance.photos,
    );
  }
  return handOver(say(missed, "not-understood.person"));
}

import type { Attachment } from "../message.ts";
import { handOver } from "../takeover/hand-over.ts";
import { askWhatToCorrect } from "./answer-frame.ts";
import { offer, say, withConversation, type Draft } from "./draft.ts";
import { emergency } from "./emergency/alarm.ts";
import { isColleague, toldAtOnce } from "./fill.ts";
import { slotNames } from "./frame.ts";
import { afterAnswer, giveAnswer } from "./give-answer.ts";
import type { Heard } from "./heard.ts";
import { withMore } from "./issue.ts";
import { thankForPhotos } from "./photos.ts";
import { begin, proceed } from "./question.ts";
import { serveSeveral } from "./several.ts";
import { OUT_OF_SCOPE } from "../understanding/matcher.ts";
import { hasOpenTickets } from "./status.ts";

/** So many are offered when it is not clear which was meant (B8). */
const OFFERED = 3;

/** Serves what a message means when it answers nothing that was asked. */
export function serve(draft: Draft, heard: Heard): Draft {
  const { match, matters } = heard.meaning;
  const { frame } = draft.conversation;
  if (matters.length > 1) return serveSeveral(draft, heard);
  if (frame) return serveWithin(draft, heard);
  switch (match.decision) {
    case "act":
      return serveIntent(draft, heard, match.intent);
    case "confirm":
      // Most like what is none of ours, it is asked for once more rather than offered as ours.
      return match.intent === OUT_OF_SCOPE ? notUnderstood(draft, heard) : askWhich(draft, heard);
    case "ask":
      return notUnderstood(draft, heard);
  }
}

/** What comes while a question stands is about that question, unless it plainly isn't. */
const PLAINLY = 0.8;

/** A new matter in mid-dialog is served and the first one resumed; else the question stands. */
function serveWithin(draft: Draft, heard: Heard): Draft {
  const { frame } = draft.conversation;
  const { match } = heard.meaning;
  const isPlain = match.decision === "act" && match.confidence >= PLAINLY;
  if (!frame || !isPlain || match.intent === "out-of-scope") return proceed(draft);
  if (match.intent === frame.intent) {
    // Asked for their name, 「王主任」 is a colleague's: it answers nothing and adds nothing.
    const isName = frame.asked?.what === "name" && isColleague(heard.text, draft.world.community);
    const more = isName ? null : withMore(frame, heard.text);
    if (!more) return proceed(draft);
    return proceed(say(withConversation(draft, { frame: more }), "issue.added"));
  }
  // While nothing is on record there is nothing to change but what was just told.
  const changesThis = match.intent === CHANGE && !hasOpenTickets(draft);
  const dialog = changesThis ? draft.world.content.dialogs.get(frame.dialog) : undefined;
  if (dialog && slotNames(frame.slots).length > 0) return askWhatToCorrect(draft, frame, dialog);
  return serveIntent(draft, heard, match.intent);
}
const CHANGE = "ticket-change";

/** Begins the dialog of an intent, or gives its answer. */
export function serveIntent(draft: Draft, heard: Heard, intent: string): Draft {
  const { content } = draft.world;
  const settled = withConversation(draft, { pending: null, misses: 0 });
  if (intent === "emergency") return emergency(settled, heard, "other");
  const dialog = content.dialogFor.get(intent);
  if (dialog) {
    const slots = toldAtOnce(heard, dialog, intent, draft.world);
    return proceed(begin(thankForPhotos(settled, heard), dialog, intent, slots));
  }
  const answer = content.answers.get(intent);
  if (answer) {
    const given = giveAnswer(settled, answer);
    const ends = "do" in answer && (answer.do === "person" || answer.do === "repeat");
    return ends ? given : afterAnswer(given);
  }
  return say(settled, "out-of-scope");
}

/** Two or more intents are close: the resident is asked which, never guessed (B8). */
function askWhich(draft: Draft, heard: Heard): Draft {
  const { phrases } = draft.world.content;
  const intents = heard.meaning.match.ranked
    .map(({ intent }) => intent)
    .filter((intent) => intent !== "out-of-scope" && phrases.has(`intent.${intent}`))
    .slice(0, OFFERED);
  if (intents.length === 0) return notUnderstood(draft, heard);
  return offerIntents(say(draft, "which"), intents, heard.text, heard.photos);
}

function offerIntents(
  draft: Draft,
  intents: readonly string[],
  text: string,
  photos: readonly Attachment[],
): Draft {
  const pending = { kind: "which" as const, intents: [...intents], text, photos: [...photos] };
  return offer(withConversation(draft, { pending }), [
    ...intents.map((intent) => `intent:${intent}`),
    "person",
  ]);
}

/** What residents come for most: offered when nothing better is known. */
const USUAL: readonly string[] = ["repair", "complaint", "ticket-status"];

/** B5: asked again in other words; the second time with choices; the third time a person comes. */
function notUnderstood(draft: Draft, heard: Heard): Draft {
  const misses = draft.conversation.misses + 1;
  const missed = withConversation(draft, { misses, pending: null });
  if (misses === 1 || draft.conversation.owner.kind === "waiting")
    return say(missed, "not-understood.again");
  if (misses === 2) {
    const usual = USUAL.filter(
      (intent) =>
        draft.world.content.dialogFor.has(intent) || draft.world.content.answers.has(intent),
    );
    return offerIntents(say(missed, "not-understood.choices"), usual, heard.text, heard.photos);
  }
  return handOver(say(missed, "not-understood.person"));
}

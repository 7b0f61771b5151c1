import type { Answer } from "../content/content.ts";
import type { Attachment } from "../message.ts";
import type { Slots } from "../tickets/ticket.ts";
import { handOver } from "../takeover/hand-over.ts";
import { offer, say, withConversation, type Draft } from "./draft.ts";
import { emergency } from "./emergency.ts";
import { issueIn, told } from "./fill.ts";
import { fill, newFrame } from "./frame.ts";
import type { Heard } from "./heard.ts";
import { begin, proceed } from "./question.ts";
import { tellStatus } from "./status.ts";

/** So many are offered when it is not clear which was meant (B8). */
const OFFERED = 3;

/** Serves what a message means when it answers nothing that was asked. */
export function serve(draft: Draft, heard: Heard): Draft {
  const { match } = heard.meaning;
  const { frame } = draft.conversation;
  if (frame) return serveWithin(draft, heard);
  switch (match.decision) {
    case "act":
      return serveIntent(draft, heard, match.intent);
    case "confirm":
      return askWhich(draft, heard);
    case "ask":
      return notUnderstood(draft, heard);
  }
}

/** A new matter in mid-dialog is served and the first one resumed; else the question stands. */
function serveWithin(draft: Draft, heard: Heard): Draft {
  const { frame } = draft.conversation;
  const { match } = heard.meaning;
  if (!frame || match.decision !== "act" || match.intent === "out-of-scope") return proceed(draft);
  if (match.intent === frame.intent) {
    const { issue } = frame.slots;
    if (typeof issue !== "string" || heard.text === "") return proceed(draft);
    const more = fill(frame, { issue: `${issue}\n${heard.text}` });
    const noted = withConversation(draft, { frame: { ...more, asked: null } });
    return proceed(say(noted, "issue.added"));
  }
  return serveIntent(draft, heard, match.intent);
}

/** Begins the dialog of an intent, or gives its answer. */
export function serveIntent(draft: Draft, heard: Heard, intent: string, text = heard.text): Draft {
  const { content, community } = draft.world;
  const settled = withConversation(draft, { pending: null, misses: 0 });
  if (intent === "emergency") return emergency(settled, heard, "other");
  const dialog = content.dialogFor.get(intent);
  if (dialog) {
    const issue = issueIn(text, dialog, community.country);
    const slots: Slots = {
      ...told({ ...heard, text }, dialog, newFrame(dialog, intent, {}), community),
      ...(issue === null ? {} : { issue }),
    };
    const thanked =
      heard.photos.length > 0
        ? say(settled, "photo.thanks", { count: String(heard.photos.length) })
        : settled;
    return proceed(begin(thanked, dialog, intent, slots));
  }
  const answer = content.answers.get(intent);
  if (answer) return giveAnswer(settled, answer);
  return say(settled, "out-of-scope");
}

function giveAnswer(draft: Draft, answer: Answer): Draft {
  if ("say" in answer) return afterAnswer(say(draft, answer.say));
  switch (answer.do) {
    case "greet":
      return afterAnswer(greet(draft));
    case "person":
      return handOver(draft);
    case "status":
      return afterAnswer(tellStatus(draft));
    case "repeat": {
      const { last } = draft.conversation;
      return last
        ? { ...draft, says: [last.text], choices: last.choices }
        : say(draft, "offer-help");
    }
    case "help":
      return offer(afterAnswer(say(draft, "offer-help")), []);
  }
}

/** After an answer in mid-dialog its question stands again, uncounted. */
function afterAnswer(draft: Draft): Draft {
  const { frame } = draft.conversation;
  if (!frame) return draft;
  return proceed(withConversation(draft, { frame: { ...frame, asked: null } }));
}

/** A6: a resident whose name we know is greeted by it; A5: a new one is asked who they are. */
function greet(draft: Draft): Draft {
  if (draft.conversation.known.name) return say(draft, "greet.known");
  if (draft.conversation.frame) return say(draft, "greet.opening");
  return withConversation(say(draft, "greet.first"), { pending: { kind: "who" } });
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

import type { Frame } from "../conversation.ts";
import type { Matter } from "../understanding/interpretation.ts";
import { remember, say, withConversation, wording, type Draft } from "./draft.ts";
import { toldAtOnce } from "./fill.ts";
import { fill, isWaiting, newFrame, withTold } from "./frame.ts";
import { afterAnswer, giveAnswer } from "./give-answer.ts";
import type { Heard } from "./heard.ts";
import { withMore } from "./issue.ts";
import { thankForPhotos } from "./photos.ts";
import { begin, proceed } from "./question.ts";

/** Matters that wait for one: who mentions more is asked for the rest by 您還有別的事嗎. */
const MOST_WAITING = 3;

/**
 * Serves a message of several matters: what can be answered is answered at once, the first dialog
 * begins, and the others wait for their turn.
 */
export function serveSeveral(draft: Draft, heard: Heard): Draft {
  const { matters, entities, match } = heard.meaning;
  const { content } = draft.world;
  const intent = matters[0]?.match.intent ?? match.intent;
  const settled = withConversation(
    { ...remember(draft, entities), served: { intent, decision: "act" } },
    { pending: null, misses: 0 },
  );
  const answered = matters.reduce((each, matter) => {
    const answer = content.answers.get(matter.match.intent);
    return answer ? giveAnswer(each, answer) : each;
  }, withAllKnown(settled));
  const added = addToFrame(answered, heard, matters);
  // What a question under way was answered with goes on; the others wait for it.
  const current = draft.conversation.frame?.intent;
  if (matters.some((matter) => matter.match.intent === current)) {
    const later = newFrames(added, { ...heard, photos: [] }, matters).slice(0, MOST_WAITING);
    return afterAnswer(wait(noteAlso(thankForPhotos(added, heard), later), later));
  }
  const [first, ...others] = newFrames(added, heard, matters).slice(0, MOST_WAITING + 1);
  const dialog = first && content.dialogs.get(first.dialog);
  if (!first || !dialog) return afterAnswer(added);
  const noted =
    others.length === 0 ? added : say(added, "matters.noted", { count: String(others.length + 1) });
  const begun = begin(thankForPhotos(noted, heard), dialog, first.intent, first.slots);
  return proceed(wait(begun, others));
}

/** A matter that was raised beside an answer: answered at once, or it waits for its turn. */
export function serveBesides(draft: Draft, heard: Heard, matter: Matter): Draft {
  const answer = draft.world.content.answers.get(matter.match.intent);
  if (answer) return giveAnswer(draft, answer);
  const { frame } = draft.conversation;
  if (matter.match.intent === frame?.intent) {
    const { conversation } = addToFrame(draft, { ...heard, photos: [] }, [matter]);
    const added = conversation.frame && { ...conversation.frame, asked: frame.asked };
    return say(withConversation(draft, { frame: added }), "issue.added");
  }
  const frames = newFrames(draft, { ...heard, photos: [] }, [matter]);
  return wait(noteAlso(draft, frames), frames);
}

function noteAlso(draft: Draft, frames: readonly Frame[]): Draft {
  return frames.reduce(
    (each, { intent }) => say(each, "matters.also", { intent: wording(each, `intent.${intent}`) }),
    draft,
  );
}

/** What else stands in a message that tells of danger waits until help is on its way. */
export function waitForDanger(draft: Draft, heard: Heard): Draft {
  const others = heard.meaning.matters.filter(({ match }) => match.intent !== "emergency");
  return wait(draft, newFrames(draft, { ...heard, photos: [] }, others));
}

/** The same with a matter that is raised while a danger lasts. */
export function restUntilSafe(draft: Draft, heard: Heard, matter: Matter): Draft {
  return wait(draft, newFrames(draft, { ...heard, photos: [] }, [matter]));
}

/**
 * The next of them is taken up first, then the others, then what was under way before. What waits
 * already is told more of.
 */
function wait(draft: Draft, frames: readonly Frame[]): Draft {
  const stack = frames.toReversed().reduce<readonly Frame[]>((waiting, frame) => {
    const { issue } = frame.slots;
    const at = waiting.findIndex((one) => one.intent === frame.intent && isWaiting(one));
    const before = waiting[at];
    if (before === undefined) return [...waiting, frame];
    return waiting.with(at, withMore(before, typeof issue === "string" ? issue : "") ?? before);
  }, draft.conversation.stack);
  return withConversation(draft, { stack: [...stack] });
}

/** A frame for each matter that needs a dialog; photos show the first. */
function newFrames(draft: Draft, heard: Heard, matters: readonly Matter[]): readonly Frame[] {
  const { content } = draft.world;
  const current = draft.conversation.frame?.intent;
  return matters
    .filter(({ match }) => match.intent !== current)
    .flatMap((matter, n) => {
      const { intent } = matter.match;
      const dialog = content.dialogFor.get(intent);
      if (!dialog) return [];
      const photos = n === 0 ? heard.photos : [];
      const said = {
        ...heard,
        text: matter.text,
        photos,
        meaning: { ...heard.meaning, ...matter },
      };
      return [newFrame(dialog, intent, toldAtOnce(said, dialog, intent, draft.world))];
    });
}

/** More about the matter under way belongs to it. */
function addToFrame(draft: Draft, heard: Heard, matters: readonly Matter[]): Draft {
  const { frame } = draft.conversation;
  const { content } = draft.world;
  const dialog = frame && content.dialogs.get(frame.dialog);
  if (!frame || !dialog) return draft;
  return matters
    .filter(({ match }) => match.intent === frame.intent)
    .reduce((each, matter) => {
      const { frame: now } = each.conversation;
      const said = { ...heard, text: matter.text, meaning: { ...heard.meaning, ...matter } };
      const told = () => toldAtOnce(said, dialog, frame.intent, draft.world);
      const more = now && (withMore(now, matter.text) ?? { ...fill(now, told()), asked: null });
      return more ? say(withConversation(each, { frame: more }), "issue.added") : each;
    }, draft);
}

/** Who and where was told beside the matters answers what the dialog under way would ask. */
function withAllKnown(draft: Draft): Draft {
  const { frame, known } = draft.conversation;
  const dialog = frame && draft.world.content.dialogs.get(frame.dialog);
  if (!frame || !dialog) return draft;
  return withConversation(draft, { frame: withTold(frame, dialog, known) });
}

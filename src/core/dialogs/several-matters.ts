import type { Frame } from "../records/conversation.ts";
import { remember, say, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { Matter } from "../understanding/interpretation.ts";
import { fill, isWaiting, newFrame, withTold } from "./frame.ts";
import { afterAnswer, giveAnswer } from "./give-answer.ts";
import { withMore } from "./issue.ts";
import { thankForPhotos } from "./photos.ts";
import { begin, proceed } from "./question.ts";
import { toldAtOnce } from "./slot-filling.ts";
import type { Utterance } from "./utterance.ts";

/** Matters that wait for one: who mentions more is asked for the rest by 您還有別的事嗎. */
const MOST_WAITING = 3;

/**
 * Serves a message of several matters: what can be answered is answered at once, the first dialog
 * begins, and the others wait for their turn.
 */
export function serveSeveral(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { matters, entities, match } = utterance.meaning;
  const { content } = plan.world;
  const intent = matters[0]?.match.intent ?? match.intent;
  const settled = withConversation(
    { ...remember(plan, { ...entities }), served: { intent, decision: "act" } },
    { pending: null, misses: 0 },
  );
  const answered = matters.reduce((each, matter) => {
    const answer = content.answers.get(matter.match.intent);
    return answer ? giveAnswer(each, answer) : each;
  }, withAllKnown(settled));
  const added = addToFrame(answered, utterance, matters);
  // What a question under way was answered with goes on; the others wait for it.
  const current = plan.conversation.frame?.intent;
  if (matters.some((matter) => matter.match.intent === current)) {
    const later = newFrames(added, { ...utterance, photos: [] }, matters).slice(0, MOST_WAITING);
    return afterAnswer(wait(noteAlso(thankForPhotos(added, utterance), later), later));
  }
  const [first, ...others] = newFrames(added, utterance, matters).slice(0, MOST_WAITING + 1);
  const dialog = first && content.dialogs.get(first.dialog);
  if (!first || !dialog) return afterAnswer(added);
  const noted =
    others.length === 0 ? added : say(added, "matters.noted", { count: String(others.length + 1) });
  const begun = begin(thankForPhotos(noted, utterance), dialog, first.intent, first.slots);
  return proceed(wait(begun, others));
}

/** A matter that was raised beside an answer: answered at once, or it waits for its turn. */
export function serveRaisedMatter(plan: TurnPlan, utterance: Utterance, matter: Matter): TurnPlan {
  const answer = plan.world.content.answers.get(matter.match.intent);
  if (answer) return giveAnswer(plan, answer);
  const { frame } = plan.conversation;
  if (matter.match.intent === frame?.intent) {
    const { conversation } = addToFrame(plan, { ...utterance, photos: [] }, [matter]);
    const added = conversation.frame && { ...conversation.frame, asked: frame.asked };
    return say(withConversation(plan, { frame: added }), "issue.added");
  }
  const frames = newFrames(plan, { ...utterance, photos: [] }, [matter]);
  return wait(noteAlso(plan, frames), frames);
}

function noteAlso(plan: TurnPlan, frames: readonly Frame[]): TurnPlan {
  return frames.reduce(
    (each, { intent }) => say(each, "matters.also", { intent: wording(each, `intent.${intent}`) }),
    plan,
  );
}

/** What else stands in a message that tells of danger waits until help is on its way. */
export function waitForDanger(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const others = utterance.meaning.matters.filter(({ match }) => match.intent !== "emergency");
  return wait(plan, newFrames(plan, { ...utterance, photos: [] }, others));
}

/** The same with a matter that is raised while a danger lasts. */
export function restUntilSafe(plan: TurnPlan, utterance: Utterance, matter: Matter): TurnPlan {
  return wait(plan, newFrames(plan, { ...utterance, photos: [] }, [matter]));
}

/**
 * The next of them is taken up first, then the others, then what was under way before. What waits
 * already is told more of.
 */
function wait(plan: TurnPlan, frames: readonly Frame[]): TurnPlan {
  const stack = frames.toReversed().reduce<readonly Frame[]>((waiting, frame) => {
    const { issue } = frame.slots;
    const at = waiting.findIndex((one) => one.intent === frame.intent && isWaiting(one));
    const before = waiting[at];
    if (before === undefined) return [...waiting, frame];
    return waiting.with(at, withMore(before, typeof issue === "string" ? issue : "") ?? before);
  }, plan.conversation.stack);
  return withConversation(plan, { stack: [...stack] });
}

/** A frame for each matter that needs a dialog; photos show the first. */
function newFrames(
  plan: TurnPlan,
  utterance: Utterance,
  matters: readonly Matter[],
): readonly Frame[] {
  const { content } = plan.world;
  const current = plan.conversation.frame?.intent;
  return matters
    .filter(({ match }) => match.intent !== current)
    .flatMap((matter, n) => {
      const { intent } = matter.match;
      const dialog = content.dialogFor.get(intent);
      if (!dialog) return [];
      const photos = n === 0 ? utterance.photos : [];
      const said = {
        ...utterance,
        text: matter.text,
        photos,
        meaning: { ...utterance.meaning, ...matter },
      };
      return [newFrame(dialog, intent, toldAtOnce(said, dialog, intent, plan.world))];
    });
}

/** More about the matter under way belongs to it. */
function addToFrame(plan: TurnPlan, utterance: Utterance, matters: readonly Matter[]): TurnPlan {
  const { frame } = plan.conversation;
  const { content } = plan.world;
  const dialog = frame && content.dialogs.get(frame.dialog);
  if (!frame || !dialog) return plan;
  return matters
    .filter(({ match }) => match.intent === frame.intent)
    .reduce((each, matter) => {
      const { frame: now } = each.conversation;
      const said = {
        ...utterance,
        text: matter.text,
        meaning: { ...utterance.meaning, ...matter },
      };
      const told = () => toldAtOnce(said, dialog, frame.intent, plan.world);
      const more = now && (withMore(now, matter.text) ?? { ...fill(now, told()), asked: null });
      return more ? say(withConversation(each, { frame: more }), "issue.added") : each;
    }, plan);
}

/** Who and where was told beside the matters answers what the dialog under way would ask. */
function withAllKnown(plan: TurnPlan): TurnPlan {
  const { frame, known } = plan.conversation;
  const dialog = frame && plan.world.content.dialogs.get(frame.dialog);
  if (!frame || !dialog) return plan;
  return withConversation(plan, { frame: withTold(frame, dialog, known) });
}

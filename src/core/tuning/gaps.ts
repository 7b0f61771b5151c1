import type { Content, DialogSlot } from "../content/content.ts";
import type { Conversation } from "../records/conversation.ts";
import { isUnderWay, type Matter } from "../records/matter.ts";
import type { Line } from "../records/message.ts";

/** What of the content the talks of a month say nothing of, or stop at. */
export interface Gaps {
  /** Phrases that no message was nearest to; null while there are too few messages to tell. */
  readonly dead: readonly { readonly intent: string; readonly text: string }[] | null;
  /** From how many messages on that is told. */
  readonly deadFrom: number;
  /** Questions of dialogs that nobody was asked, and nobody answered unasked. */
  readonly unvisited: readonly Step[];
  /** Questions that residents left without an answer, the most frequent first. */
  readonly left: readonly (Step & { readonly count: number })[];
}

/** A question of a dialog, by the first slot that it asks for; or `read-back`. */
interface Step {
  readonly dialog: string;
  readonly question: string;
}

/**
 * So many phrases are kept as the nearest to a message: with fewer messages than one for each
 * handful, most phrases have no message whatever they are worth.
 */
const NEAREST = 4;
const READ_BACK = "read-back";
/** Whoever writes nothing for so long has left. */
const LEFT_MS = 24 * 60 * 60 * 1_000;

export function gapsIn(
  {
    dialogs,
    model,
  }: Pick<Content, "dialogs"> & { readonly model: Pick<Content["model"], "phrases"> },
  talks: readonly Conversation[],
  lines: readonly Pick<Line, "understood">[],
  now: number,
): Gaps {
  const deadFrom = Math.ceil(model.phrases.length / NEAREST);
  const near = new Set(
    lines.flatMap(({ understood }) => understood?.ranked.map(({ phrase }) => phrase) ?? []),
  );
  const matters = talks.flatMap((talk) =>
    talk.matters.map((matter) => ({
      matter,
      told: toldIn(matter, talk),
      isOver: now - talk.newestAt >= LEFT_MS || !isUnderWay(matter),
    })),
  );
  const steps = [...dialogs.values()].flatMap(({ dialog, slots }) => {
    const ofDialog = matters.filter(({ matter }) => matter.dialog === dialog);
    return questionsOf(slots).map(([ask, asksFor]) => {
      const isTold = ({ told }: (typeof matters)[number]) => asksFor.some((slot) => told.has(slot));
      const asked = ofDialog.filter(({ matter }) => (matter.asked[ask] ?? 0) > 0);
      return {
        step: { dialog, question: asksFor[0] ?? ask },
        isVisited: asked.length > 0 || ofDialog.some(isTold),
        left: asked.filter((one) => one.isOver && !isTold(one)).length,
      };
    });
  });
  const unread = [...dialogs.keys()].map((dialog) => ({
    step: { dialog, question: READ_BACK },
    left: matters.filter(
      ({ matter, isOver }) => isOver && matter.dialog === dialog && matter.open === READ_BACK,
    ).length,
  }));
  return {
    dead: lines.length < deadFrom ? null : model.phrases.filter(({ text }) => !near.has(text)),
    deadFrom,
    unvisited: steps.flatMap(({ step, isVisited }) => (isVisited ? [] : [step])),
    left: [...steps, ...unread]
      .flatMap(({ step, left }) => (left === 0 ? [] : [{ ...step, count: left }]))
      .toSorted((one, other) => other.count - one.count),
  };
}

/** What is known of it, or was passed over: that is an answer too. */
function toldIn({ facts, notes }: Matter, { known }: Conversation): ReadonlySet<string> {
  return new Set([
    ...facts.map(({ slot }) => slot),
    ...Object.keys(known),
    ...(notes.length > 0 ? ["issue"] : []),
  ]);
}

/** By the phrases in which they are asked: slots with the same are asked for together. */
function questionsOf(slots: readonly DialogSlot[]): readonly [string, readonly string[]][] {
  const questions = new Map<string, readonly string[]>();
  for (const { slot, ask } of slots)
    if (ask !== undefined) questions.set(ask, [...(questions.get(ask) ?? []), slot]);
  return [...questions];
}

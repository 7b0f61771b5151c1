import type { Dialog } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import type { Hearing } from "../turn/slot.ts";
import type { Slots } from "../records/ticket.ts";
import type { World } from "../turn/turn.ts";
import { newFrame, wantedSlots } from "./frame.ts";
import { isPlain, type Utterance } from "./utterance.ts";
import { issueIn } from "./issue.ts";

/**
 * What a message tells, beyond what was asked for: slots that are to be set. What was asked is
 * read leniently (a bare 1203, 王, 都可以), the rest only where it is said in so many words.
 */
export function told(utterance: Utterance, dialog: Dialog, frame: Frame, world: World): Slots {
  const { slots } = world.features;
  const hearing = hearingOf(utterance, dialog, frame, world);
  const isForm = Object.keys(utterance.form).length > 0;
  const found = isForm
    ? filledIn(hearing, utterance, world)
    : { ...toldInPassing(hearing, utterance, world), ...answerTo(hearing, utterance, world) };
  const wanted = wantedSlots(dialog);
  return Object.fromEntries(
    [...slots.values()]
      .filter(({ id }) => wanted.has(id) && found[id] !== undefined)
      .map((slot) => [slot.id, slot.merged(frame.slots, found[slot.id])]),
  );
}

/** The message beside what this matter has and asks. */
export function hearingOf(
  utterance: Utterance,
  dialog: Dialog,
  frame: Frame,
  world: World,
): Hearing {
  return {
    text: utterance.text,
    entities: utterance.meaning.entities,
    corrects: utterance.corrects,
    act: utterance.act,
    nonAnswer: utterance.nonAnswer?.kind ?? null,
    isAnother: isAnotherMatter(utterance, dialog),
    slots: frame.slots,
    asked: frame.asked,
    dialog,
    content: world.content,
    community: world.community,
  };
}

function toldInPassing(
  hearing: Hearing,
  { chosen, label, photos }: Utterance,
  world: World,
): Slots {
  const found = [...world.features.slots.values()].flatMap((slot) => {
    if (chosen?.slot === slot.id) return [[slot.id, slot.chosen(chosen.choice, label)] as const];
    if (photos.length > 0 && slot.attached) return [[slot.id, slot.attached(photos)] as const];
    const value = slot.tells?.(hearing) ?? null;
    const isMeant = value !== null && (slot.counts?.(hearing) ?? true);
    return isMeant ? [[slot.id, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Each field of a form is the answer to its own question, and nothing else. */
function filledIn(hearing: Hearing, utterance: Utterance, { features }: World): Slots {
  return [...features.slots.values()].reduce<Slots>((filled, slot) => {
    const text = utterance.form[slot.id];
    if (text === undefined || !slot.form) return filled;
    return { ...filled, ...slot.answers?.({ ...hearing, text }) };
  }, {});
}

function answerTo(hearing: Hearing, { chosen }: Utterance, { features }: World): Slots {
  const { asked, text } = hearing;
  if (asked === null || text === "" || chosen !== null) return {};
  return features.slots.get(asked.what)?.answers?.(hearing) ?? {};
}

/** What is plainly meant otherwise is no answer, where any words could be one. */
export function isAnotherMatter({ meaning: { match } }: Utterance, dialog: Dialog): boolean {
  return isPlain(match) && !dialog.for.includes(match.intent);
}

/** What the words that begin a dialog tell of it already. */
export function toldAtOnce(
  utterance: Utterance,
  dialog: Dialog,
  intent: string,
  world: World,
): Slots {
  const issue = issueIn(utterance.text, dialog, world);
  return {
    ...(issue === null ? {} : { issue }),
    ...told(utterance, dialog, newFrame(dialog, intent, {}), world),
  };
}

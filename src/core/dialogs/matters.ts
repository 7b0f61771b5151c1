import type { Dialog } from "../content/content.ts";
import { speakerOf, type Conversation } from "../records/conversation.ts";
import { isFiled, isUnderWay, slotsOf, type Fact, type Matter } from "../records/matter.ts";
import type { Slots } from "../records/ticket.ts";
import { remember, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";

const HOUR = 60 * 60_000;
/** What was filed is spoken of for so long: later words are about something else. */
export const SPOKEN_OF_MS = 2 * HOUR;
/** Nobody has more in mind; those that are done leave first. */
const MOST_MATTERS = 8;

/** The matter whose question stands, if one does: one under way, else one filed a moment ago. */
export function openMatter({ matters }: Conversation, now: number): Matter | null {
  const asked = matters.filter(({ open }) => open !== null);
  return asked.findLast(isUnderWay) ?? asked.findLast((matter) => isSpokenOf(matter, now)) ?? null;
}

/** What is spoken of now: what was asked about, what is under way, else filed a moment ago. */
export function atHand({ conversation: { matters }, now }: TurnPlan): Matter | null {
  const underWay = matters.filter(isUnderWay);
  return (
    underWay.findLast(({ open }) => open !== null) ?? underWay.at(-1) ?? lastTouched(matters, now)
  );
}

function lastTouched(matters: readonly Matter[], now: number): Matter | null {
  return matters
    .filter((matter) => isSpokenOf(matter, now))
    .reduce<Matter | null>(
      (last, one) => (last !== null && last.touchedAt > one.touchedAt ? last : one),
      null,
    );
}

function isSpokenOf(matter: Matter, now: number): boolean {
  return isFiled(matter) && now - matter.touchedAt < SPOKEN_OF_MS;
}

/** The intent of a word for a colleague. */
export const MESSAGE = "leave-message";

/** Its dialog; what content no longer knows goes to a colleague word for word. */
export function dialogOf(plan: TurnPlan, { dialog, kind }: Matter): Dialog | null {
  const { dialogs, dialogFor } = plan.world.content;
  return dialogs.get(dialog) ?? dialogFor.get(kind) ?? dialogFor.get(MESSAGE) ?? null;
}

/** Puts a matter in the place of its former self; a new one last, where it is spoken of. */
export function withMatter(plan: TurnPlan, matter: Matter): TurnPlan {
  const { matters } = plan.conversation;
  const touched = { ...matter, touchedAt: plan.now };
  const isThere = matters.some(({ id }) => id === matter.id);
  const all = isThere
    ? matters.map((one) => (one.id === matter.id ? touched : one))
    : [...matters, touched];
  const gone = all.length - MOST_MATTERS;
  const leaving = all.filter((one) => !isUnderWay(one)).slice(0, Math.max(0, gone));
  return withConversation(plan, { matters: all.filter((one) => !leaving.includes(one)) });
}

/**
 * A matter that begins, with what is known of whoever brings it (B11). Who is at home for one
 * repair is so for the next that they bring up: both are read back.
 */
export function newMatter(plan: TurnPlan, dialog: Dialog, kind: string): Matter {
  const { conversation, now } = plan;
  const wanted = wantedSlots(dialog);
  const before = conversation.matters.findLast(
    (one) => one.kind === kind && (isUnderWay(one) || isSpokenOf(one, now)),
  );
  const { when } = before ? slotsOf(before) : {};
  const told = { ...conversation.known, ...(kind === "repair" && when ? { when } : {}) };
  const known = Object.entries(told).filter(([slot]) => wanted.has(slot));
  const begun = conversation.matters.map(({ id }) => Number(id.slice(1)) || 0);
  return {
    id: `m${Math.max(0, ...begun) + 1}`,
    kind,
    dialog: dialog.dialog,
    state: "telling",
    facts: known.map(([slot, value]) => factOf(plan, slot, value)),
    notes: [],
    feelings: [],
    questions: [],
    asked: {},
    open: null,
    ticket: null,
    touchedAt: now,
  };
}

/** What a dialog keeps of what is said. */
export function wantedSlots({ slots }: Dialog): ReadonlySet<string> {
  return new Set<string>(slots.map(({ slot }) => slot));
}

export function factOf({ conversation, now }: TurnPlan, slot: string, value: unknown): Fact {
  return { slot, value, whose: "writer", by: speakerOf(conversation), at: now };
}

/**
 * The matter with more told of it; who and where holds for the whole conversation.
 * @param own what of it holds of the writer
 */
export function tellMatter(
  plan: TurnPlan,
  matter: Matter,
  told: Slots,
  own: Slots = told,
): TurnPlan {
  const facts = Object.entries(told)
    .filter(([slot, value]) => slot !== "issue" && value !== undefined)
    .map(([slot, value]) => factOf(plan, slot, value));
  if (facts.length === 0) return plan;
  const kept = withMatter(plan, { ...matter, facts: [...matter.facts, ...facts] });
  return remember(kept, own);
}

/** The matter with more words about it. */
export function noteMatter(plan: TurnPlan, matter: Matter, text: string): TurnPlan {
  const note = { text, by: speakerOf(plan.conversation), at: plan.now };
  const isSaid = text === "" || matter.notes.some((one) => one.text === text);
  return isSaid ? plan : withMatter(plan, { ...matter, notes: [...matter.notes, note] });
}

/** What is felt in a matter counts for its class. */
export function feelMatter(plan: TurnPlan, matter: Matter, felt: readonly string[]): TurnPlan {
  const feelings = [...new Set([...matter.feelings, ...felt])];
  return feelings.length === matter.feelings.length
    ? plan
    : withMatter(plan, { ...matter, feelings });
}

/** As it stands in the plan. */
export function matterNow(plan: TurnPlan, { id }: Matter): Matter | null {
  return plan.conversation.matters.find((one) => one.id === id) ?? null;
}

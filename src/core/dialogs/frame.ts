import type { Dialog, DialogSlot } from "../content/content.ts";
import type { Frame } from "../records/conversation.ts";
import type { SlotsById } from "../turn/slot.ts";
import type { Slots } from "../records/ticket.ts";

/** The frame that an intent begins, with what is known already (B11: nothing is asked twice). */
export function newFrame(dialog: Dialog, intent: string, slots: Slots): Frame {
  const wanted = wantedSlots(dialog);
  return {
    dialog: dialog.dialog,
    intent,
    slots: Object.fromEntries(Object.entries(slots).filter(([slot]) => wanted.has(slot))),
    asked: null,
    answered: [],
  };
}

/** What a dialog keeps of what is said. */
export function wantedSlots({ slots }: Dialog): ReadonlySet<string> {
  return new Set<string>(slots.map(({ slot }) => slot));
}

/** A matter that was mentioned with another and never asked about: its turn comes afterwards. */
export function isWaiting(frame: Frame): boolean {
  return frame.asked === null;
}

/** The frame with what was told elsewhere meanwhile, where it has nothing of its own (B11). */
export function withTold(frame: Frame, dialog: Dialog, slots: Slots): Frame {
  const { slots: fresh } = newFrame(dialog, frame.intent, slots);
  return { ...frame, slots: { ...fresh, ...frame.slots } };
}

/** Who they are and where they live, where they would rather not say: not asked for again. */
export function declined(frame: Frame | null, all: SlotsById): Slots {
  return Object.fromEntries(
    Object.entries(frame?.slots ?? {}).filter(
      ([id, value]) => value === null && all.get(id)?.remembered,
    ),
  );
}

/** The first needed slot that is still empty; null when the frame is complete. */
export function nextSlot(dialog: Dialog, slots: Slots, all: SlotsById): DialogSlot | null {
  return missingSlots(dialog, slots, all)[0] ?? null;
}

/** The needed slots that are still empty, in the order in which they are asked for. */
export function missingSlots(dialog: Dialog, slots: Slots, all: SlotsById): readonly DialogSlot[] {
  return dialog.slots.filter(
    (slot) => isNeeded(slot, slots, all) && slots[slot.slot] === undefined,
  );
}

export function isNeeded({ when = {} }: DialogSlot, slots: Slots, all: SlotsById): boolean {
  return Object.entries(when).every(([id, choice]) => all.get(id)?.choiceIn(slots) === choice);
}

/** The frame with more of its slots filled, in the order in which they were. */
export function fill(frame: Frame, more: Slots): Frame {
  const names = slotNames(more);
  return {
    ...frame,
    slots: { ...frame.slots, ...more },
    answered: [...frame.answered.filter((name) => !names.includes(name)), ...names],
  };
}

/** The frame without one answer, which will be asked for next. */
export function empty(frame: Frame, slot: string): Frame {
  const { [slot]: _gone, ...slots } = frame.slots;
  return {
    ...frame,
    slots,
    asked: null,
    answered: frame.answered.filter((name) => name !== slot),
  };
}

/** The names of the slots that are set, declined ones included. */
export function slotNames(slots: Slots): string[] {
  return Object.keys(slots).filter((name) => slots[name] !== undefined);
}

/** How often a question will have been put once it is put now. */
export function timesAsked(frame: Frame, what: string): number {
  return frame.asked?.what === what ? frame.asked.times + 1 : 1;
}

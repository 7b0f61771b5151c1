import type { Dialog, DialogSlot } from "../content/content.ts";
import { slotsOf, type Matter } from "../records/matter.ts";
import type { Slots } from "../records/ticket.ts";
import { slotFillings } from "../turn/slot-words.ts";
import { languageOf, offer, say, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { dialogOf, matterNow, withMatter } from "./matters.ts";
import { isPlaced } from "./emergency/whereabouts.ts";

/** A needed question is put, and put once more in other words; what may be left out only once. */
export const MOST_TIMES = 2;
/** Nobody hears more questions about one matter, the reading back included. */
const MOST_QUESTIONS = 4;
/** A form for one question would be no relief. */
const FEWEST_FIELDS = 2;

/** What of a matter is still empty, in the order in which it is asked for. */
export function missingSlots(
  { world }: TurnPlan,
  dialog: Dialog,
  matter: Matter,
): readonly DialogSlot[] {
  const slots = slotsOf(matter);
  return dialog.slots.filter(
    (each) =>
      each.ask !== undefined && slots[each.slot] === undefined && isWanted(each, slots, world),
  );
}

/** 「大廳的燈」 is found without anybody's unit; a lift or a corridor stands in every building. */
function isWanted(
  { slot, when = {} }: DialogSlot,
  slots: Slots,
  { features }: TurnPlan["world"],
): boolean {
  if (slot === "unit" && slots.place?.area === "public" && isPlaced(slots, {})) return false;
  return Object.entries(when).every(
    ([id, choice]) => features.slots.get(id)?.choiceIn(slots) === choice,
  );
}

/** What may still be asked: nothing that was asked often enough, or with something else. */
function askable(plan: TurnPlan, dialog: Dialog, matter: Matter): readonly DialogSlot[] {
  const { "read-facts": _read, ...questions } = matter.asked;
  const put = Object.values(questions).reduce((sum, times) => sum + times, 0);
  if (put >= MOST_QUESTIONS - 1) return [];
  return missingSlots(plan, dialog, matter).filter(({ ask = "", optional, slot }) => {
    if (isNobodysBusiness(plan, slot)) return false;
    const times = matter.asked[ask] ?? 0;
    return times < (optional ? 1 : MOST_TIMES);
  });
}

/** Whether nothing is left to ask before it can be agreed or filed. */
export function isComplete(plan: TurnPlan, matter: Matter): boolean {
  const dialog = dialogOf(plan, matter);
  return dialog === null || askable(plan, dialog, matter).length === 0;
}

/** Whether somebody could act on it as it stands. */
export function isEnough(plan: TurnPlan, matter: Matter): boolean {
  const dialog = dialogOf(plan, matter);
  return dialog !== null && missingSlots(plan, dialog, matter).every(({ optional }) => optional);
}

/**
 * Puts the one next question of a matter, for all that its words ask for together.
 * @returns null where none is left
 */
export function askNext(plan: TurnPlan, matter: Matter): TurnPlan | null {
  const dialog = dialogOf(plan, matter);
  if (!dialog) return null;
  const open = askable(plan, dialog, matter);
  const [first] = open;
  if (first?.ask === undefined) return null;
  const together = missingSlots(plan, dialog, matter).filter(
    ({ ask, slot }) => ask === first.ask && !isNobodysBusiness(plan, slot),
  );
  const times = matter.asked[first.ask] ?? 0;
  const asking = withMatter(withConversation(plan, { pending: null }), {
    ...matter,
    open: first.slot,
    asked: { ...matter.asked, [first.ask]: times + 1 },
  });
  const parts = together.map(({ slot }) => wording(plan, `part.${slot}`));
  const isAtHome = slotsOf(matter).place?.area === "home";
  const hasOwn = plan.world.content.phrases.has(`${first.ask}.home`);
  const way = times > 0 ? "again" : isAtHome && hasOwn ? "home" : "ask";
  const said = say(asking, `${first.ask}.${way}`, { parts: listed(plan, parts) });
  const isSecret = together.some(({ slot }) => isVeiled(plan, slot));
  const inForm = plan.conversation.amongOthers === "with-forms" && isSecret;
  const guarded = inForm ? say(said, "form.among-others") : said;
  return withForm(offer(guarded, choicesFor(plan, first)), dialog, matter);
}

const isVeiled = ({ world }: TurnPlan, slot: string): boolean =>
  world.features.slots.get(slot)?.veiled !== undefined;

/** Where others read along, and there is no form to say it in, nobody is asked for it. */
function isNobodysBusiness(plan: TurnPlan, slot: string): boolean {
  return plan.conversation.amongOthers === "without-forms" && isVeiled(plan, slot);
}

/** Explains the question that stands: 「A棟12樓1203」. */
export function explain(plan: TurnPlan, matter: Matter): TurnPlan | null {
  const dialog = dialogOf(plan, matter);
  const slot = dialog?.slots.find((each) => each.slot === matter.open);
  if (slot?.ask === undefined) return null;
  return offer(say(plan, `${slot.ask}.explain`), choicesFor(plan, slot));
}

/** 房號、稱呼和電話; your unit, name and phone. */
function listed(plan: TurnPlan, parts: readonly string[]): string {
  const [last = ""] = parts.slice(-1);
  const before = parts.slice(0, -1);
  if (before.length === 0) return last;
  return languageOf(plan) === "en"
    ? `${before.join(", ")} and ${last}`
    : `${before.join("、")}和${last}`;
}

function choicesFor({ world }: TurnPlan, { slot, optional }: DialogSlot): readonly string[] {
  const offered = world.features.slots.get(slot)?.choices ?? [];
  return [...offered.map((choice) => `${slot}:${choice}`), ...(optional ? ["skip"] : [])];
}

/** Several plain questions could be answered at once, where the channel has forms. */
function withForm(plan: TurnPlan, dialog: Dialog, matter: Matter): TurnPlan {
  const missing = missingSlots(plan, dialog, matter).map(({ slot }) => slot);
  const fields = [...plan.world.features.slots.values()]
    .filter(({ id, form }) => form && missing.includes(id))
    .map(({ id }) => ({ slot: id, label: wording(plan, `choice.correct.${id}`) }));
  const isSecret = fields.some(({ slot }) => isVeiled(plan, slot));
  const fewest = plan.conversation.amongOthers && isSecret ? 1 : FEWEST_FIELDS;
  if (fields.length < fewest) return plan;
  const [title, send] = [wording(plan, "form.open"), wording(plan, "form.send")];
  return { ...plan, form: { title, send, close: wording(plan, "form.close"), fields } };
}

/**
 * Reads back all that waits to be agreed and asks whether it is right (B6). Put again it is short:
 * what was changed was said.
 */
export function readBack(plan: TurnPlan, matters: readonly Matter[]): TurnPlan {
  const isStanding = matters.every(
    (matter) =>
      matter.state === "confirming" && matter.facts.length === (matter.asked["read-facts"] ?? -1),
  );
  if (isStanding) {
    const open = matters.reduce(
      (each, matter) => withMatter(each, { ...matter, open: "read-back" }),
      plan,
    );
    return offer(say(open, "read-back.waiting"), ["yes", "no"]);
  }
  const opened = say(withConversation(plan, { pending: null }), "read-back.opening");
  const read = matters.reduce((each, matter) => {
    const read = matter.facts.length;
    const asked = { ...matter.asked, "read-facts": read };
    return readOne(
      withMatter(each, { ...matter, state: "confirming", open: "read-back", asked }),
      matter,
    );
  }, opened);
  return offer(say(read, "read-back.question"), ["yes", "no"]);
}

function readOne(plan: TurnPlan, matter: Matter): TurnPlan {
  const dialog = dialogOf(plan, matter);
  if (!dialog) return plan;
  const slots = slotsOf(matterNow(plan, matter) ?? matter);
  const language = languageOf(plan);
  const all = plan.world.features.slots;
  const told = slotFillings(plan.world, slots, language);
  const veiled = [...all.values()].flatMap(({ blank, veiled }) =>
    veiled === undefined ? [] : [[blank, veiled(told[blank] ?? "")]],
  );
  const isAlone = plan.conversation.amongOthers === undefined;
  const fillings = isAlone ? told : { ...told, ...Object.fromEntries(veiled) };
  return dialog.slots
    .filter(({ slot }) => all.get(slot)?.words(slots, language))
    .reduce((each, { slot }) => say(each, `read-back.${slot}`, fillings), plan);
}

/** Offers what was told, and to drop it all. */
export function askWhatToCorrect(plan: TurnPlan, matter: Matter): TurnPlan {
  const dialog = dialogOf(plan, matter);
  const slots = slotsOf(matter);
  const values = (dialog?.slots ?? [])
    .filter(({ slot }) => slots[slot] !== undefined)
    .map(({ slot }) => `correct:${slot}`);
  const asking = withMatter(plan, { ...matter, open: "correction" });
  return offer(say(asking, "correction.which"), [...values, "cancel"]);
}

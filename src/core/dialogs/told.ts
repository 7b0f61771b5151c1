import type { Dialog } from "../content/content.ts";
import { slotsOf, type Matter } from "../records/matter.ts";
import type { Unit } from "../records/unit.ts";
import type { Slots } from "../records/ticket.ts";
import type { Hearing } from "../turn/slot.ts";
import type { World } from "../turn/turn.ts";
import { isOfOthers } from "./slots/unit.ts";
import { wantedSlots } from "./matters.ts";
import { theirHome } from "./their-home.ts";
import { does, type Utterance } from "./utterance.ts";

/**
 * What a message tells, beyond what was asked for. What was asked is read leniently (a bare 1203,
 * 王, 都可以), the rest only where it is said in so many words.
 */
export function told(utterance: Utterance, dialog: Dialog, matter: Matter, world: World): Slots {
  const { slots } = world.features;
  const hearing = hearingOf(utterance, dialog, matter, world);
  const isForm = Object.keys(utterance.form).length > 0;
  const found = isForm
    ? filledIn(hearing, utterance, world)
    : {
        ...toldInPassing(hearing, utterance, world),
        ...answerTo(hearing, utterance, world, matter),
        ...(isMending(utterance) ? mended(hearing, world) : {}),
      };
  const wanted = wantedSlots(dialog);
  // The digits of a plate, of a parcel or of a phone are nobody's door.
  const isMended =
    isMending(utterance) && found.phone && found.phone === mended(hearing, world).phone;
  const numbers = ["plate", "parcel-number"].filter((slot) => wanted.has(slot));
  const digits = [...numbers.map((slot) => found[slot]), isMended && found.phone].join(" ");
  if (found.unit?.number && digits.includes(found.unit.number)) delete found.unit;
  const parcel = [found["parcel-number"]].join("").replace(/\D/g, "");
  const isParcels = found.phone !== undefined && parcel.includes(String(found.phone).slice(-8));
  if (isParcels && wanted.has("parcel-number")) delete found.phone;
  const isBare = found.unit?.building === null && found.unit.floor === null;
  // 「the tag says 2021」 is no door, though one was asked for.
  const isStory = isBare && [...utterance.text].length > LONGEST_BARE && isInStory(hearing);
  if (isStory) delete found.unit;
  if (found.unit) found.unit = inItsHouse(found.unit, hearing);
  // 「樓上應該是1003」 in a complaint is whom it is about.
  const isKnown = Boolean(hearing.slots.unit) || (matter.open !== "unit" && isBare);
  const isOthers = !hearing.corrects && isOfOthers(utterance.text);
  if (found.unit && dialog.dialog === "complaint" && isKnown && isOthers) delete found.unit;
  const theirs = theirsIn(utterance, dialog, world);
  if (theirs !== null) found.unit = theirs;
  return Object.fromEntries(
    [...slots.values()]
      .filter(({ id }) => wanted.has(id) && found[id] !== undefined)
      .map((slot) => [slot.id, slot.merged(hearing.slots, found[slot.id])])
      .filter(([id, value]) => !isSame(hearing.slots[String(id)], value)),
  );
}

/** What holds of the writer as well: where their mother lives, or their tenant, doesn't. */
export function ownOf(values: Slots, utterance: Utterance, dialog: Dialog, world: World): Slots {
  if (theirsIn(utterance, dialog, world) === null) return values;
  const { unit: _theirs, ...own } = values;
  return own;
}

function theirsIn(
  { text, meaning }: Utterance,
  { slots }: Dialog,
  { content, community }: World,
): Unit | null {
  const isTheirs = slots.some(({ slot, theirs }) => slot === "unit" && theirs);
  const read = (words: string): Unit | null =>
    content.understanding.answers(words, community.country).unit;
  return isTheirs ? theirHome(meaning, text, read) : null;
}

/** Nothing says in so many words that it is theirs, and the message tells something else. */
function isInStory({ text, entities, content, community }: Hearing): boolean {
  const clauses = content.understanding.mattersIn(text, community.country);
  return entities.unit === null && clauses.length > 0;
}

/** 「B棟9樓走廊漏水」, and later 「我是903」: whoever writes of a building lives in it. */
function inItsHouse(unit: Unit, { slots, text, content, community }: Hearing): Unit {
  if (unit.building !== null || unit.entrance !== null || slots.unit || !slots.issue) return unit;
  const story = content.understanding.answers(`${slots.issue}\n${text}`, community.country).unit;
  const isSame = story?.number === unit.number && story.floor === unit.floor;
  return isSame ? { ...unit, building: story.building, entrance: story.entrance } : unit;
}

/** 「不對，是1205」: the bare value corrects the latest answer that it fits. */
export function corrected(
  utterance: Utterance,
  dialog: Dialog,
  matter: Matter,
  world: World,
): Slots {
  const { slots } = world.features;
  const hearing = hearingOf(utterance, dialog, matter, world);
  const known = [...slots.keys()].filter((id) => hearing.slots[id] !== undefined);
  const latest = matter.facts.map(({ slot }) => slot).toReversed();
  for (const id of [...latest, ...known]) {
    const slot = slots.get(id);
    const value = slot?.corrects?.(hearing) ?? null;
    if (slot && value !== null) return { [id]: slot.merged(hearing.slots, value) };
  }
  return {};
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The message beside what this matter has and asks. */
function hearingOf(
  utterance: Utterance,
  dialog: Dialog,
  matter: Matter,
  { content, community }: World,
): Hearing {
  const { open, asked } = matter;
  return {
    text: utterance.text,
    entities: utterance.meaning.entities,
    corrects: utterance.corrects || does(utterance, "correct"),
    isAnswer: !does(
      utterance,
      "postpone",
      "unknown",
      "ask",
      "ask-why",
      "ask-again",
      "raise",
      "leave",
    ),
    slots: slotsOf(matter),
    asked: open === null ? null : { what: open, times: asked[open] ?? 1 },
    dialog,
    content,
    community,
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

/** Some digits are only corrected where a number is spoken of, and none is told whole. */
function isMending({ text, corrects, meaning, moves }: Utterance): boolean {
  const isOfNumber =
    /電話|电话|手機|手机|號碼|号码|尾[數数號号]|\b(?:phone|number|mobile|digits?)\b/i.test(text);
  const isCorrected = corrects || moves.some(({ kind }) => kind === "correct" || kind === "change");
  return meaning.entities.phone === null && (isOfNumber || isCorrected);
}

/** What is known and has a part corrected: 「最後三碼是565 不是556」. */
function mended({ slots, text }: Hearing, { features }: World): Slots {
  return Object.fromEntries(
    [...features.slots.values()]
      .map((slot) => [slot.id, slot.mended(slots, text)] as const)
      .filter(([, value]) => value !== null),
  );
}

/** A bare 邱 or 1203 answers what was asked before as well. */
const LONGEST_BARE = 12;

/** Each field of a form is the answer to its own question, and nothing else. */
function filledIn(hearing: Hearing, utterance: Utterance, { features }: World): Slots {
  return [...features.slots.values()].reduce<Slots>((filled, slot) => {
    const text = utterance.form[slot.id];
    if (text === undefined || !slot.form) return filled;
    return { ...filled, ...slot.answers?.({ ...hearing, text }) };
  }, {});
}

/** What was asked in one breath is answered in one. */
function answerTo(
  hearing: Hearing,
  { chosen }: Utterance,
  { features }: World,
  matter: Matter,
): Slots {
  const { asked, text, dialog, slots, isAnswer } = hearing;
  if (text === "" || chosen !== null) return {};
  const ask = dialog.slots.find(({ slot }) => slot === asked?.what)?.ask;
  const isShort = isAnswer && [...text].length <= LONGEST_BARE;
  const together = dialog.slots.filter(
    (each) =>
      each.slot === asked?.what ||
      (each.ask !== undefined &&
        (each.ask === ask || (isShort && (matter.asked[each.ask] ?? 0) > 0)) &&
        !slots[each.slot]),
  );
  const isAlone =
    hearing.content.understanding.mattersIn(text, hearing.community.country).length === 0;
  return (
    together
      // 「當時交了3000」 tells of no door, unless the door was asked for.
      .filter(({ slot }) => slot !== "unit" || isAlone || asked?.what === "unit")
      .reduce<Slots>(
        (found, { slot }) => ({ ...features.slots.get(slot)?.answers?.(hearing), ...found }),
        {},
      )
  );
}

import type { Dialog } from "../content/content.ts";
import { isFiled, isUnderWay, slotsOf, type Matter } from "../records/matter.ts";
import type { Slots } from "../records/ticket.ts";
import type { Move } from "../understanding/move.ts";
import { classifyAgain } from "../tickets/class-again.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import { remember, say } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { theirHome } from "./their-home.ts";
import { corrected, ownOf, told } from "./told.ts";
import {
  atHand,
  dialogOf,
  feelMatter,
  matterNow,
  noteMatter,
  SPOKEN_OF_MS,
  tellMatter,
} from "./matters.ts";
import { correctWords } from "./correct-words.ts";
import { fromKnowledge } from "./questions.ts";
import { does, feltIn, withoutMoves, type Utterance } from "./utterance.ts";
import { wantsNoName } from "./wants-no-name.ts";
import { wordsToKeep } from "./words.ts";

/** What was done with a message and has still to be said. */
export interface TakenIn {
  readonly plan: TurnPlan;
  /** Something told before was changed (B19). */
  readonly corrected: boolean;
  /** Something new was told of a matter. */
  readonly more: boolean;
  /** What of it is kept as values. */
  readonly values: Slots;
}

/**
 * Puts what a message tells of a matter where it belongs: values, corrections, and its own words.
 * @param begins another matter begins with the same message
 */
export function takeIn(plan: TurnPlan, utterance: Utterance, begins: boolean): TakenIn {
  const matter = atHand(plan);
  const dialog = matter && dialogOf(plan, matter);
  if (!matter || !dialog)
    return { plan: rememberAll(plan, utterance), corrected: false, more: false, values: {} };
  const isOther = begins && isFiled(matter) && matter.open === null;
  const values = isOther ? {} : valuesOf(plan, utterance, dialog, matter);
  const isMeant =
    utterance.corrects ||
    matter.open === "correction" ||
    does(utterance, "change", "correct", "disagree");
  const changes = isMeant && changed(matter, values, plan, does(utterance, "change"));
  const valued = tell(plan, matter, values, ownOf(values, utterance, dialog, plan.world));
  const felt = feelMatter(valued, matterNow(valued, matter) ?? matter, feltIn(utterance));
  const rewritten = does(utterance, "correct") ? correctWords(felt, matter, utterance) : null;
  const answered = withoutAnswered(plan, utterance);
  const others = changes ? withoutMoves(answered, "correct") : answered;
  const noted = rewritten ?? note(felt, matter, wordsToKeep(felt, others, matter));
  return {
    plan: weighed(noted, matter, utterance),
    corrected: changes || rewritten !== null,
    more: noted !== plan && !changes && rewritten === null,
    values,
  };
}

/** What is answered at once tells nothing of a matter, nor does what led to the question. */
function withoutAnswered(plan: TurnPlan, utterance: Utterance): Utterance {
  const isKnown = ({ kind, text }: Move): boolean =>
    kind === "ask" && fromKnowledge(plan, text) !== null;
  const [first] = utterance.moves;
  // 「另外明天有個生鮮箱，我不在家能代收嗎」
  const isApart =
    first?.announced === true &&
    utterance.moves.some(isKnown) &&
    utterance.moves.every(({ kind }) => kind === "ask" || kind === "describe");
  const moves = isApart ? [] : utterance.moves.filter((move) => !isKnown(move));
  return { ...utterance, moves };
}

/** What is told later of a complaint may make it graver. */
function weighed(plan: TurnPlan, { ticket }: Matter, utterance: Utterance): TurnPlan {
  if (ticket === null) return plan;
  return classifyAgain(plan, ticket, { texts: [utterance.text], feelings: feltIn(utterance) });
}

function valuesOf(plan: TurnPlan, utterance: Utterance, dialog: Dialog, matter: Matter): Slots {
  if (does(utterance, "raise") && isFiled(matter) && matter.open === null) return {};
  const found = told(utterance, dialog, matter, plan.world);
  const mayCorrect =
    utterance.corrects || does(utterance, "correct", "disagree") || matter.open === "correction";
  return mayCorrect && Object.keys(found).length === 0
    ? corrected(utterance, dialog, matter, plan.world)
    : found;
}

/** What stood there before and now differs was corrected. */
function changed(matter: Matter, values: Slots, { world }: TurnPlan, isMeant: boolean): boolean {
  const known = slotsOf(matter);
  return Object.keys(values).some(
    (slot) =>
      !world.features.slots.get(slot)?.adds &&
      !(REFINED.has(slot) && !isMeant) &&
      known[slot] !== undefined &&
      known[slot] !== null &&
      !isFiner(known[slot], values[slot]),
  );
}

/** C棟8樓之6 after C棟8樓 corrects nothing. */
function isFiner(before: unknown, now: unknown): boolean {
  if (typeof before !== "object" || typeof now !== "object" || !before || !now) return false;
  const told = new Map(Object.entries(now));
  return Object.entries(before).every(
    ([part, value]) => value === null || told.get(part) === value,
  );
}

/** A time told more exactly corrects none. */
const REFINED: ReadonlySet<string> = new Set(["when", "day", "place"]);

/** Who and where was told for all that was brought up together. */
function shared(plan: TurnPlan, matter: Matter, values: Slots): TurnPlan {
  const others = plan.conversation.matters.filter(
    (other) =>
      other.id !== matter.id &&
      (isUnderWay(other) || (isFiled(other) && plan.now - other.touchedAt < SPOKEN_OF_MS)),
  );
  return others.reduce((each, other) => {
    const dialog = dialogOf(each, other);
    const known = slotsOf(other);
    const lacks = Object.entries(values).filter(
      ([slot, value]) =>
        value !== null &&
        WHO_AND_WHERE.has(slot) &&
        known[slot] === undefined &&
        dialog?.slots.some((one) => one.slot === slot),
    );
    if (lacks.length === 0) return each;
    const slots = Object.fromEntries(lacks);
    const kept = tellMatter(each, other, slots);
    return other.ticket === null
      ? kept
      : addToTicket(kept, other.ticket, slots, { by: "resident" });
  }, plan);
}
const WHO_AND_WHERE: ReadonlySet<string> = new Set(["unit", "name", "phone"]);

function tell(plan: TurnPlan, matter: Matter, values: Slots, own: Slots): TurnPlan {
  const kept = shared(tellMatter(plan, matter, values, own), matter, own);
  const isNews = Object.values(values).some((value) => value !== null);
  return matter.ticket === null || !isNews
    ? kept
    : addToTicket(kept, matter.ticket, values, { by: "resident" });
}

/** No word is thrown away: what is no value is a note of the matter at hand. */
export function note(plan: TurnPlan, matter: Matter, words: string): TurnPlan {
  const now = matterNow(plan, matter) ?? matter;
  const noted = noteMatter(plan, now, words);
  const ticket = matter.ticket;
  if (noted === plan || ticket === null) return noted;
  const issue = slotsOf(matterNow(noted, matter) ?? now).issue ?? words;
  return addToTicket(noted, ticket, { issue }, { by: "resident", words });
}

/** 「不要讓他知道是我講的」: it stands with the matter, and the resident hears that it does. */
export function keepAnonymous(plan: TurnPlan, { moves }: Utterance): TurnPlan {
  const asked = moves.find(({ text }) => wantsNoName(text));
  const matter = atHand(plan);
  if (asked === undefined || matter === null) return plan;
  return say(note(plan, matter, asked.text.trim()), "anonymous.noted");
}

/** Who they are and where they live is told without any matter as well. */
function rememberAll(plan: TurnPlan, { text, meaning }: Utterance): TurnPlan {
  const { content, community } = plan.world;
  const { entities } = meaning;
  const isAlone = !content.understanding
    .mattersIn(text, community.country)
    .some((clause) => /\p{L}/u.test(clause));
  const answer = isAlone ? content.understanding.answers(text, community.country) : entities;
  const phone = entities.phone ?? answer.phone;
  const read = (words: string) => content.understanding.answers(words, community.country).unit;
  const isTheirs = theirHome(meaning, text, read) !== null;
  const own = entities.unit ?? (phone === null ? answer.unit : null);
  const unit = isTheirs ? null : own;
  return remember(plan, { name: entities.name, phone, unit });
}

import type { Choice } from "../records/message.ts";
import { answer, buttonFor } from "./answering.ts";
import type { Chance } from "./chance.ts";
import type { Heard, Question } from "./heard.ts";
import type { Errand, Message, Piece } from "./message.ts";
import { mindOf, type Mind } from "./mind.ts";
import type { Persona, Stray } from "./persona.ts";
import type { Sayings } from "./sayings.ts";
import { speechOf } from "./speech.ts";
import { MAY_STRAY, stray } from "./straying.ts";
import type { Tongue } from "./tongue.ts";

/** Somebody who writes to the desk, one message at a time, and reads what it says. */
export interface Resident {
  readonly id: string;
  readonly persona: Persona;
  readonly tongue: Tongue;
  readonly errands: readonly Errand[];
  /** What they write next; null when they are gone. @param heard null before the first word */
  next(heard: Heard | null): Message | null;
}

/** A patient person stops here. */
const MOST_MESSAGES = 16;
const MOST_STRAYS = 3;
const MOST_GOODBYES = 2;
/** Of those who say at once who and where they are, so many begin with it. */
const WHO_FIRST = 0.25;
/** Comes back so many seconds after the registration. */
const RETURNS_AFTER: readonly number[] = [90, 30 * 60, 3 * 60 * 60];
/** Says that they are done with it in place of these. */
const ALONE: ReadonlySet<Stray> = new Set(["withdraw", "person", "second"]);
/** Who doesn't say at first what it is begins with this line of words.yml, by their wish. */
const BARE: Readonly<Record<string, string>> = {
  "repair-at-home": "bare",
  "repair-in-public": "bare",
  complaint: "bare-complaint",
};

/** @param tongues their own, and the other of those who mix two */
export function newResident(
  sayings: Sayings,
  id: string,
  persona: Persona,
  [own, other]: readonly [own: Tongue, other: Tongue],
  errands: readonly Errand[],
  chance: Chance,
): Resident {
  const speech = speechOf(sayings, persona, own, other, chance);
  const mind = mindOf(sayings.facts, persona, own, speech, errands, chance);
  let written = 0;
  let strays = 0;
  let misses = 0;
  let goodbyes = 0;
  let gone = false;
  let left: Question | null = null;

  const write = (pieces: readonly Piece[], photos = 0): Message =>
    speech.message(pieces, chance.between(4, 40), photos);

  const goodbye = (): Message => {
    goodbyes += 1;
    return write(mind.line("leave", "done"));
  };

  /** Pressed, or typed as it stands there, or its number where that can't be anything else. */
  const chosen = (button: Choice, { choices, questions }: Heard): Message => {
    const isOneOfMany = questions.at(-1)?.asked === "which";
    const number = `${choices.indexOf(button) + 1}`;
    return chance.weigh([
      [4, { ...write([]), text: button.label, choice: button.value }],
      [1, { ...write([]), text: button.label }],
      [isOneOfMany ? 1 : 0, { ...write([]), text: number }],
    ]);
  };

  const reply = (heard: Heard): Message | null => {
    if (heard.ends || chance.in(persona.vanishes)) return null;
    if (heard.isRecorded) left = null;
    // Asked nothing new they come back to what they left unanswered.
    const question = heard.questions.at(-1) ?? left;
    left = null;
    const asked = question?.asked ?? null;
    // Who is done says it once more, and is gone.
    if (goodbyes > 0) return goodbyes < MOST_GOODBYES && asked !== null ? goodbye() : null;
    if (asked === "again" || asked === "which") misses += 1;
    if (question !== null && MAY_STRAY.has(question.asked)) {
      // Who is asked on says it once more, and that is that.
      if (mind.errand().withdrawn) return strays++ < MOST_STRAYS ? write(mind.withdraw()) : null;
      const strayed = strays < MOST_STRAYS && !chance.in(persona.answers);
      const how = strayed ? howToStray(mind) : null;
      const pieces = how === null ? [] : stray(mind, how, question);
      if (how !== null && pieces.length > 0) {
        strays += 1;
        const isAlone = ALONE.has(how) || asked === "read-back" || !chance.in(persona.both);
        const answered = isAlone ? null : answer(mind, question, heard, misses - 1);
        if (answered === null && !ALONE.has(how)) left = question;
        return write([...(answered?.pieces ?? []), ...pieces], answered?.photos);
      }
    }
    const button = heard.choices.find(({ value }) => value === buttonFor(mind, question, heard));
    if (button && (asked === "which" || chance.in(persona.presses))) return chosen(button, heard);
    const before = mind.errand();
    const answered = answer(mind, question, heard, misses - 1);
    if (answered === null) return null;
    if (answered.pieces.some(({ act }) => act === "leave")) goodbyes += 1;
    const message = write(answered.pieces, answered.photos);
    const comesBack = mind.errand() !== before && mind.errand().about !== "new";
    return comesBack ? { ...message, after: chance.pick(RETURNS_AFTER) } : message;
  };

  return {
    id,
    persona,
    tongue: own,
    errands,
    next(heard) {
      if (gone || written === MOST_MESSAGES) return null;
      const message = heard === null ? write(opening(mind)) : reply(heard);
      gone = message === null;
      written += 1;
      return message;
    },
  };
}

function howToStray({ chance, persona }: Mind): Stray {
  return chance.weigh(persona.strays);
}

function opening(mind: Mind): readonly Piece[] {
  const { chance, persona, speech } = mind;
  const errand = mind.errand();
  const pieces: Piece[] = [];
  if (chance.in(persona.chats)) pieces.push(...mind.line("chat", "hello"));
  if (chance.in(persona.chats / 2))
    pieces.push(...mind.line("chat", chance.pick(["filler", "story"])));
  const bare = BARE[errand.wish.wish];
  if (bare !== undefined && chance.in(persona.bare)) return [...pieces, ...mind.line("chat", bare)];
  const raised = [...mind.raise(errand, "first")];
  const more = chance.in(persona.chats) ? speech.more(errand.wish) : null;
  if (more) raised.push(more);
  if (errand.wish.ends !== "record") return [...pieces, ...raised];
  const slots = mind.untold().filter(() => chance.in(persona.tells));
  const told = slots.flatMap((slot) => mind.tell(slot, "words"));
  const isFirst = chance.in(WHO_FIRST);
  return isFirst ? [...pieces, ...told, ...raised] : [...pieces, ...raised, ...told];
}

import type { Asked, Heard, Question } from "./heard.ts";
import type { Piece } from "./message.ts";
import type { Mind } from "./mind.ts";
import { meantBy } from "../turn/offers.ts";

/** Whoever was not understood so often asks for a person. */
const MOST_AGAIN = 2;
/** Of those who have nothing left to say, so many say so. */
const SAY_GOODBYE = 0.7;
const SEND_A_PHOTO = 0.3;
/** In which room, instead of "at home". */
const SAY_WHERE = 0.6;

/** What is written in answer; null when they are done and gone. */
export interface Answer {
  readonly pieces: readonly Piece[];
  readonly photos?: number;
}

/** @param misses how often they were not understood before */
export function answer(
  mind: Mind,
  question: Question | null,
  heard: Heard,
  misses: number,
): Answer | null {
  const { speech, chance } = mind;
  const errand = mind.errand();
  switch (question?.asked) {
    case "where":
      return { pieces: errand.wish.place === "public" ? place(mind) : given(mind, question) };
    case "contact":
    case "when":
      return { pieces: given(mind, question) };
    case "details": {
      const pieces = question.parts.flatMap((part) => mind.give(part, "bare"));
      const more = speech.more(errand.wish) ?? speech.raise(errand.wish, "again");
      return { pieces: pieces.length > 0 ? pieces : [more] };
    }
    case "issue":
    case "help":
      if (!errand.raised) return { pieces: mind.raise(errand, "first") };
      return question.asked === "issue" ? { pieces: rephrase(mind, misses) } : goOn(mind);
    case "place":
      return { pieces: place(mind) };
    case "photo":
      return chance.in(SEND_A_PHOTO)
        ? { pieces: [], photos: 1 }
        : { pieces: mind.line("decline", "no-photo") };
    case "read-back":
    case "sure":
      return { pieces: mind.line("agree", "agree") };
    case "correction": {
      const pieces = mind.fix();
      return { pieces: pieces.length > 0 ? pieces : mind.line("agree", "agree") };
    }
    case "which":
    case "again":
      return { pieces: rephrase(mind, misses) };
    case "unread":
      return heard.choices.some((one) => meantBy(one) === "yes")
        ? { pieces: mind.line("agree", "agree") }
        : goOn(mind);
    case "anything-else":
    case undefined:
      return goOn(mind);
  }
}

/** All that is asked for, or a refusal. */
function given(mind: Mind, { parts }: Question): readonly Piece[] {
  const how = mind.chance.in(mind.persona.terse) ? "bare" : "words";
  const pieces = parts.flatMap((part) => mind.give(part, how));
  return pieces.length > 0 ? pieces : mind.line("decline", "decline");
}

function place(mind: Mind): readonly Piece[] {
  const { wish } = mind.errand();
  const where = mind.chance.in(SAY_WHERE) ? mind.speech.where(wish) : null;
  return where ? [where] : mind.line("tell", `place.${wish.place ?? "home"}`);
}

function rephrase(mind: Mind, misses: number): readonly Piece[] {
  const errand = mind.errand();
  if (misses >= MOST_AGAIN) return mind.line("person", "person");
  if (!errand.raised || errand.about !== "new") return mind.raise(errand, "first");
  return [mind.speech.raise(errand.wish, misses === 0 ? "again" : "first")];
}

/** The next thing that they came for, or goodbye. */
function goOn(mind: Mind): Answer | null {
  const next = mind.next();
  if (next) return { pieces: mind.raise(next, next.about === "new" ? "and-also" : "first") };
  return mind.chance.in(SAY_GOODBYE) ? { pieces: mind.line("leave", "done") } : null;
}

/** The value of the button that says what they mean; null when there is none. */
export function buttonFor(mind: Mind, question: Question | null, heard: Heard): string | null {
  const { wish } = mind.errand();
  const buttons: Readonly<Partial<Record<Asked, readonly string[]>>> = {
    which: wish.kinds.map((kind) => `intent:${kind}`),
    "read-back": ["yes"],
    sure: ["yes"],
    photo: ["skip"],
    contact: mind.declines && question?.parts.join() === "phone" ? ["skip"] : [],
    place: [`place:${wish.place ?? "home"}`],
  };
  const wanted = question === null ? [] : (buttons[question.asked] ?? []);
  return heard.choices.find((one) => wanted.includes(meantBy(one)))?.value ?? null;
}

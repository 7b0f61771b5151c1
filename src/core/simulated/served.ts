import type { Cast, Written } from "./cast.ts";
import type { Heard } from "./heard.ts";
import type { Errand } from "./message.ts";
import type { Wish } from "./wishes.ts";

/** A message of theirs, and what came back at once. */
export interface Exchange extends Written {
  readonly heard: Heard;
}

/** What came of a conversation. */
export interface Course {
  readonly exchanges: readonly Exchange[];
  /** Kinds of the tickets that it opened. */
  readonly opened: readonly string[];
  /** A colleague has it, or is waited for. */
  readonly isHandedOver: boolean;
}

/** Phrases that answer something. */
const ANSWERS =
  /^(why|who|status|knowledge|change|call-back)\.|^question\.when(-visit)?$|\.explain$/;

/**
 * Whether all who wrote got what they spoke of and did not take back: of the desk, for what it
 * leaves to a colleague it did not understand.
 */
export function isServed({ people }: Pick<Cast, "people">, course: Course): boolean {
  return people
    .flatMap(({ errands }) => errands)
    .filter(({ about, raised, withdrawn }) => about === "new" && raised && !withdrawn)
    .every((errand) => isErrandServed(errand, course));
}

function isErrandServed({ wish }: Errand, { exchanges, opened, isHandedOver }: Course): boolean {
  if (opened.some((kind) => wish.kinds.includes(kind))) return true;
  if (wish.ends === "person") return isHandedOver;
  return exchanges
    .filter(({ message }) => message.pieces.some((piece) => piece.wish === wish))
    .some(({ heard }) => isToThePoint(heard, wish));
}

/** Whether a reply answers what somebody came for, by words that have to do with it. */
export function isToThePoint({ phrases, rest }: Heard, { hears }: Wish): boolean {
  const answers = phrases.filter(({ key }) => ANSWERS.test(key)).map(({ text }) => text);
  const words = [rest, ...answers].join("\n").toLowerCase();
  return hears.some((word) => words.includes(word));
}

/** Whether a reply answers anything. */
export function isAnswer({ phrases, rest }: Heard): boolean {
  return rest !== "" || phrases.some(({ key }) => ANSWERS.test(key));
}

import type { Asked, Question } from "../../../src/core/simulated/heard.ts";
import type { Piece } from "../../../src/core/simulated/message.ts";
import type { Exchange, Played } from "../play.ts";
import type { Resident } from "../../../src/core/simulated/resident.ts";
import type { Violation } from "../violation.ts";
import type { Wish } from "../../../src/core/simulated/wishes.ts";
import { ownExchanges, toldUntil } from "./record.ts";

const MOST_QUESTIONS = 4;
/** Asks for something about the matter. */
const COUNTED: ReadonlySet<Asked> = new Set<Asked>([
  "issue",
  "place",
  "where",
  "contact",
  "when",
  "photo",
  "details",
  "which",
  "again",
  "unread",
]);
/** May come in the same words: it closes each matter, or offers anything. */
const MAY_REPEAT: ReadonlySet<Asked> = new Set<Asked>(["anything-else", "help"]);

/** Nobody is asked much, twice, or for what they told. */
export function asking(played: Played): readonly Violation[] {
  return played.cast.people.flatMap((who) => {
    const own = ownExchanges(played, who);
    return [...tooMany(who, own), ...twice(own), ...thoughTold(played, who, own), ...askedOn(own)];
  });
}

function tooMany(who: Resident, own: readonly Exchange[]): readonly Violation[] {
  const matters = Math.max(1, who.errands.filter(({ raised }) => raised).length);
  const asked = own.flatMap(({ heard }) => heard.questions.at(-1)?.asked ?? []);
  const counted = asked.filter((one) => COUNTED.has(one));
  return counted.length > MOST_QUESTIONS * matters
    ? [{ breach: "too-many-questions", what: counted.join(", ") }]
    : [];
}

/** In one matter: with a ticket another begins. */
function twice(own: readonly Exchange[]): readonly Violation[] {
  let heard = new Set<string>();
  return own.flatMap((exchange) => {
    const questions = exchange.heard.questions.filter(({ asked }) => !MAY_REPEAT.has(asked));
    const again = questions.filter(({ text }) => heard.has(text));
    heard = new Set([...heard, ...questions.map(({ text }) => text)]);
    if (exchange.heard.isRecorded) heard = new Set();
    return again.map(({ text }) => ({ breach: "same-question-twice", what: text }));
  });
}

function thoughTold(played: Played, who: Resident, own: readonly Exchange[]): readonly Violation[] {
  const said: Piece[] = [];
  return own.flatMap(({ message, heard, at }): Violation[] => {
    said.push(...message.pieces);
    const told: ReadonlySet<string> = new Set(toldUntil(played, who, at).keys());
    const about = said.findLast(({ act }) => act === "raise")?.wish ?? null;
    const isKnown = ({ asked, parts }: Question): boolean => {
      // Of a public place the words for it tell where it is.
      if (asked === "issue" || asked === "place") return about !== null;
      const where = asked === "where" && about?.place === "public";
      return where || parts.some((part) => told.has(part) || isSaid(said, about, part));
    };
    return heard.questions
      .filter(isKnown)
      .map(({ asked, text }) => ({ breach: "asked-though-told", what: `${asked}: ${text}` }));
  });
}

function isSaid(said: readonly Piece[], wish: Wish | null, part: string): boolean {
  return said.some(({ tongue, text }) => {
    const detail = wish?.detail(tongue, part) ?? null;
    return detail !== null && text.includes(detail);
  });
}

/** A15: who has nothing more to say when nothing is open is let go. */
function askedOn(own: readonly Exchange[]): readonly Violation[] {
  return own
    .filter(({ heard }, n) => heard.questions.length > 0 && own[n - 1]?.heard.about === null)
    .filter(({ message: { pieces } }) => pieces.length > 0 && pieces.every(isGoodbye))
    .map(({ message, heard }) => ({
      breach: "goodbye-missed",
      what: `${message.text} → ${heard.text}`,
    }));
}

function isGoodbye({ act }: Piece): boolean {
  return act === "leave";
}

import type { Act } from "../message.ts";
import type { Exchange, Played } from "../play.ts";
import type { Violation } from "../violation.ts";
import type { Wish } from "../wishes.ts";
import { plain, wordsOf } from "./record.ts";

/** Phrases that answer something. */
const ANSWERS =
  /^(why|who|status|knowledge|change|call-back)\.|^question\.when(-visit)?$|\.explain$/;

/** Whatever a resident asks is answered, or goes on record (B13). */
export function answering(played: Played): readonly Violation[] {
  const asked = played.exchanges.flatMap(({ message, heard }) =>
    message.pieces
      .filter(({ act, wish }) => isQuestion(act) || (act === "raise" && wish?.ends === "answer"))
      .map(({ act, wish, text }) => ({
        // What they came for may be asked in several ways until it is understood.
        about: isQuestion(act) ? text : wish,
        text,
        isServed:
          isNoted(played, text) ||
          (act === "raise" && wish ? isToThePoint(heard, wish) : isAnswered(heard)),
      })),
  );
  return [...new Set(asked.map(({ about }) => about))].flatMap((about) => {
    const ways = asked.filter((one) => one.about === about);
    const what = ways[0]?.text ?? "";
    return ways.some(({ isServed }) => isServed) ? [] : [{ breach: "question-left", what }];
  });
}

function isQuestion(act: Act): boolean {
  return act === "ask" || act === "why";
}

function isAnswered({ phrases, rest }: Exchange["heard"]): boolean {
  return rest !== "" || phrases.some(({ key }) => ANSWERS.test(key));
}

/** Whether a reply answers what somebody came for, by words that have to do with it. */
export function isToThePoint({ phrases, rest }: Exchange["heard"], { hears }: Wish): boolean {
  const answers = phrases.filter(({ key }) => ANSWERS.test(key)).map(({ text }) => text);
  const words = [rest, ...answers].join("\n").toLowerCase();
  return hears.some((word) => words.includes(word));
}

function isNoted({ tickets }: Played, text: string): boolean {
  return tickets.some((ticket) => wordsOf(ticket).includes(plain(text)));
}

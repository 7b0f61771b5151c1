import type { Act } from "../../../src/core/simulated/message.ts";
import type { Played } from "../play.ts";
import type { Violation } from "../violation.ts";
import { isAnswer, isToThePoint } from "../../../src/core/simulated/served.ts";
import { plain, wordsOf } from "./record.ts";

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
          (act === "raise" && wish ? isToThePoint(heard, wish) : isAnswer(heard)),
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

function isNoted({ tickets }: Played, text: string): boolean {
  return tickets.some((ticket) => wordsOf(ticket).includes(plain(text)));
}

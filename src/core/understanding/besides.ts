import type { Community } from "../community.ts";
import type { Matcher } from "./interpretation.ts";
import { mattersIn } from "./matter.ts";
import { asks } from "./passing-on.ts";
import { piecesOf, wordsOf, type Piece } from "./pieces.ts";
import { NO_MATTER, type Part } from "./several.ts";

/** A reply that answers and then raises something else: 「1203，對了管理費怎麼繳」. */
export interface AnswerAndMatter {
  /** The words before the matter. */
  readonly answer: string;
  readonly matter: Part;
  /** Words lead over to it; else it merely follows. */
  readonly announced: boolean;
}

/** Less sure, it is more likely a part of the answer. */
const PLAIN = 0.8;

/** Null where the message is an answer alone, or a matter alone, or several matters. */
export function besidesIn(
  text: string,
  country: Community["country"],
  matcher: Matcher,
): AnswerAndMatter | null {
  const isMatter = ({ match: { intent, confidence } }: Part): boolean =>
    confidence >= PLAIN && !NO_MATTER.has(intent) && intent !== "emergency";
  const partOf = (words: string): Part => ({ text: words, match: matcher.match(words) });
  if (matcher.isPhrase(text)) return null;
  const pieces = repliesIn(text, country);
  for (let n = 1; n < pieces.length; n++) {
    const before = wordsOf(pieces.slice(0, n));
    if (mattersIn(before, country).length > 0 && isMatter(partOf(before))) return null;
    const matter = partOf(wordsOf(pieces.slice(n)));
    const isAnnounced = pieces[n]?.passage === "announced" || pieces[n]?.passage === "joined";
    if ((isAnnounced || asks(matter.text)) && isMatter(matter))
      return { answer: before, matter, announced: isAnnounced };
  }
  return null;
}

/** A space as well may part an answer from what follows: 「0912345678 水費這期多少」. */
function repliesIn(text: string, country: Community["country"]): readonly Piece[] {
  const pieces = piecesOf(text);
  const [, head = "", rest = ""] = FIRST_WORD.exec(text) ?? [];
  if (pieces.length > 1 || rest === "" || mattersIn(head, country).length > 0) return pieces;
  return [
    { text: head, passage: "comma" },
    { text: rest, passage: "comma" },
  ];
}

const FIRST_WORD = /^\s*(\S+)\s+(\S.*)$/su;

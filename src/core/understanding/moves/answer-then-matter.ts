import { EMERGENCY } from "../dangers/detect-danger.ts";
import { isMatter, type IntentKinds } from "../intent-kinds.ts";
import type { Matcher } from "../interpretation.ts";
import { mattersIn, type ReadText } from "./matter-clauses.ts";
import { asks } from "./topic-shift.ts";
import { clausesOf, wordsOf, type Clause } from "./clauses.ts";
import type { Part } from "./several-matters.ts";

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
export function answerThenMatterIn(
  read: ReadText,
  matcher: Matcher,
  kinds: IntentKinds,
): AnswerAndMatter | null {
  const isPlain = ({ match: { intent, confidence } }: Part): boolean =>
    confidence >= PLAIN && isMatter(kinds, intent) && intent !== EMERGENCY;
  const partOf = (within: readonly Clause[]): Part => {
    const text = wordsOf(within);
    return { text, match: matcher.match(text), within };
  };
  if (matcher.isPhrase(read.text)) return null;
  const clauses = repliesIn(read);
  for (let n = 1; n < clauses.length; n++) {
    const before = clauses.slice(0, n);
    if (mattersIn(read, before).length > 0 && isPlain(partOf(before))) return null;
    const matter = partOf(clauses.slice(n));
    const isAnnounced = clauses[n]?.boundary === "announced" || clauses[n]?.boundary === "joined";
    if ((isAnnounced || asks(matter.text)) && isPlain(matter))
      return { answer: wordsOf(before), matter, announced: isAnnounced };
  }
  return null;
}

/** A space as well may part an answer from what follows: 「0912345678 水費這期多少」. */
function repliesIn(read: ReadText): readonly Clause[] {
  const { text } = read;
  const clauses = clausesOf(text);
  const [, lead = "", head = "", gap = "", rest = ""] = FIRST_WORD.exec(text) ?? [];
  const end = lead.length + head.length;
  const first = { text: head, start: lead.length, end, boundary: "comma" } as const;
  if (clauses.length > 1 || rest === "" || mattersIn(read, [first]).length > 0) return clauses;
  return [first, { text: rest, start: end + gap.length, end: text.length, boundary: "comma" }];
}

const FIRST_WORD = /^(\s*)(\S+)(\s+)(\S.*)$/su;

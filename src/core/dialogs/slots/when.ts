import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** When somebody may come, in the resident's words. */
export const when = slot({
  id: "when",
  schema: z.string(),
  words: (value) => value,
  tells: ({ entities }) => (isDay(entities.when) ? entities.when : null),
  counts({ text, entities, content, community }) {
    // Alone, or with who and where, it can be nothing else.
    const isApart = content.understanding
      .mattersIn(text, community.country)
      .every((clause) => entities.when === null || !clause.includes(entities.when));
    return isApart || AVAILABILITY.test(text);
  },
  answers({ text, content, community }) {
    const told = content.understanding.answers(text, community.country).when;
    return told && isDay(told) ? { when: text.length <= 40 ? text : told } : {};
  },
  corrects: ({ text, content, community }) =>
    content.understanding.answers(text, community.country).when,
  // Neither my home phone nor each time.
  named: new RegExp(
    normalise(
      "時間|時候|在家|\\b(?:when|(?<!every |each )time|home(?! (?:phone|number|address)))\\b",
    ),
    "u",
  ),
  form: true,
});

/** 「B2 的57號」 is a parking bay. */
function isDay(words: string | null): boolean {
  const day = /^(\d+)\s*[號号日]$/.exec(words ?? "")?.[1];
  return day === undefined || Number(day) <= 31;
}

/**
 * A time of day in a report is mostly when the fault began; only with such words is it when
 * somebody is at home, or wants the visit.
 */
const AVAILABILITY =
  /在家|有人|方便|有空|得[閒闲]|[前後后都]可以|過來|过来|上門|上门|能來|能来|嚟得|得唔得|行不行|[可得行][以]?[嗎吗]|派(?:人|師傅|师傅)|at home|can (?:you|someone|somebody|they|he|anyone) (?:come|make it|be here)|possible|home (after|before|from|until)|available|come (by|over|round|after|at)|(?:after|before|until) .{1,20}(?:works|is fine|is ok)/i;

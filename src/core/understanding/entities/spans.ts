import type { Community } from "../../records/community.ts";
import { toReading } from "../../text/normalise.ts";
import type { Span, UnitSpan } from "../interpretation.ts";
import type { LexiconFile } from "./lexicon.ts";
import { createNameReader } from "./name.ts";
import { createPhoneReader } from "./phone.ts";
import { createPlaceReader } from "./place.ts";
import { createTimeReader } from "./time.ts";
import { createUnitSpelling } from "./unit-spelling.ts";
import { createUnitReader } from "./unit.ts";
import { createWords } from "./words.ts";

/** Everything that a message tells of who, where and when, in one reading, in no order. */
export type SpanReader = (text: string, country: Community["country"]) => readonly Span[];

/** What stands for a unit or a phone of the writer's: a name beside it is whose they are. */
const FACT = "§";

/** A reader with the words of a lexicon; built once a content version. */
export function createSpanReader(lexicon: LexiconFile): SpanReader {
  const words = createWords(lexicon);
  const repair = createUnitSpelling(words);
  const phonesIn = createPhoneReader(words);
  const unitsIn = createUnitReader(words);
  const namesIn = createNameReader(words);
  const timesIn = createTimeReader(words);
  const placesIn = createPlaceReader(words);
  return (text, country) => {
    const { plain, folded } = toReading(withAsciiDigits(text));
    const phones = phonesIn(folded, country);
    const units = unitsIn({ plain, folded: cut(repair(folded), phones, " ") });
    const facts = [...units.filter((unit) => isFact(unit, folded)), ...phones].filter(
      ({ whose }) => whose === "writer",
    );
    const masked = { plain: cut(plain, facts, FACT), folded: cut(folded, facts, FACT) };
    const others = [
      ...namesIn(masked),
      ...timesIn({ plain: text, folded }),
      ...placesIn({ plain, folded }),
    ];
    return [...phones, ...units, ...others];
  };
}

/** For matchers that are compared without a lexicon. */
export const readNoSpans: SpanReader = () => [];

/** A bare number is hardly a unit in the middle of a sentence (巴士307). */
function isFact({ strength, parts, clause, score, start, end }: UnitSpan, text: string): boolean {
  if (strength === "name") return false;
  const isPlain = parts.number === undefined || clause || score > 0;
  return strength !== "weak" || isPlain || start === 0 || end === text.length;
}

/** A text with stretches of it overwritten, as long as before. */
function cut(text: string, spans: readonly Pick<Span, "start" | "end">[], by: string): string {
  let rest = text;
  for (const { start, end } of spans)
    rest = rest.slice(0, start) + by.repeat(end - start) + rest.slice(end);
  return rest;
}

/** ١٢٠٣ is 1203, which NFKC leaves as it is. */
function withAsciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

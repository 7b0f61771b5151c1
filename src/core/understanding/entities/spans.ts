import type { Community } from "../../community.ts";
import type { LexiconFile } from "../../content/schema.ts";
import { toReading } from "../normalise.ts";
import { createNameReader } from "./name.ts";
import { createPhoneReader } from "./phone.ts";
import { createPlaceReader } from "./place.ts";
import type { Span, UnitSpan } from "../interpretation.ts";
import { createTimeReader } from "./time.ts";
import { createUnitReader } from "./unit.ts";
import { createUnitSpelling } from "./unit-spelling.ts";
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
    const reading = toReading(withAsciiDigits(text));
    const phones = phonesIn(reading.folded, country);
    const units = unitsIn({
      plain: reading.plain,
      folded: cut(repair(reading.folded), phones, " "),
    });
    const facts = [
      ...units.filter((unit) => unit.whose === "writer" && isFact(unit, reading.folded)),
      ...phones.filter(({ whose }) => whose === "writer"),
    ];
    const masked = {
      plain: cut(reading.plain, facts, FACT),
      folded: cut(reading.folded, facts, FACT),
    };
    return [
      ...phones,
      ...units,
      ...namesIn(masked),
      ...timesIn({ ...reading, plain: text }),
      ...placesIn(reading),
    ];
  };
}

/** For matchers that are compared without a lexicon. */
export const readNoSpans: SpanReader = () => [];

/** A bare number is hardly a unit in the middle of a sentence (巴士307). */
const isFact = (unit: UnitSpan, { length }: string): boolean =>
  unit.strength !== "name" &&
  (unit.strength !== "weak" ||
    unit.parts.number === undefined ||
    unit.clause ||
    unit.score > 0 ||
    unit.start === 0 ||
    unit.end === length);

/** A text with stretches of it overwritten, as long as before. */
function cut(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
  by: string,
): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + by.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** ١٢٠٣ is 1203, which NFKC leaves as it is. */
function withAsciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

import type { Span } from "../understanding/interpretation.ts";

/** What an admin sees in the place of a name, a home or a number. */
const MASK = "○○";

const NUMBER = /\d[\d -]{3,}\d/gu;

/** What is personal whatever a reader takes it for. */
const ALWAYS = [
  /[\p{L}\d._%+-]+@[\p{L}\d.-]+/gu,
  // Too long to be a floor or an hour.
  NUMBER,
  // A neighbour's name, which no reader takes for the writer's: 隔壁王先生, Mr Tan.
  /\p{Script=Han}(?=先生|太太|小姐|女士|伯伯|阿姨)/gu,
  /(?<=\b(?:Mr|Mrs|Ms|Miss|Dr)\.? )\p{Lu}[\p{L}'-]+/gu,
] as const;

/**
 * A message without who wrote it: names, homes and phones, whosever they are, are covered, or left
 * out where `by` is empty.
 * @param spans of the cleaned text
 */
export function masked(text: string, spans: readonly Span[], by = MASK): string {
  return covered(text, personalIn(text, spans), by);
}

/** What tells of somebody in a message, in its own words. @param spans of the cleaned text */
export function personalWords(text: string, spans: readonly Span[]): readonly string[] {
  return personalIn(text, spans)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((words) => [...words].length > 1);
}

/**
 * What the desk said without whom it was said to: it may quote them, and tells them back their
 * name, home and phone. Numbers of its own stay to be read.
 * @param words that tell of somebody: a phone as it is kept or said
 */
export function maskedReply(text: string, words: readonly string[]): string {
  const phones = words.map(digitsIn).filter(({ length }) => length >= TELLING_DIGITS);
  const numbers = stretches(text, NUMBER).filter(({ start, end }) => {
    const digits = digitsIn(text.slice(start, end)).slice(-TELLING_DIGITS);
    return digits.length === TELLING_DIGITS && phones.some((phone) => phone.endsWith(digits));
  });
  const said = words.flatMap((each) => placesOf(each, text));
  return covered(text, [...said, ...numbers], MASK);
}

/** However a phone is written, its last digits are its own. */
const TELLING_DIGITS = 6;

function digitsIn(text: string): string {
  return text.replaceAll(/\D/g, "");
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function stretches(text: string, form: RegExp): readonly Stretch[] {
  return [...text.matchAll(form)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

function placesOf(words: string, text: string): readonly Stretch[] {
  const places: Stretch[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    places.push({ start: at, end: at + words.length });
  return places;
}

function personalIn(text: string, spans: readonly Span[]): readonly Stretch[] {
  return [...spans.filter(isPersonal), ...ALWAYS.flatMap((form) => stretches(text, form))];
}

function covered(text: string, personal: readonly Stretch[], by: string): string {
  let rest = "";
  let from = 0;
  for (const { start, end } of personal.toSorted((one, other) => one.start - other.start)) {
    if (end <= from) continue;
    // What goes on where another began is covered with it.
    if (start >= from) rest += text.slice(from, start) + by;
    from = end;
  }
  return rest + text.slice(from);
}

function isPersonal(span: Span): boolean {
  switch (span.kind) {
    case "name":
    case "phone":
      return true;
    case "unit":
      return span.about === "home" && span.strength !== "name";
    case "time":
    case "place":
      return false;
  }
}

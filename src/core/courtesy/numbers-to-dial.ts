/** A piece of a text: words, or a number that is to be dialled. */
export interface Part {
  readonly text: string;
  /** As a `tel:` address takes it; null for words. */
  readonly tel: string | null;
}

/** Before words to somebody in danger, where colour alone would say it. */
export const DANGER_SIGN = "⚠️";

/**
 * `text` in parts, which one behind the other are the whole: each of `numbers` that stands in it by
 * itself is one. 119 within 1190, a ticket's code or another number is none.
 */
export function dialled(text: string, numbers: readonly string[]): readonly Part[] {
  const tels = new Map(numbers.map((number) => [number, telOf(number)]));
  const known = [...tels].filter(([, tel]) => tel !== "").map(([number]) => literal(number));
  if (known.length === 0) return [{ text, tel: null }];
  // The longest first: of 1925 and 1925-110 the latter is meant where it stands.
  const longest = known.toSorted((one, other) => other.length - one.length).join("|");
  return text
    .split(new RegExp(`(?<![\\w+-])(${longest})(?![\\w-])`))
    .map((part, place) => ({ text: part, tel: place % 2 === 1 ? (tels.get(part) ?? null) : null }))
    .filter((part) => part.text !== "");
}

/** The numbers that are to be dialled, each once, as they come in the text. */
export function toDial(parts: readonly Part[]): readonly { text: string; tel: string }[] {
  const found = parts.flatMap(({ text, tel }) => (tel === null ? [] : [{ text, tel }]));
  return [...new Map(found.map((one) => [one.tel, one])).values()];
}

/** What a telephone dials: an extension, or words behind it, is no part of that. */
function telOf(number: string): string {
  const [digits = ""] = /^\+?[\d\s().-]*/.exec(number) ?? [];
  return /\d/.test(digits) ? digits.replace(/[^\d+]/g, "") : "";
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

import type { Span } from "../understanding/interpretation.ts";

/** What an admin sees in the place of a name, a home or a number. */
const MASK = "○○";

/** E-mail addresses, and numbers too long to be a floor or an hour, whatever they are of. */
const NUMBERS = /[\p{L}\d._%+-]+@[\p{L}\d.-]+|\d[\d -]{3,}\d/gu;
/** A neighbour's name, which no reader takes for the writer's: 隔壁王先生, Mr Tan. */
const TITLED =
  /\p{Script=Han}(?=先生|太太|小姐|女士|伯伯|阿姨)|(?<=\b(?:Mr|Mrs|Ms|Miss|Dr)\.? )\p{Lu}[\p{L}'-]+/gu;

/**
 * A message without who wrote it: names, homes and phones, whosever they are, are covered, or left
 * out where `by` is empty.
 * @param spans of the cleaned text
 */
export function masked(text: string, spans: readonly Span[], by = MASK): string {
  const personal = spans
    .filter(isPersonal)
    .toSorted((one, other) => one.start - other.start || other.end - one.end);
  let rest = "";
  let from = 0;
  for (const { start, end } of personal) {
    if (end <= from) continue;
    rest += text.slice(from, Math.max(from, start)) + (start < from ? "" : by);
    from = end;
  }
  return (rest + text.slice(from)).replace(NUMBERS, by).replace(TITLED, by);
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

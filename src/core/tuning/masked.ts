import type { Span } from "../understanding/interpretation.ts";

/** What an admin sees in the place of a name, a home or a number. */
const MASK = "○○";

/** What is personal whatever a reader takes it for. */
const ALWAYS = [
  /[\p{L}\d._%+-]+@[\p{L}\d.-]+/gu,
  // Too long to be a floor or an hour.
  /\d[\d -]{3,}\d/gu,
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
  const found = ALWAYS.flatMap((form) =>
    [...text.matchAll(form)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    })),
  );
  const personal = [...spans.filter(isPersonal), ...found].toSorted(
    (one, other) => one.start - other.start,
  );
  let rest = "";
  let from = 0;
  for (const { start, end } of personal) {
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

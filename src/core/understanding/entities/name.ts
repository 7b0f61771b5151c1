import type { Reading } from "../../text/normalise.ts";
import { createScale } from "./cues.ts";
import { createHanCandidates } from "./han-name.ts";
import { createLatinCandidates } from "./latin-name.ts";
import type { NameSpan } from "../interpretation.ts";
import { WHOSE_NAME } from "./whose-name.ts";
import type { Words } from "./words.ts";

/**
 * How residents call themselves: every stretch that may be a name is weighed by the words around
 * it. Titles are kept, forms never guessed. In `masked` the writer's units and phones are § each.
 */
export function createNameReader(words: Words): (masked: Reading) => readonly NameSpan[] {
  const han = createHanCandidates(words);
  const latin = createLatinCandidates(words);
  const scale = createScale(words, WHOSE_NAME);
  const askedForm = words.pattern(
    "(?:(?<![别不]要?)[叫喊]我|(?<=姓[^,.]{1,4}[,\\s]{1,2})我?[是系][个位]?(?=教授|医生|医师|老师|律师|博士))(?<form>{forms})(?!的)",
    "du",
  );
  return (masked) => {
    const { plain, folded } = masked;
    const candidates = [...han(masked), ...latin(plain)];
    const form = askedForm.exec(folded)?.groups?.["form"] ?? null;
    const spans = candidates.map(({ name, start, end, kind }): NameSpan => {
      const { score, because } = scale(folded, start, end, kind);
      const isAnswer =
        score <= 0 &&
        (kind.startsWith("A") || /^[FGWS]/.test(kind)) &&
        because.includes("by itself") &&
        !/odd/.test(kind);
      return {
        kind: "name",
        start,
        end,
        // 叫我老師就行, or 是教授, beside 我姓裴.
        parts: { ...name, form: name.form ?? (because.includes("我姓") ? form : null) },
        whose: score > 0 || isAnswer ? "writer" : "other",
        about: "person",
        score,
        because,
        answer: isAnswer,
      };
    });
    return apart(spans.filter(({ score, answer }) => score > 0 || answer));
  };
}

/** Of those that overlap the surest, of these the first. */
function apart(spans: readonly NameSpan[]): readonly NameSpan[] {
  return spans
    .toSorted((one, other) => other.score - one.score || one.start - other.start)
    .filter(
      (span, n, all) =>
        !all.slice(0, n).some(({ start, end }) => start < span.end && span.start < end),
    );
}

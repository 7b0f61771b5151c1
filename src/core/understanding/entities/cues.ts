import { foldScript } from "../../text/normalise.ts";
import { rowsOf } from "./table.ts";
import type { Words } from "./words.ts";

/**
 * One row of a table by which words around a span are weighed: its name, a pattern on the text in
 * which the span stands between brackets (`我住⟦weak 1203⟧，`), and how much it speaks for the span;
 * against it when negative.
 */
export interface Cue {
  readonly name: string;
  readonly pattern: string;
  readonly weight: number;
}

/** A table of {@link Cue}s, a row a line: `+4 name :: pattern`. */
export function cues(strings: TemplateStringsArray, ...parts: readonly string[]): readonly Cue[] {
  return rowsOf(strings, ...parts).map(({ name, pattern }) => {
    const [weight = "", ...words] = name.split(/\s+/);
    return { name: words.join(" "), pattern, weight: Number(weight) };
  });
}

export interface Weighed {
  readonly score: number;
  /** The names of the rows that counted. */
  readonly because: readonly string[];
}

/** Weighs a stretch of a folded text; `kind` are words that its own form adds for the table. */
export type Scale = (text: string, start: number, end: number, kind: string) => Weighed;

/** How much of the text before and behind is looked at. */
const BEFORE = 56;
const BEHIND = 44;

export function createScale(words: Words, table: readonly Cue[]): Scale {
  const rows = table.map((row) => ({ ...row, pattern: words.pattern(foldScript(row.pattern)) }));
  return (text, start, end, kind) => {
    const from = Math.max(0, start - BEFORE);
    // Where the text begins is a place of its own: `^` must not hold at a cut.
    const before = (from > 0 ? "…" : "") + text.slice(from, start);
    const behind = text.slice(end, end + BEHIND) + (end + BEHIND < text.length ? "…" : "");
    const marked = `${before}⟦${kind} ${text.slice(start, end)}⟧${behind}`;
    const counted = rows.filter(({ pattern }) => pattern.test(marked));
    return {
      score: counted.reduce((sum, { weight }) => sum + weight, 0),
      because: counted.map(({ name }) => name),
    };
  };
}

import type { TimeSpan } from "./time-spans.ts";

/** What is said around a time. */
export interface Said {
  readonly words: string;
  /** In its own clause, as far as the next time. */
  readonly before: string;
  readonly behind: string;
  /** In its own sentence, a question mark with it, without the time. */
  readonly sentence: string;
  readonly isWhole: boolean;
}

/** Reads it, between the times before and behind. */
export function around({ start, end }: TimeSpan, folded: string, between: TimeSpan): Said {
  const before = folded.slice(0, start);
  const behind = folded.slice(end);
  const last = (text: string, ends: RegExp): string => text.split(ends).at(-1) ?? "";
  const first = (text: string, ends: RegExp): string => text.split(ends).at(0) ?? "";
  return {
    words: folded.slice(start, end),
    before: last(folded.slice(between.start, start), CLAUSE_END),
    behind: first(folded.slice(end, between.end), CLAUSE_END),
    sentence: `${last(before, SENTENCE_END)} ${first(behind, SENTENCE_END)}`,
    isWhole: before.trim() === "" && behind.trim() === "",
  };
}

/** A space between Chinese words parts clauses as well; 2.30 and 9:30 are no ends. */
const CLAUSE_END =
  /[,;!?。、()\n]|[.:](?!\d)|\s-\s|\b(?:so|but)\b|但是?|不过|所以|\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s/u;
const SENTENCE_END = /(?<=\?)|[;!。\n]|\.(?!\d)/;

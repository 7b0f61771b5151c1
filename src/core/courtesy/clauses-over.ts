/** A part of a text, its end not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What ends a clause in a folded text; in 2.30, 1,200 and 12:30 there is no end. */
const END = /^(?:[。!?;…\n~]|[,、:](?!\d)|\.(?=\s|$))/u;
/** Longer than any clause: a text without a stop costs no more for it. */
const FURTHEST = 400;

/**
 * The whole clauses in which a place of a folded text lies: without what separates them, but with
 * a question's mark.
 */
export function clausesOver(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && start - from < FURTHEST && !END.test(text.slice(from - 1, from + 1)))
    from -= 1;
  const until = Math.min(text.length, end + FURTHEST);
  let to = end;
  while (to < until && !END.test(text.slice(to, to + 2))) to += 1;
  if (text[to] === "?") to += 1;
  while (from < end && /\s/u.test(text[from] ?? "")) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? "")) to -= 1;
  return { start: from, end: to };
}

/** Longer words are texts, not misspelt names. */
const LONGEST_NAME = 60;

/** `Did you mean "repair.issue"?` when a candidate is near enough to be meant, else empty. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = closest(word, candidates);
  return near === null ? "" : `Did you mean "${near}"?`;
}

/** The candidate with the fewest edits, at most one in three letters; null when none is near. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST_NAME) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Letters added, left out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      here.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (here[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (older[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [older, above] = [above, here];
  }
  return above[b.length] ?? 0;
}

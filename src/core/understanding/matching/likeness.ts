import type { Alike } from "../model/phrase-index.ts";

/** How like a text is to those of one class. */
export interface Likeness {
  /** The position of the nearest one. */
  readonly text: number;
  /** 0 … 1. */
  readonly likeness: number;
}

/**
 * How much each of a class's nearest texts says: one alone may be near by chance, three seldom.
 */
const SHARES = [4 / 7, 2 / 7, 1 / 7];

/**
 * @param classOf the class of the first of them; -1, and the others, count for none
 */
export function likenesses(
  { cosines, alike }: Alike,
  classOf: Int32Array,
  classes: number,
  without: ReadonlySet<number> = new Set(),
): readonly (Likeness | undefined)[] {
  const most = SHARES.length;
  const best = new Float32Array(classes * most);
  const nearest = new Int32Array(classes);
  for (let n = 0; n < alike.length; n++) {
    const text = alike[n] ?? 0;
    let cosine = cosines[n] ?? 0;
    const first = (classOf[text] ?? -1) * most;
    if (first < 0) continue;
    if (cosine <= (best[first + most - 1] ?? 0) || without.has(text)) continue;
    if (cosine > (best[first] ?? 0)) nearest[classOf[text] ?? 0] = text;
    for (let place = first; place < first + most; place++) {
      const there = best[place] ?? 0;
      if (cosine <= there) continue;
      best[place] = cosine;
      cosine = there;
    }
  }
  return Array.from({ length: classes }, (_, at) => {
    const likeness = SHARES.reduce(
      (sum, share, place) => sum + share * (best[at * most + place] ?? 0),
      0,
    );
    return likeness === 0 ? undefined : { text: nearest[at] ?? 0, likeness };
  });
}

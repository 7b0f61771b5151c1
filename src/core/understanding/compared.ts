import type { Model } from "./model.ts";
import { cosines } from "./phrase-index.ts";
import { vectorOf, type TextVector } from "./vector-space.ts";

/** A text beside all that was learnt. */
export interface Compared {
  readonly vector: TextVector;
  /** With each text of the index, by its position. */
  readonly cosines: Float32Array;
  /** The positions of those that have anything in common with it. */
  readonly alike: Int32Array;
}

/** A message is looked at in a few ways, whole and without who and where. */
const MOST_KEPT = 4;

/** Compares normalised texts; comparing is most of the work, so the latest are kept. */
export function createComparison({ space, index }: Model): (text: string) => Compared {
  const kept = new Map<string, Compared>();
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    const vector = vectorOf(space, text);
    const [oldest] = kept.size < MOST_KEPT ? [] : kept;
    if (oldest) kept.delete(oldest[0]);
    const found = cosines(index, vector, oldest?.[1].cosines);
    const compared = { vector, cosines: found, alike: positionsAboveZero(found) };
    kept.set(text, compared);
    return compared;
  };
}

function positionsAboveZero(numbers: Float32Array): Int32Array {
  const positions = new Int32Array(numbers.length);
  let count = 0;
  for (let at = 0; at < numbers.length; at++) {
    if ((numbers[at] ?? 0) === 0) continue;
    positions[count] = at;
    count += 1;
  }
  return positions.subarray(0, count);
}

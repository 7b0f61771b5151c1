import type { TextVector } from "./vector-space.ts";

/** Which phrases have a feature: one flat run of postings each, from starts[id] to starts[id + 1]. */
export interface PhraseIndex {
  readonly starts: Int32Array;
  readonly phrases: Int32Array;
  readonly weights: Float32Array;
  /** How many phrases there are. */
  readonly size: number;
}

/**
 * What stands in one text of thirty (的, the) tells next to nothing of any, and is half of what there
 * would be to look through; in small sets everything tells something.
 */
const COMMON = { share: 1 / 30, texts: 500 };

export function indexPhrases(vectors: readonly TextVector[], features: number): PhraseIndex {
  const most = Math.max(COMMON.texts, vectors.length * COMMON.share);
  const starts = new Int32Array(features + 1);
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  const isCommon = starts.map((count) => (count > most ? 1 : 0));
  for (let id = 0; id < features; id++) if (isCommon[id + 1] === 1) starts[id + 1] = 0;
  for (let id = 0; id < features; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const fill = starts.slice();
  const total = starts[features] ?? 0;
  const phrases = new Int32Array(total);
  const weights = new Float32Array(total);
  vectors.forEach((vector, phrase) => {
    vector.ids.forEach((id, n) => {
      if (isCommon[id + 1] === 1) return;
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      phrases[at] = phrase;
      weights[at] = vector.weights[n] ?? 0;
    });
  });
  return { starts, phrases, weights, size: vectors.length };
}

/**
 * The cosine of each phrase with a text, by the phrase's position.
 * @param into filled anew where there is one: 100 kB a message would be much to throw away
 */
export function cosines(
  index: PhraseIndex,
  { ids, weights }: TextVector,
  into?: Float32Array,
): Float32Array {
  const found = into?.fill(0) ?? new Float32Array(index.size);
  for (let n = 0; n < ids.length; n++) {
    const id = ids[n] ?? 0;
    const weight = weights[n] ?? 0;
    const end = index.starts[id + 1] ?? 0;
    for (let at = index.starts[id] ?? 0; at < end; at++) {
      const phrase = index.phrases[at] ?? 0;
      found[phrase] = (found[phrase] ?? 0) + (index.weights[at] ?? 0) * weight;
    }
  }
  return found;
}

import type { TextVector } from "./vector-space.ts";

/** Finds the phrases that share features with a text. */
export interface PhraseIndex {
  /** The cosine of each phrase with the text, by the phrase's position; valid until the next call. */
  cosines(vector: TextVector): Float32Array;
}

/** An inverted index: one flat run of postings a feature, from starts[id] up to starts[id + 1]. */
export function createPhraseIndex(phrases: readonly TextVector[], features: number): PhraseIndex {
  const starts = new Int32Array(features + 1);
  for (const { ids } of phrases) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < features; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const fill = starts.slice();
  const total = starts[features] ?? 0;
  const postedPhrase = new Int32Array(total);
  const postedWeight = new Float32Array(total);
  phrases.forEach(({ ids, weights }, phrase) => {
    ids.forEach((id, n) => {
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      postedPhrase[at] = phrase;
      postedWeight[at] = weights[n] ?? 0;
    });
  });
  const cosines = new Float32Array(phrases.length);
  return {
    cosines({ ids, weights }) {
      cosines.fill(0);
      for (let n = 0; n < ids.length; n++) {
        const id = ids[n] ?? 0;
        const weight = weights[n] ?? 0;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at++) {
          const phrase = postedPhrase[at] ?? 0;
          cosines[phrase] = (cosines[phrase] ?? 0) + (postedWeight[at] ?? 0) * weight;
        }
      }
      return cosines;
    },
  };
}

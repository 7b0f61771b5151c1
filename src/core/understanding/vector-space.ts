import { featuresOf } from "./features.ts";

/** A text as idf-weighted features, of length 1. */
export interface TextVector {
  /** Positions in the space, with the weight of each in {@link TextVector.weights}. */
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** 0 … 1: how much of the text's weight is made of features that the space knows. */
  readonly coverage: number;
}

/** The features of a set of texts, and how telling each is. */
export interface VectorSpace {
  /** How many features it knows. */
  readonly size: number;
  vectorOf(text: string): TextVector;
}

/** Fitted on normalised texts: the rarer a feature among them, the more it tells. */
export function createVectorSpace(texts: readonly string[]): VectorSpace {
  const ids = new Map<string, number>();
  const frequencies: number[] = [];
  for (const text of texts) {
    for (const feature of featuresOf(text).keys()) {
      const id = ids.get(feature) ?? ids.size;
      ids.set(feature, id);
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  const idf = Float32Array.from(frequencies, (n) => Math.log(1 + texts.length / (n + 0.5)));
  const unseenIdf = Math.log(1 + texts.length / 0.5);
  return {
    size: ids.size,
    vectorOf(text) {
      let known = 0;
      let unknown = 0;
      const found: number[] = [];
      const weights: number[] = [];
      for (const [feature, plain] of featuresOf(text)) {
        const id = ids.get(feature);
        if (id === undefined) {
          unknown += (plain * unseenIdf) ** 2;
          continue;
        }
        const weight = plain * (idf[id] ?? 0);
        known += weight * weight;
        found.push(id);
        weights.push(weight);
      }
      const norm = Math.sqrt(known) || 1;
      return {
        ids: Int32Array.from(found),
        weights: Float32Array.from(weights, (weight) => weight / norm),
        coverage: known / (known + unknown || 1),
      };
    },
  };
}

import { featureNumbers, lookUp, type FeatureTable } from "./feature-table.ts";
import { featuresOf } from "./features.ts";

/** A text as idf-weighted features, of length 1. */
export interface TextVector {
  /** Positions in the space, with the weight of each in {@link TextVector.weights}. */
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** 0 … 1: how much of the text's weight is made of features that the space knows. */
  readonly coverage: number;
}

/** The features of a set of texts, and how telling each is: the rarer, the more it tells. */
export interface VectorSpace {
  readonly table: FeatureTable;
  readonly idf: Float32Array;
  /** The idf of a feature that no text has. */
  readonly unseenIdf: number;
}

/** Fits a space on normalised texts; returns it with each text's vector. */
export function fitVectorSpace(texts: readonly string[]): {
  readonly space: VectorSpace;
  readonly vectors: readonly TextVector[];
} {
  const numbers = featureNumbers();
  const frequencies: number[] = [];
  const counted = texts.map((text) => {
    const features = featuresOf(text);
    const ids = new Int32Array(features.size);
    const plain = new Float32Array(features.size);
    let n = 0;
    for (const [feature, weight] of features) {
      const id = numbers.numberOf(feature);
      frequencies[id] = (frequencies[id] ?? 0) + 1;
      ids[n] = id;
      plain[n] = weight;
      n += 1;
    }
    return { ids, plain };
  });
  const idf = Float32Array.from(frequencies, (n) => Math.log(1 + texts.length / (n + 0.5)));
  const unseenIdf = Math.log(1 + texts.length / 0.5);
  const vectors = counted.map(({ ids, plain }) => {
    const weights = plain.map((weight, n) => weight * (idf[ids[n] ?? 0] ?? 0));
    return { ids, ...toLengthOne(weights), coverage: 1 };
  });
  return { space: { table: numbers.table(), idf, unseenIdf }, vectors };
}

/** @param text normalised */
export function vectorOf({ table, idf, unseenIdf }: VectorSpace, text: string): TextVector {
  let unknown = 0;
  const ids: number[] = [];
  const found: number[] = [];
  for (const [feature, plain] of featuresOf(text)) {
    const id = lookUp(table, feature);
    if (id < 0) {
      unknown += (plain * unseenIdf) ** 2;
      continue;
    }
    ids.push(id);
    found.push(plain * (idf[id] ?? 0));
  }
  const { weights, square } = toLengthOne(Float32Array.from(found));
  return { ids: Int32Array.from(ids), weights, coverage: square / (square + unknown || 1) };
}

function toLengthOne(weights: Float32Array): {
  readonly weights: Float32Array;
  readonly square: number;
} {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  return { weights: weights.map((weight) => weight / length), square };
}

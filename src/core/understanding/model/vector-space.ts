import { featureTable, hashedFeatures, lookUp, type FeatureTable } from "./feature-table.ts";

/** A text as idf-weighted features, of length 1. */
export interface TextVector {
  /** Positions in the space, with the weight of each in {@link TextVector.weights}. */
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  /** 0 … 1: how much of the text's weight is made of features that the space knows. */
  readonly coverage: number;
}

/** Texts one behind the other in flat arrays: each from starts[n] to starts[n + 1]. */
export interface TextRows {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly weights: Float32Array;
}

/** The features of a set of texts, and how telling each is: the rarer, the more it tells. */
export interface VectorSpace {
  readonly table: FeatureTable;
  readonly idf: Float32Array;
  /** The idf of a feature that no text has. */
  readonly unseenIdf: number;
}

/** What one text alone has can't be told from chance; in small sets there is nothing to spare. */
const ALONE = { texts: 5_000, least: 2 };

/**
 * Fits a space on normalised texts; returns it with each text's row.
 * @param leading so many of the texts come first: their features have the lower numbers
 */
export function fitVectorSpace(
  texts: readonly string[],
  leading = texts.length,
): {
  readonly space: VectorSpace;
  readonly rows: TextRows;
  /** How many features the leading texts have. */
  readonly led: number;
} {
  const features = texts.map(hashedFeatures);
  const least = texts.length < ALONE.texts ? 1 : ALONE.least;
  const first = frequent(features.slice(0, leading), least);
  const others = frequent(features.slice(leading), least);
  const kept = [...first];
  for (const [hash, n] of others) if (!first.has(hash)) kept.push([hash, n]);
  const numbers = new Map(kept.map(([hash], id) => [hash, id]));
  const idf = Float32Array.from(kept, ([, n]) => Math.log(1 + texts.length / (n + 0.5)));
  const unseenIdf = Math.log(1 + texts.length / 0.5);
  const starts = new Int32Array(texts.length + 1);
  let total = 0;
  for (const each of features) for (const hash of each.keys()) if (numbers.has(hash)) total += 1;
  const ids = new Int32Array(total);
  const weights = new Float32Array(total);
  let at = 0;
  features.forEach((each, row) => {
    const start = at;
    for (const [hash, plain] of each) {
      const id = numbers.get(hash);
      if (id === undefined) continue;
      ids[at] = id;
      weights[at] = plain * (idf[id] ?? 0);
      at += 1;
    }
    toLengthOne(weights.subarray(start, at));
    starts[row + 1] = at;
  });
  const table = featureTable(kept.map(([hash]) => hash));
  return { space: { table, idf, unseenIdf }, rows: { starts, ids, weights }, led: first.size };
}

/** In how many texts each feature stands, for those that stand in enough. */
function frequent(
  features: readonly ReadonlyMap<number, number>[],
  least: number,
): ReadonlyMap<number, number> {
  const frequencies = new Map<number, number>();
  for (const each of features)
    for (const hash of each.keys()) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
  for (const [hash, n] of frequencies) if (n < least) frequencies.delete(hash);
  return frequencies;
}

/** Some of the rows, without a copy where they come first. */
export function rowsBetween(
  { starts, ids, weights }: TextRows,
  from: number,
  to: number,
): TextRows {
  const first = starts[from] ?? 0;
  const some = starts.subarray(from, to + 1);
  return {
    starts: first === 0 ? some : some.map((start) => start - first),
    ids: ids.subarray(first, starts[to]),
    weights: weights.subarray(first, starts[to]),
  };
}

/** @param text normalised */
export function vectorOf({ table, idf, unseenIdf }: VectorSpace, text: string): TextVector {
  let unknown = 0;
  const ids: number[] = [];
  const found: number[] = [];
  for (const [hash, plain] of hashedFeatures(text)) {
    const id = lookUp(table, hash);
    if (id < 0) {
      unknown += (plain * unseenIdf) ** 2;
      continue;
    }
    ids.push(id);
    found.push(plain * (idf[id] ?? 0));
  }
  const weights = Float32Array.from(found);
  const square = toLengthOne(weights);
  return { ids: Int32Array.from(ids), weights, coverage: square / (square + unknown || 1) };
}

/** In place; returns the square of the length that it was. */
function toLengthOne(weights: Float32Array): number {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  for (let n = 0; n < weights.length; n++) weights[n] = (weights[n] ?? 0) / length;
  return square;
}

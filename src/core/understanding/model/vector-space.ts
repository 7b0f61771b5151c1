import {
  featureTable,
  hashedFeatures,
  lookUp,
  textFeatures,
  type FeatureTable,
  type TextFeatures,
} from "./feature-table.ts";

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
  featuresOf: (text: string) => TextFeatures = textFeatures,
): {
  readonly space: VectorSpace;
  readonly rows: TextRows;
  /** How many features the leading texts have. */
  readonly led: number;
} {
  const features = texts.map(featuresOf);
  const least = texts.length < ALONE.texts ? 1 : ALONE.least;
  const first = frequent(features.slice(0, leading), least);
  const others = frequent(features.slice(leading), least);
  const isFirst = featureTable(first.hashes);
  const added = others.hashes.flatMap((hash, n) =>
    lookUp(isFirst, hash) < 0 ? [[hash, others.counts[n] ?? 0] as const] : [],
  );
  const hashes = [...first.hashes, ...added.map(([hash]) => hash)];
  const counts = [...first.counts, ...added.map(([, count]) => count)];
  const table = featureTable(hashes);
  const idf = Float32Array.from(counts, (n) => Math.log(1 + texts.length / (n + 0.5)));
  const unseenIdf = Math.log(1 + texts.length / 0.5);
  const most = features.reduce((sum, each) => sum + each.hashes.length, 0);
  const starts = new Int32Array(texts.length + 1);
  const ids = new Int32Array(most);
  const weights = new Float32Array(most);
  let at = 0;
  features.forEach((each, row) => {
    const start = at;
    for (let n = 0; n < each.hashes.length; n++) {
      const id = lookUp(table, each.hashes[n] ?? 0);
      if (id < 0) continue;
      ids[at] = id;
      weights[at] = (each.weights[n] ?? 0) * (idf[id] ?? 0);
      at += 1;
    }
    toLengthOne(weights.subarray(start, at));
    starts[row + 1] = at;
  });
  const rows = { starts, ids: ids.subarray(0, at), weights: weights.subarray(0, at) };
  return { space: { table, idf, unseenIdf }, rows, led: first.hashes.length };
}

/** In how many texts each feature stands, for those that stand in enough; in the order of the texts. */
function frequent(
  features: readonly TextFeatures[],
  least: number,
): { readonly hashes: readonly number[]; readonly counts: readonly number[] } {
  const frequencies = new Map<number, number>();
  for (const { hashes } of features)
    for (const hash of hashes) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
  const kept = [...frequencies].filter(([, count]) => count >= least);
  return { hashes: kept.map(([hash]) => hash), counts: kept.map(([, count]) => count) };
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

import { toProbabilities, linearCongruence, shuffle } from "./softmax.ts";
import type { TextRows, TextVector } from "./vector-space.ts";

/**
 * Softmax regression over many classes of few examples each: a feature weighs only for the classes
 * whose examples have it. All else would be room for next to nothing.
 */
export interface SparseSoftmax {
  /** A feature's weights stand from starts[id] to starts[id + 1]. */
  readonly starts: Int32Array;
  readonly classes: Uint16Array;
  readonly weights: Int8Array;
  /** What one step of a weight stands for. */
  readonly unit: number;
  readonly bias: Float32Array;
}

/** Tried on examples held out: more gain nothing, and make what is wrong more sure. */
const EPOCHS = 5;
const FIRST_RATE = 4;
const RATE_DECAY = 0.15;
const BIAS_RATE = 0.05;
/** A smaller error of a class moves nothing. */
const LEAST_ERROR = 2e-3;
const MOST_UNITS = 0x7f;
/** What stands in the examples of two classes of five (的, the) tells of none, and is most of the work. */
const COMMON = 2 / 5;
const FEW = 20;
const BITS = 32;

/** A probability for each class; they add up to 1. */
export function sparseProbabilities(
  { starts, classes, weights, unit, bias }: SparseSoftmax,
  { ids, weights: amounts }: TextVector,
): Float32Array {
  const found = new Float32Array(bias.length);
  for (let n = 0; n < ids.length; n++) {
    const id = ids[n] ?? 0;
    const amount = amounts[n] ?? 0;
    for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) {
      const k = classes[at] ?? 0;
      found[k] = (found[k] ?? 0) + (weights[at] ?? 0) * amount;
    }
  }
  for (let k = 0; k < found.length; k++) found[k] = (found[k] ?? 0) * unit + (bias[k] ?? 0);
  return toProbabilities(found);
}

/**
 * Deterministic, like the other.
 * @param classOf of each row; -1 where it teaches nothing
 * @param common what stands in the examples of a larger share of the classes is left out
 */
export function trainSparseSoftmax(
  rows: TextRows,
  classOf: Int32Array,
  classCount: number,
  features: number,
  { common = COMMON, epochs = EPOCHS }: { readonly common?: number; readonly epochs?: number } = {},
): SparseSoftmax {
  const order = Int32Array.from(classOf.keys()).filter((row) => (classOf[row] ?? -1) >= 0);
  const { starts, classes } = pairsIn(rows, classOf, order, classCount, { features, common });
  const weights = new Float32Array(classes.length);
  const bias = new Float32Array(classCount);
  const scores = new Float32Array(classCount);
  const random = linearCongruence(1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const rate = FIRST_RATE / (1 + epoch * RATE_DECAY);
    for (const row of order) {
      const from = rows.starts[row] ?? 0;
      const to = rows.starts[row + 1] ?? 0;
      scores.set(bias);
      for (let n = from; n < to; n++) {
        const id = rows.ids[n] ?? 0;
        const amount = rows.weights[n] ?? 0;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at++) {
          const k = classes[at] ?? 0;
          scores[k] = (scores[k] ?? 0) + (weights[at] ?? 0) * amount;
        }
      }
      toProbabilities(scores);
      const truth = classOf[row] ?? 0;
      scores[truth] = (scores[truth] ?? 0) - 1;
      let wrong = 0;
      for (let k = 0; k < classCount; k++) {
        const error = scores[k] ?? 0;
        bias[k] = (bias[k] ?? 0) - rate * BIAS_RATE * error;
        if (Math.abs(error) > LEAST_ERROR) wrong += 1;
        else scores[k] = 0;
      }
      // Soon that is so for every other example.
      if (wrong === 0) continue;
      for (let n = from; n < to; n++) {
        const id = rows.ids[n] ?? 0;
        const by = (rows.weights[n] ?? 0) * rate;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at++) {
          const error = scores[classes[at] ?? 0] ?? 0;
          if (error !== 0) weights[at] = (weights[at] ?? 0) - by * error;
        }
      }
    }
  }
  const most = weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
  const units = Int8Array.from(weights, (weight) => Math.round((weight / most) * MOST_UNITS));
  return { starts, classes, weights: units, unit: most / MOST_UNITS, bias };
}

/** Which features stand in the examples of which classes. */
function pairsIn(
  rows: TextRows,
  classOf: Int32Array,
  order: Int32Array,
  classCount: number,
  { features, common }: { readonly features: number; readonly common: number },
): Pick<SparseSoftmax, "starts" | "classes"> {
  // A bit a pair: of the many millions that there could be few are looked at.
  const words = Math.ceil(classCount / BITS);
  const pairs = new Int32Array(features * words);
  const of = new Int32Array(features);
  for (const row of order) {
    const k = classOf[row] ?? 0;
    for (let n = rows.starts[row] ?? 0; n < (rows.starts[row + 1] ?? 0); n++) {
      const id = rows.ids[n] ?? 0;
      const at = id * words + Math.floor(k / BITS);
      const bit = 1 << (k % BITS);
      if (((pairs[at] ?? 0) & bit) !== 0) continue;
      pairs[at] = (pairs[at] ?? 0) | bit;
      of[id] = (of[id] ?? 0) + 1;
    }
  }
  const most = Math.max(FEW, classCount * common);
  const starts = new Int32Array(features + 1);
  of.forEach((count, id) => (starts[id + 1] = (starts[id] ?? 0) + (count > most ? 0 : count)));
  const classes = new Uint16Array(starts[features] ?? 0);
  for (let id = 0; id < features; id++) {
    let to = starts[id] ?? 0;
    if (to === starts[id + 1]) continue;
    for (let k = 0; k < classCount; k++) {
      if (((pairs[id * words + Math.floor(k / BITS)] ?? 0) & (1 << (k % BITS))) === 0) continue;
      classes[to] = k;
      to += 1;
    }
  }
  return { starts, classes };
}

import type { TextRows, TextVector } from "./vector-space.ts";

/** Which class a text is of, learnt from examples. */
export interface Softmax {
  /** Feature by feature, a weight for each class, in parts of {@link Softmax.unit}. */
  readonly weights: Int8Array;
  readonly unit: number;
  /** One number a class. */
  readonly bias: Float32Array;
}

/** A probability for each class; they add up to 1. */
export function probabilities({ weights, unit, bias }: Softmax, vector: TextVector): Float32Array {
  const found = new Float32Array(bias.length);
  linear(vector.ids, vector.weights, 0, vector.ids.length, { weights, scale: unit, bias }, found);
  return toProbabilities(found);
}

/** Tried on messages of other hands: more epochs gain nothing. */
const EPOCHS = 6;
const FIRST_RATE = 2;
/** How much faster the rate falls from epoch to epoch than the regulariser alone asks for. */
const RATE_DECAY = 0.1;
/** The inverse of the regularisation: large, for features are many and each is weak. */
const C = 60;
/** The bias moves slowly: classes with many phrases are not likelier in a resident's mouth. */
const BIAS_RATE = 0.1;
/** Weights are scaled lazily; below this the scale is folded in, before it loses digits. */
const LEAST_SCALE = 1e-4;
/** A smaller error of a class moves nothing; leaving it out halves the time. */
const LEAST_ERROR = 5e-3;

/**
 * Multinomial logistic regression by stochastic gradient descent with L2. Deterministic: the order
 * of examples comes from a fixed seed.
 * @param classOf of each row; -1 where it teaches nothing
 */
export function trainSoftmax(
  rows: TextRows,
  classOf: Int32Array,
  classes: number,
  features: number,
): Softmax {
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const order = Int32Array.from(classOf.keys()).filter((row) => (classOf[row] ?? -1) >= 0);
  const lambda = 1 / (C * Math.max(1, order.length));
  const scores = new Float32Array(classes);
  const wrong = new Int32Array(classes);
  const random = linearCongruence(1);
  let scale = 1;
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      const start = rows.starts[row] ?? 0;
      const end = rows.starts[row + 1] ?? 0;
      const rate = FIRST_RATE / (1 + FIRST_RATE * lambda * step * 4 + epoch * RATE_DECAY);
      step += 1;
      linear(rows.ids, rows.weights, start, end, { weights, scale, bias }, scores);
      toProbabilities(scores);
      const truth = classOf[row] ?? 0;
      scores[truth] = (scores[truth] ?? 0) - 1;
      scale *= 1 - rate * lambda;
      const push = rate / scale;
      const count = unsettled(scores, wrong);
      for (let n = start; n < end; n++) {
        const from = (rows.ids[n] ?? 0) * classes;
        const by = (rows.weights[n] ?? 0) * push;
        for (let w = 0; w < count; w++) {
          const k = wrong[w] ?? 0;
          weights[from + k] = (weights[from + k] ?? 0) - by * (scores[k] ?? 0);
        }
      }
      for (let k = 0; k < classes; k++)
        bias[k] = (bias[k] ?? 0) - rate * BIAS_RATE * (scores[k] ?? 0);
      if (scale < LEAST_SCALE) {
        for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) * scale;
        scale = 1;
      }
    }
  }
  return { ...inUnits(weights, scale), bias };
}

const MOST_UNITS = 0x7f;

/** Half the room, and nothing that a probability would show. */
function inUnits(weights: Float32Array, scale: number): Pick<Softmax, "weights" | "unit"> {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  most ||= 1;
  const units = new Int8Array(weights.length);
  for (let i = 0; i < units.length; i++)
    units[i] = Math.round(((weights[i] ?? 0) / most) * MOST_UNITS);
  return { weights: units, unit: (most * scale) / MOST_UNITS };
}

/** The classes that an example still teaches something about, soon only a few; and how many. */
function unsettled(errors: Float32Array, into: Int32Array): number {
  let count = 0;
  for (let k = 0; k < errors.length; k++) {
    if (Math.abs(errors[k] ?? 0) <= LEAST_ERROR) continue;
    into[count] = k;
    count += 1;
  }
  return count;
}

interface Scaled {
  readonly weights: Float32Array | Int8Array;
  readonly scale: number;
  readonly bias: Float32Array;
}

function linear(
  ids: Int32Array,
  amounts: Float32Array,
  start: number,
  end: number,
  { weights, scale, bias }: Scaled,
  into: Float32Array,
): void {
  const classes = into.length;
  into.fill(0);
  for (let n = start; n < end; n++) {
    const from = (ids[n] ?? 0) * classes;
    // A feature that only other lessons have.
    if (from >= weights.length) continue;
    const amount = amounts[n] ?? 0;
    for (let k = 0; k < classes; k++) into[k] = (into[k] ?? 0) + (weights[from + k] ?? 0) * amount;
  }
  for (let k = 0; k < classes; k++) into[k] = (into[k] ?? 0) * scale + (bias[k] ?? 0);
}

export function toProbabilities(scores: Float32Array): Float32Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const power = Math.exp((scores[k] ?? 0) - most);
    scores[k] = power;
    sum += power;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum;
  return scores;
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** Chance that is the same each time. */
export function linearCongruence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

import type { Ranked } from "../interpretation.ts";

/** How scores tell how likely the best guess is right: the weights of a logistic regression. */
export interface Confidence {
  readonly bias: number;
  /** Of the logarithm of the best score. */
  readonly score: number;
  /** Of the logarithm of how many times the second it is. */
  readonly lead: number;
}

/** A guess, and whether it was right. */
export interface Tried {
  readonly ranked: readonly Ranked[];
  readonly right: boolean;
  /** How much it counts beside the others. */
  readonly weight: number;
}

/** Believed until phrases show otherwise: what those of a large set showed. */
const BEFORE: Confidence = { bias: 1.1, score: 1.2, lead: 1.4 };
/** How firmly: a few phrases move nothing. */
const FIRMNESS = 5;
/** A lead of twenty times says all there is to say, and a score below this nothing. */
const MOST_LEAD = 3;
const LEAST_SCORE = 1e-3;
/** Newton's method needs half as many. */
const STEPS = 20;

/** 0 … 1: how likely the best of these is what was meant. */
export function confidenceIn(by: Confidence, ranked: readonly Ranked[]): number {
  const [, score, lead] = signsOf(ranked);
  return 1 / (1 + Math.exp(-(by.bias + by.score * score + by.lead * lead)));
}

/** Learns from guesses how far scores can be trusted. */
export function learnConfidence(tried: readonly Tried[]): Confidence {
  const rows = tried.map(({ ranked, right, weight }) => ({
    signs: signsOf(ranked),
    right,
    weight,
  }));
  let by = BEFORE;
  for (let step = 0; step < STEPS; step++) {
    const now = vectorOf(by);
    const before = vectorOf(BEFORE);
    const slope = now.map((value, at) => FIRMNESS * ((before[at] ?? 0) - value));
    const curve = now.map((_, at) => now.map((__, other): number => (at === other ? FIRMNESS : 0)));
    for (const { signs, right, weight } of rows) {
      const likely = 1 / (1 + Math.exp(-dot(signs, now)));
      const error = weight * ((right ? 1 : 0) - likely);
      const bend = weight * likely * (1 - likely);
      signs.forEach((sign, at) => {
        slope[at] = (slope[at] ?? 0) + error * sign;
        const row = curve[at];
        if (row) signs.forEach((other, n) => (row[n] = (row[n] ?? 0) + bend * sign * other));
      });
    }
    const [bias = 0, score = 0, lead = 0] = solve(curve, slope).map(
      (change, at) => (now[at] ?? 0) + change,
    );
    by = { bias, score, lead };
  }
  return by;
}

type Signs = readonly [1, number, number];

function signsOf([best, second]: readonly Ranked[]): Signs {
  const score = Math.max(best?.score ?? 0, LEAST_SCORE);
  const other = Math.max(second?.score ?? 0, LEAST_SCORE);
  return [1, Math.log(score), Math.min(MOST_LEAD, Math.log(score / other))];
}

const vectorOf = ({ bias, score, lead }: Confidence): readonly number[] => [bias, score, lead];

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

/** Gaussian elimination; the matrix is positive definite, so no row needs to change places. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    rows.forEach((row, other) => {
      if (other === at) return;
      const times = (row[at] ?? 0) / (pivot[at] ?? 1);
      row.forEach((value, column) => (row[column] = value - times * (pivot[column] ?? 0)));
    });
  });
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

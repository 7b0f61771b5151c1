/** Signs that something is so, beside whether it was. */
export interface Signed {
  readonly signs: readonly number[];
  readonly right: boolean;
  /** How much it counts beside the others. */
  readonly weight: number;
}

/** How firmly the weights believed before are held: a few examples move nothing. */
const FIRMNESS = 5;
/** Newton's method needs half as many. */
const STEPS = 20;

/** 0 … 1: how likely it is so by these signs. */
export function likelyBy(weights: readonly number[], signs: readonly number[]): number {
  return 1 / (1 + Math.exp(-dot(signs, weights)));
}

/**
 * Logistic regression: learns what each sign weighs.
 * @param before the weights believed until examples show otherwise
 */
export function learnWeights(
  examples: readonly Signed[],
  before: readonly number[],
): readonly number[] {
  let now = before;
  for (let step = 0; step < STEPS; step++) {
    const slope = now.map((value, at) => FIRMNESS * ((before[at] ?? 0) - value));
    const curve = now.map((_, at) => now.map((__, other): number => (at === other ? FIRMNESS : 0)));
    for (const { signs, right, weight } of examples) {
      const likely = likelyBy(now, signs);
      const error = weight * ((right ? 1 : 0) - likely);
      const bend = weight * likely * (1 - likely);
      signs.forEach((sign, at) => {
        slope[at] = (slope[at] ?? 0) + error * sign;
        const row = curve[at];
        if (row) signs.forEach((other, n) => (row[n] = (row[n] ?? 0) + bend * sign * other));
      });
    }
    const change = solve(curve, slope);
    now = now.map((value, at) => value + (change[at] ?? 0));
  }
  return now;
}

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

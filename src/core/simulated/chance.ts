/** Chance that repeats itself: the same seed, the same course. */
export interface Chance {
  /** True in such a share of cases. */
  in(share: number): boolean;
  /** Whole, both ends included. */
  between(from: number, to: number): number;
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(from: readonly T[]): T;
  /** One of them, by weight. @throws RangeError when all weigh nothing */
  weigh<T>(options: readonly (readonly [weight: number, option: T])[]): T;
}

export function chanceOf(seed: string): Chance {
  let state = hash(seed);
  // mulberry32: small, and good enough to talk with.
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
  const weigh = <T>(options: readonly (readonly [weight: number, option: T])[]): T => {
    let left = next() * options.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, option] of options) {
      left -= weight;
      if (left < 0) return option;
    }
    throw new RangeError("there is nothing to pick from");
  };
  return {
    in: (share) => next() < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (from) => weigh(from.map((one) => [1, one])),
    weigh,
  };
}

/** FNV-1a. */
function hash(text: string): number {
  return [...text].reduce(
    (sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  );
}

import type { Clock } from "../../runtime/clock.ts";

/** Keeps somebody from guessing: so many wrong tries in so long a time. */
export interface Tries {
  /** Counts a try before it is made; how many ms there is to wait instead, 0 for none. */
  begin(of: string): number;
  /** It was right after all: nothing is counted any more. */
  forgive(of: string): void;
  /** It was right: this one isn't counted. */
  takeBack(of: string): void;
}

/** As many are remembered before those that are over are looked for. */
const MANY = 1_000;

/** Counted in memory: a restart forgives. */
export function tries(clock: Clock, most: number, withinMs: number): Tries {
  const times = new Map<string, readonly number[]>();
  const recent = (of: string): readonly number[] =>
    (times.get(of) ?? []).filter((at) => at > clock.now() - withinMs);
  return {
    begin(of) {
      const before = recent(of);
      const [oldest = 0] = before;
      if (before.length >= most) return oldest + withinMs - clock.now();
      if (times.size >= MANY)
        for (const one of times.keys()) if (recent(one).length === 0) times.delete(one);
      times.set(of, [...before, clock.now()]);
      return 0;
    },
    forgive: (of) => void times.delete(of),
    takeBack: (of) => void times.set(of, recent(of).slice(0, -1)),
  };
}

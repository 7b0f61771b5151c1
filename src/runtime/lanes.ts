/** Runs work of one lane in order of asking; lanes don't wait for each other. */
export interface Lanes {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  isIdle(): boolean;
  /** Resolves when no lane has work. */
  idle(): Promise<void>;
}

export function lanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(lane, work) {
      const before = tails.get(lane) ?? Promise.resolve();
      const mine = before.then(work, work);
      tails.set(lane, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(lane) === mine) tails.delete(lane);
      }
    },
    isIdle: () => tails.size === 0,
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values());
    },
  };
}

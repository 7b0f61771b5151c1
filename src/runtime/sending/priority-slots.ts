/** So many may work at once; who comes when all places are taken waits for one. */
export interface Places {
  /** Takes the next free place before all that are not urgent, in order of asking among its own. */
  run<T>(urgent: boolean, work: () => Promise<T>): Promise<T>;
}

export function places(howMany: number): Places {
  let free = howMany;
  const urgents: (() => void)[] = [];
  const others: (() => void)[] = [];
  return {
    async run(urgent, work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => (urgent ? urgents : others).push(resolve));
      try {
        return await work();
      } finally {
        const next = urgents.shift() ?? others.shift();
        // The place is handed over: nobody who comes in between takes it.
        if (next) next();
        else free += 1;
      }
    },
  };
}

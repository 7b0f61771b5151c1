import type { RuntimeContext } from "./context.ts";

/** Marks against redelivery outlive a week: four times a day is often enough. */
const EVERY_MS = 6 * 60 * 60 * 1_000;
/** In one go, so that nobody's turn waits for long behind it. */
const BATCH = 500;
/** What is left waits for the next time. */
const MOST_BATCHES = 100;

/** Frees what has expired, again and again. Returns its stopper, which waits for what runs. */
export function openSweep({ store, clock, log }: RuntimeContext): () => Promise<void> {
  let running = Promise.resolve();
  const sweep = async (): Promise<void> => {
    try {
      for (let n = 0; n < MOST_BATCHES; n += 1)
        if ((await store.sweep(clock.now(), BATCH)) < BATCH) return;
    } catch (thrown) {
      log.error("sweep-failed", {}, thrown);
    }
  };
  const wait = (): (() => void) =>
    clock.after(EVERY_MS, () => {
      running = sweep();
      cancel = wait();
      return running;
    });
  let cancel = wait();
  return () => {
    cancel();
    return running;
  };
}

import type { Clock } from "./clock.ts";

/** Something that is done whenever it falls due: timers, messages to send. */
export interface Pump {
  /** Something will be due at `time`: wake then, if not before. */
  nudge(time: number): void;
  /** Stops waking, and resolves when what runs is done. */
  stop(): Promise<void>;
}

/** Work may also come from another process, or a clock may be set: look this often at least. */
const LONGEST_WAIT_MS = 60_000;
/** After a failure of the store: long enough to spare it, short enough to recover in time. */
const AFTER_FAILURE_MS = 1_000;

/**
 * @param run does what is due and says when the next is, null when nothing waits
 * @param failed hears what `run` threw; the pump goes on
 * @param settled resolves when what `run` set off is done: a simulated clock waits for it, the
 *   next round does not
 */
export function pump(
  clock: Clock,
  run: () => Promise<number | null>,
  failed: (thrown: unknown) => void,
  settled: () => Promise<void> = async () => {},
): Pump {
  let wakeAt = Number.POSITIVE_INFINITY;
  let cancel = (): void => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const wake = (time: number): void => {
    if (stopped || time >= wakeAt) return;
    cancel();
    wakeAt = time;
    cancel = clock.after(time - clock.now(), () => {
      running = running.then(round);
      return running.then(settled);
    });
  };

  const round = async (): Promise<void> => {
    wakeAt = Number.POSITIVE_INFINITY;
    let next: number | null;
    try {
      next = await run();
    } catch (thrown) {
      failed(thrown);
      next = clock.now() + AFTER_FAILURE_MS;
    }
    wake(Math.min(next ?? Number.POSITIVE_INFINITY, clock.now() + LONGEST_WAIT_MS));
  };

  wake(clock.now());
  return {
    nudge: wake,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}

/** The earliest of several times; null when there is none. */
export function earliest(times: readonly (number | null)[]): number | null {
  return times.reduce(
    (first, next) => (next === null ? first : Math.min(first ?? next, next)),
    null,
  );
}

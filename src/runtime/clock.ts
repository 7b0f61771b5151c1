/**
 * What the shell waits with. Nobody else asks what time it is, so that a test, or `talk --json`,
 * lets a week pass in a moment. All times are ms since the epoch, UTC.
 */
export interface Clock {
  now(): number;
  /**
   * Runs `act` once, `ms` from now (at once when that is past, but never before this returns).
   * Returns its stopper, which may be called any number of times. A promise that `act` returns
   * must not reject: nobody is there to hear it.
   */
  after(ms: number, act: () => void | Promise<void>): () => void;
}

/** A clock that stands until it is told to go on. */
export interface SimulatedClock extends Clock {
  /**
   * Goes on to `time`, ms UTC. What falls due on the way runs in order of time, then of asking,
   * each at its own moment and finished before the next, also what was asked for on the way.
   * @throws whatever a callback throws, RangeError when `time` is past or another advance runs.
   */
  advance(time: number): Promise<void>;
}

/** Node's timers take 31 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    after(ms, act) {
      let left = Math.max(0, ms);
      let timer: NodeJS.Timeout;
      const wait = (): void => {
        const step = Math.min(left, LONGEST_TIMER_MS);
        left -= step;
        timer = setTimeout(() => (left > 0 ? wait() : void act()), step);
      };
      wait();
      return () => clearTimeout(timer);
    },
  };
}

interface Waiting {
  readonly due: number;
  readonly act: () => void | Promise<void>;
}

export function simulatedClock(start: number): SimulatedClock {
  let now = start;
  let advancing = false;
  // A set keeps the order of asking.
  const waiting = new Set<Waiting>();

  const nextDue = (until: number): Waiting | null => {
    let next: Waiting | null = null;
    for (const one of waiting) {
      if (one.due <= until && (next === null || one.due < next.due)) next = one;
    }
    return next;
  };

  return {
    now: () => now,
    after(ms, act) {
      const one = { due: now + Math.max(0, ms), act };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    async advance(time) {
      if (time < now) throw new RangeError(`the clock stands at ${now}, ${time} is past`);
      if (advancing) throw new RangeError("the clock is going on already");
      advancing = true;
      try {
        for (let next = nextDue(time); next !== null; next = nextDue(time)) {
          waiting.delete(next);
          now = next.due;
          await next.act();
        }
        now = time;
      } finally {
        advancing = false;
      }
    },
  };
}

import { describe, expect, test, vi } from "vitest";
import { simulatedClock, systemClock } from "../../src/runtime/clock.ts";

const START = Date.UTC(2026, 4, 4, 1);
const MINUTE = 60_000;

describe("a simulated clock", () => {
  test("stands until it is told to go on", async () => {
    const clock = simulatedClock(START);
    expect(clock.now()).toBe(START);
    await clock.advance(START + MINUTE);
    expect(clock.now()).toBe(START + MINUTE);
  });

  test("runs what falls due in order of time, then of asking, each at its own moment", async () => {
    const clock = simulatedClock(START);
    const ran: string[] = [];
    const ask = (name: string, ms: number): void => {
      clock.after(ms, () => void ran.push(`${name} at ${clock.now() - START}`));
    };
    ask("third", 30);
    ask("first", 10);
    ask("second", 10);
    ask("too late", 31);
    await clock.advance(START + 30);
    expect(ran).toEqual(["first at 10", "second at 10", "third at 30"]);
  });

  test("runs what is asked for on the way", async () => {
    const clock = simulatedClock(START);
    let beats = 0;
    const beat = (): void => {
      beats += 1;
      clock.after(MINUTE, beat);
    };
    clock.after(MINUTE, beat);
    await clock.advance(START + 60 * MINUTE);
    expect(beats).toBe(60);
  });

  test("waits for one to finish before it runs the next", async () => {
    const clock = simulatedClock(START);
    const ran: string[] = [];
    clock.after(1, async () => {
      await Promise.resolve();
      ran.push(`slow at ${clock.now() - START}`);
    });
    clock.after(2, () => void ran.push("next"));
    await clock.advance(START + 2);
    expect(ran).toEqual(["slow at 1", "next"]);
  });

  test("doesn't run what was stopped", async () => {
    const clock = simulatedClock(START);
    const ran: string[] = [];
    const stop = clock.after(1, () => void ran.push("stopped"));
    stop();
    stop();
    await clock.advance(START + 1);
    expect(ran).toEqual([]);
  });

  test("never goes back, nor twice at once", async () => {
    const clock = simulatedClock(START);
    await expect(clock.advance(START - 1)).rejects.toThrow(RangeError);
    const first = clock.advance(START + 1);
    clock.after(0, () => undefined);
    await first;
    const nested = simulatedClock(START);
    nested.after(1, () => nested.advance(START + 5));
    await expect(nested.advance(START + 2)).rejects.toThrow(/going on already/);
  });
});

describe("the system's clock", () => {
  test("runs what is due now soon, but not at once", async () => {
    const clock = systemClock();
    const ran: string[] = [];
    const done = new Promise<void>((resolve) => {
      clock.after(-5, () => {
        ran.push("due");
        resolve();
      });
    });
    ran.push("asked");
    await done;
    expect(ran).toEqual(["asked", "due"]);
  });

  test("waits for longer than Node's timers can, and can be stopped on the way", () => {
    vi.useFakeTimers();
    try {
      const clock = systemClock();
      const days = 60 * 24 * 60 * MINUTE;
      let ran = 0;
      clock.after(days, () => void (ran += 1));
      const stop = clock.after(days, () => void (ran += 100));
      vi.advanceTimersByTime(days - 1);
      expect(ran).toBe(0);
      stop();
      vi.advanceTimersByTime(1);
      expect(ran).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

/** How fast something went: a second, and ms at the median and the 99th percentile. */
export interface Pace {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Of this process's processor time each took, ms: it doesn't grow when others are busy. */
  readonly cpu: number;
}

/** How long each of several things took, and all of them, in ms. */
export interface Timed {
  readonly took: readonly number[];
  readonly all: number;
  readonly cpu: number;
}

/** Runs `work` for every item, `inFlight` at a time. */
export async function timed<T>(
  items: readonly T[],
  inFlight: number,
  work: (item: T) => Promise<unknown>,
): Promise<Timed> {
  const took: number[] = [];
  const rest = items[Symbol.iterator]();
  const began = performance.now();
  const busy = process.cpuUsage();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const item of rest) {
        const start = performance.now();
        await work(item);
        took.push(performance.now() - start);
      }
    }),
  );
  return { took, all: performance.now() - began, cpu: cpuSince(busy) };
}

/** What the disk itself gives: one small write at a time, each made durable. */
export function rawSyncs(folder: string): Pace {
  const file = openSync(join(folder, "raw"), "w");
  const block = Buffer.alloc(4_096, 1);
  const began = performance.now();
  const busy = process.cpuUsage();
  const took = Array.from({ length: 500 }, () => {
    const start = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  const all = performance.now() - began;
  closeSync(file);
  return paceOf([{ took, all, cpu: cpuSince(busy) }]);
}

/** The pace over several rounds. */
export function paceOf(rounds: readonly Timed[]): Pace {
  const sorted = rounds.flatMap(({ took }) => took).sort((a, b) => a - b);
  const all = rounds.reduce((sum, round) => sum + round.all, 0);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  const cpu = rounds.reduce((sum, round) => sum + round.cpu, 0) / sorted.length;
  return { perSecond: (sorted.length / all) * 1_000, p50: at(0.5), p99: at(0.99), cpu };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

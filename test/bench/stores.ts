import { STORES, type StoreName } from "../faults/place.ts";
import { rawSyncs, type Pace } from "./pace.ts";
import { openBench } from "./turns.ts";

/** All of one community: with 128 it is a hot one. */
const IN_FLIGHT = [1, 16, 128];
/** In flight while the cost of stored tickets is measured. */
const AMID = 16;

const columns = (...cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell) => String(cell).padStart(10)).join(""));
const what = (paced: string): readonly string[] => [paced, "p50 ms", "p99 ms", "cpu ms"];
const told = ({ perSecond, p50, p99, cpu }: Pace): readonly string[] => [
  perSecond.toFixed(0),
  p50.toFixed(2),
  p99.toFixed(2),
  cpu.toFixed(2),
];

export interface StoresAsked {
  /** `sqlite`, `redis` (a server of its own, each commit synced), or `both`. */
  readonly store: string;
  /** Turns (and commits) measured on each line. */
  readonly turns: number;
  /** How many tickets lie in the store, level by level. */
  readonly levels: readonly number[];
}

/**
 * Durable turns a second, as a ratio to bare commits of the same bytes on the same store in the
 * same run. These machines are noisy: read the ratios, not the seconds.
 */
export async function benchStores(asked: StoresAsked): Promise<void> {
  for (const name of STORES)
    if (asked.store === name || asked.store === "both") await measure(name, asked);
}

async function measure(name: StoreName, { turns, levels }: StoresAsked): Promise<void> {
  const bench = await openBench(name);
  try {
    console.log(`\n${name}; raw write and fsync of 4 KiB: ${told(rawSyncs(bench.folder))[0]}/s\n`);
    columns("in flight", ...what("turns/s"), ...what("commits/s"), "ratio");
    await bench.turns(turns, AMID); // warms the compiler up
    for (const inFlight of IN_FLIGHT) {
      const { turn, commit } = await bench.turns(turns, inFlight);
      const ratio = turn.perSecond / commit.perSecond;
      columns(inFlight, ...told(turn), ...told(commit), ratio.toFixed(2));
    }
    console.log("");
    columns("tickets", ...what("turns/s"), "to first");
    let first = 0;
    for (const level of levels) {
      await bench.fill(level);
      const { turn } = await bench.turns(turns, AMID);
      first ||= turn.perSecond;
      columns(level, ...told(turn), (turn.perSecond / first).toFixed(2));
    }
  } finally {
    await bench.close();
  }
}

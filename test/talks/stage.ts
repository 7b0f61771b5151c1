import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSeed } from "../../src/cli/seed.ts";
import { simulatedDesk, type SimulatedDesk } from "../../src/cli/talk-json.ts";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";

/**
 * A whole desk on a data folder of its own, and what takes both away again.
 * @param seed what it knows beforehand: a seed file's contents
 * @param burstMs how long a reply waits for what else is being written (B7)
 */
export async function openStage(
  seed?: unknown,
  burstMs = 0,
): Promise<{
  readonly desk: SimulatedDesk;
  readonly close: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "talk-"));
  const desk = simulatedDesk({
    content: await productContent(),
    log: openLog("silent"),
    burstMs,
    openStore: async (now) => {
      const { store } = await openData({ folder, key: null, now, tell: () => {} });
      if (seed === undefined) return store;
      const loaded = await loadSeed(store, "seed", JSON.stringify(seed), now);
      if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
      return store;
    },
    empty: () => {
      throw new RangeError("a talk has one stage");
    },
  });
  return {
    desk,
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true });
    },
  };
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openData } from "../../src/store/open-data.ts";
import { tryInterleavings } from "../runtime/interleavings.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis } from "../store/redis-server.ts";

/** So many random histories of one conversation on each store, with a seed of the day. */
export async function benchInterleavings(runs: number): Promise<void> {
  const server = await startRedis();
  const stores = {
    sqlite: async () => {
      const folder = mkdtempSync(join(tmpdir(), "interleavings-"));
      return (await openData({ folder, key: null, now: 0, tell: () => {} })).store;
    },
    redis: () => openRedis(server.url),
  };
  try {
    for (const [name, open] of Object.entries(stores)) {
      const began = performance.now();
      const seed = Date.now() % 1_000_000;
      const { commits, raced } = await tryInterleavings(open, runs, seed);
      const seconds = Math.round((performance.now() - began) / 1_000);
      console.log(
        `${name}: ${runs} histories (seed ${seed}) without a fault, ${commits} commits, ${raced} of them raced, ${seconds} s`,
      );
    }
  } finally {
    await server.close();
  }
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openData } from "../../src/store/open-data.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis } from "../store/redis-server.ts";
import { tryInterleavings } from "./interleavings.ts";

/** `npm run bench -- interleavings` tries ten thousand on each store. */
const RUNS = 25;

describe("a resident, the bot and three colleagues at once", () => {
  it("have one owner, lose and double no line, and tell no note outside, on SQLite (B25)", async () => {
    const folder = mkdtempSync(join(tmpdir(), "interleavings-"));
    const open = async () => (await openData({ folder, key: null, now: 0, tell: () => {} })).store;
    const { raced } = await tryInterleavings(open, RUNS, 7);
    expect(raced).toBeGreaterThan(0);
  });

  it("and on Redis (B25)", async () => {
    const server = await startRedis();
    try {
      await tryInterleavings(() => openRedis(server.url), RUNS, 11);
    } finally {
      await server.close();
    }
  });
});

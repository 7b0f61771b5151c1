import { Redis } from "ioredis";
import { expect, it, vi } from "vitest";
import { put, type Change } from "../../src/core/store.ts";
import { openRedis } from "./open-redis.ts";
import { DURABLE, startRedis, startSentinel } from "./redis-server.ts";
import { thing } from "./thing.ts";

it("goes on at the replica when the master dies, and with REDIS_WAIT loses nothing", async () => {
  const master = await startRedis();
  const replica = await startRedis([...DURABLE, "--replicaof", "127.0.0.1", String(master.port)]);
  const sentinel = await startSentinel("desk", master);
  const admin = new Redis(sentinel.url);
  const url = `redis-sentinel://127.0.0.1:${sentinel.port}/desk`;
  const store = await openRedis(url, { waitFor: 1 });
  const now = 1_000;
  const write = (key: string) => store.commit("p", { now, puts: [put(thing(key), key)] });
  const heard: Change[] = [];
  store.watch("p", (change) => heard.push(change));
  try {
    await vi.waitFor(() => write("first"), { timeout: 30_000 });
    await vi.waitFor(
      async () => expect(await admin.call("SENTINEL", "REPLICAS", "desk")).toHaveLength(1),
      { timeout: 30_000 },
    );

    const acknowledged = ["first"];
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; ; n += 1) {
        const key = `${writer}-${n}`;
        if (!(await write(key).catch(() => null))) return;
        acknowledged.push(key);
        if (writer === 0 && n === 20) void master.kill();
      }
    });
    await Promise.all(writers);
    expect(acknowledged.length).toBeGreaterThan(100);

    // The new master has no replica: what it takes is told to be uncertain, and is there.
    await vi.waitFor(() => expect(write("after")).rejects.toThrow("only 0 of 1 replicas"), {
      timeout: 30_000,
    });
    const keys = [...acknowledged, "after"].map(thing);
    const snapshot = await store.get("p", keys, now);
    expect(keys.filter((key) => snapshot.read(key) === null)).toEqual([]);
    await vi.waitFor(
      () => expect(heard).toContainEqual({ version: 0, indexes: [], keys: [] }),
      10_000,
    );
  } finally {
    admin.disconnect();
    await store.close();
    for (const server of [sentinel, replica, master]) await server.close();
  }
});

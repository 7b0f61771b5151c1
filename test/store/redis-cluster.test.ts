import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { put, type Change, type Store } from "../../src/core/store.ts";
import { storeContract } from "./contract.ts";
import { openRedis } from "./open-redis.ts";
import { startCluster, type RedisCluster } from "./redis-cluster.ts";
import { thing } from "./thing.ts";

const now = 1_000;
const PARTITIONS = ["_system", "main", "north", "south", "east", "west"];

let cluster: RedisCluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.close());

storeContract("a cluster of three", () => openRedis(cluster.url));

describe("a cluster", () => {
  const write = (store: Store, partition: string) =>
    store.commit(partition, {
      now,
      puts: [put(thing("a"), 1)],
      add: [{ index: "i", score: 1, member: "m" }],
    });

  it("is found by any of its nodes", async () => {
    for (const { port } of cluster.servers) {
      const store = await openRedis(`redis-cluster://127.0.0.1:${port}`);
      for (const partition of PARTITIONS)
        expect(await write(store, partition)).toMatchObject({ ok: true });
      await store.close();
    }
  });

  it("carries what was committed to those who watch elsewhere", async () => {
    const [mine, other] = [await openRedis(cluster.url), await openRedis(cluster.url)];
    for (const partition of PARTITIONS) {
      const heard: Change[] = [];
      mine.watch(partition, (change) => heard.push(change));
      await vi.waitFor(async () => {
        await write(other, partition);
        expect(heard).not.toEqual([]);
      });
    }
    await Promise.all([mine.close(), other.close()]);
  });

  it("asks the right node's replicas, of which there are none here", async () => {
    const store = await openRedis(cluster.url, { waitFor: 1 });
    const uncertain = PARTITIONS.map((partition) =>
      expect(write(store, partition)).rejects.toThrow("only 0 of 1 replicas"),
    );
    await Promise.all(uncertain);
    await store.close();
  });

  it("rejects at once while a node is down, and goes on when it is back", async () => {
    const store = await openRedis(cluster.url);
    const heard: Change[] = [];
    store.watch("main", (change) => heard.push(change));
    for (const partition of PARTITIONS) await write(store, partition);
    for (const server of cluster.servers) {
      await server.kill();
      const began = Date.now();
      const down = await Promise.allSettled(PARTITIONS.map((partition) => write(store, partition)));
      expect(down.filter(({ status }) => status === "rejected")).not.toEqual([]);
      expect(Date.now() - began).toBeLessThan(5_000);
      await server.restart();
      await vi.waitFor(() => Promise.all(PARTITIONS.map((partition) => write(store, partition))), {
        timeout: 30_000,
      });
    }
    // Whichever node it listened to was down once.
    await vi.waitFor(
      () => expect(heard).toContainEqual({ version: 0, indexes: [], keys: [] }),
      10_000,
    );
    await store.close();
  });

  it("moves a slot to another node amid commits, and nothing is lost or done twice", async () => {
    const store = await openRedis(cluster.url);
    const acknowledged: string[] = [];
    const moved = { yet: false };
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; !moved.yet || n % 20 !== 0; n += 1) {
        const key = thing(`${writer}-${n}`);
        const claim = { now, checks: [{ key, version: 0 }], puts: [put(key, n)] };
        const add = [{ index: "moving", score: n, member: key.name }];
        const done = await store.commit("moving", { ...claim, add }).catch(() => null);
        if (done?.ok) acknowledged.push(key.name);
      }
    });
    const atLeast = (count: number) =>
      vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(count), { timeout: 30_000 });
    await atLeast(200);
    await cluster.moveSlotOf("frontdesk:{moving}:seq");
    await atLeast(acknowledged.length + 200);
    moved.yet = true;
    await Promise.all(writers);

    const snapshot = await store.get("moving", acknowledged.map(thing), now);
    const versions = acknowledged.map((name) => snapshot.version(thing(name)));
    expect(versions).not.toContain(0);
    expect(new Set(versions).size).toBe(acknowledged.length);
    expect(await store.count("moving", "moving", {})).toBeGreaterThanOrEqual(acknowledged.length);
    await store.close();
  });
});

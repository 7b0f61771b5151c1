import { once } from "node:events";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { put, type Change, type Store } from "../../src/core/store.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { storeProbe } from "../../src/runtime/readiness.ts";
import { clockWatch } from "../../src/store/redis/trust.ts";
import { storeContract } from "./contract.ts";
import { openRedis, type Settings } from "./open-redis.ts";
import { startRedis, type RedisServer } from "./redis-server.ts";
import { thing } from "./thing.ts";

const now = 1_000;
const write = (store: Store, key: string, value: unknown = 1) =>
  store.commit("p", { now, puts: [put(thing(key), value)] });
const read = async (store: Store, key: string): Promise<unknown> =>
  (await store.get("p", [thing(key)], now)).read(thing(key))?.value ?? null;

/** Servers and stores of one test, closed after it whatever happens. */
async function withRedis(
  settings: readonly string[] | undefined,
  test: (server: RedisServer, opened: (more?: Settings) => Promise<Store>) => Promise<void>,
): Promise<void> {
  const server = await startRedis(settings);
  const stores: Store[] = [];
  try {
    await test(server, async (more) => {
      const store = await openRedis(server.url, more);
      stores.push(store);
      return store;
    });
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    await server.close();
  }
}

describe("one server", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());

  storeContract("redis", () => openRedis(server.url));
});

describe("several processes on one Redis", () => {
  it("race for a record, and one of them wins", () =>
    withRedis(undefined, async (_server, opened) => {
      const stores = await Promise.all([opened(), opened(), opened()]);
      for (let round = 0; round < 20; round += 1) {
        const key = thing(`k${round}`);
        const results = await Promise.all(
          [...stores, ...stores, ...stores].map((store, n) =>
            store.commit("p", {
              now,
              checks: [{ key, version: 0 }],
              puts: [put(key, n)],
              add: [{ index: "winners", score: round, member: `${round}:${n}` }],
            }),
          ),
        );
        expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      }
      for (const store of stores) expect(await store.count("p", "winners", {})).toBe(20);
    }));

  it("hear of each other's commits, and once of their own", () =>
    withRedis(undefined, async (_server, opened) => {
      const [mine, other] = [await opened(), await opened()];
      const heard: Change[] = [];
      mine.watch("p", (change) => heard.push(change));
      // What comes before the subscription does may go unheard, and is made up for.
      await write(other, "a");
      await vi.waitFor(() => expect(heard).toContainEqual({ version: 0, indexes: [], keys: [] }));
      heard.length = 0;
      const add = [{ index: "tickets", score: 1, member: "t" }];
      const puts = [put(thing("t"), 1)];
      for (const store of [mine, other, mine]) await store.commit("p", { now, puts, add });
      await other.commit("p", { now, add: [{ index: "last", score: 1, member: "t" }] });
      await vi.waitFor(() => expect(heard.at(-1)?.indexes).toEqual(["last"]));
      const told = heard.filter(({ indexes }) => indexes[0] === "tickets");
      expect(told.map(({ keys }) => keys)).toEqual([["t"], ["t"], ["t"]]);
    }));

  it("take it that anything changed when an older one tells no records", () =>
    withRedis(undefined, async (server, opened) => {
      const mine = await opened();
      const heard: Change[] = [];
      mine.watch("p", (change) => heard.push(change));
      await vi.waitFor(() => expect(heard).toHaveLength(1));
      const older = new Redis(server.url);
      await older.publish("frontdesk:{p}:changes", '7 another ["tickets"]');
      await vi.waitFor(() => expect(heard).toHaveLength(2));
      expect(heard[1]).toEqual({ version: 0, indexes: [], keys: [] });
      older.disconnect();
    }));
});

describe("what Redis is asked for at the start", () => {
  const AOF = ["--appendonly", "yes"];
  it.each([
    {
      of: "that evicts",
      settings: [...AOF, "--maxmemory-policy", "allkeys-lru"],
      cure: "CONFIG SET maxmemory-policy noeviction",
    },
    { of: "without an AOF", settings: ["--appendonly", "no"], cure: "CONFIG SET appendonly yes" },
  ])("refuses one $of in one line, unless told to risk it", ({ settings, cure }) =>
    withRedis(settings, async (_server, opened) => {
      const refusal = { code: "not-durable", message: expect.stringMatching(/^[^\n]+$/) };
      await expect(opened()).rejects.toMatchObject(refusal);
      await expect(opened()).rejects.toThrow(cure);
      const told: string[] = [];
      await opened({ unsafe: true, tell: (line) => void told.push(line) });
      expect(told).toEqual([expect.stringContaining(cure)]);
    }),
  );

  it("warns when a power cut may cost a second, and of nothing when it can't", async () => {
    const told: string[] = [];
    const tell = (line: string) => void told.push(line);
    await withRedis(undefined, async (_, opened) => void (await opened({ tell })));
    expect(told).toEqual([]);
    await withRedis(AOF, async (_, opened) => void (await opened({ tell })));
    expect(told).toEqual([expect.stringContaining("appendfsync is everysec")]);
  });

  it("refuses when the clocks differ by more than two seconds", () =>
    withRedis(undefined, async (_server, opened) => {
      for (const skew of [-3_000, 3_000]) {
        await expect(opened({ now: () => Date.now() + skew })).rejects.toMatchObject({
          code: "clock-skew",
          message: expect.stringMatching(/differ by 3 s.*NTP$/),
        });
      }
      await opened({ now: () => Date.now() + 1_500 });
    }));

  it("takes nothing while the clock of a running process is wrong, and goes on when it is right", () =>
    withRedis(undefined, async (_server, opened) => {
      let skew = 0;
      const store = await opened({ now: () => Date.now() + skew });
      await write(store, "a");
      const probe = storeProbe(store, { ...systemClock(), now: () => Date.now() + skew });
      for (const wrong of [3_600_000, -3_600_000]) {
        skew = wrong;
        for (let tries = 0; tries < 3; tries += 1)
          await expect(write(store, "b")).rejects.toMatchObject({ code: "clock-skew" });
        expect(await probe()).toBe("clock-skew");
        expect(await read(store, "b"), "nothing was written").toBeNull();
        skew = 0;
        await write(store, "a");
        expect(await probe()).toBeNull();
      }
    }));

  it("asks those servers for the time that answer: one that is away stops no other", () =>
    withRedis(undefined, async (server) => {
      const client = () =>
        new Redis(server.port, { retryStrategy: null, enableOfflineQueue: false });
      const [here, away] = [client(), client()];
      await Promise.all([once(here, "ready"), once(away, "ready")]);
      away.disconnect();
      let skew = 0;
      const watch = (...servers: Redis[]) =>
        clockWatch(
          () => servers,
          () => Date.now() + skew,
        );
      const [both, none] = [watch(away, here), watch(away)];
      skew = 20_000;
      await expect(both()).rejects.toMatchObject({ code: "clock-skew" });
      await expect(none()).rejects.toThrow();
      // Looked at because it was set back, and near enough.
      skew = -1_000;
      await both();
      here.disconnect();
    }));

  it("refuses where nothing answers, and a wrong password, without telling it", () =>
    withRedis([...AOF, "--requirepass", "right-one"], async (server, opened) => {
      const at = (password: string) => server.url.replace("//", `//:${password}@`);
      await (await openRedis(at("right-one"))).close();
      for (const url of [at("wrong-one"), "redis://:wrong-one@127.0.0.1:1"]) {
        const refused: unknown = await openRedis(url).catch((thrown: unknown) => thrown);
        expect(refused).toMatchObject({ code: "unreachable" });
        expect(String(refused)).toMatch(/^[^\n]+$/);
        expect(String(refused)).not.toContain("wrong-one");
      }
      await expect(opened()).rejects.toMatchObject({ code: "unreachable" });
    }));
});

describe("when the server", () => {
  it("forgets its scripts, nothing is noticed", () =>
    withRedis(undefined, async (server, opened) => {
      const store = await opened();
      await write(store, "a");
      const admin = new Redis(server.url);
      await admin.script("FLUSH");
      await admin.quit();
      expect(await write(store, "b")).toEqual({ ok: true, version: 2 });
      expect(await store.range("p", "i", { limit: 1 })).toEqual([]);
    }));

  it("is killed in the midst of commits, everything acknowledged is there again", () =>
    withRedis(undefined, async (server, opened) => {
      const store = await opened();
      const acknowledged = new Set<string>();
      for (let round = 0; round < 5; round += 1) {
        // Sixteen write on until the server is gone, which goes in the midst of it.
        const writers = Array.from({ length: 16 }, async (_, writer) => {
          for (let n = 0; ; n += 1) {
            const key = `${round}-${writer}-${n}`;
            if (!(await write(store, key).catch(() => null))) return;
            acknowledged.add(key);
            if (writer === 0 && n === 20) void server.kill();
          }
        });
        await Promise.all(writers);
        await server.restart();
        await vi.waitFor(() => write(store, "back"), { timeout: 2_000, interval: 20 });
      }
      expect(acknowledged.size).toBeGreaterThan(5 * 20);
      const lost: string[] = [];
      for (const key of acknowledged) if ((await read(store, key)) === null) lost.push(key);
      expect(lost).toEqual([]);
    }));

  it("is down, commits are rejected at once; when it is back they go through", () =>
    withRedis(undefined, async (server, opened) => {
      const [store, other] = [await opened(), await opened()];
      const heard: Change[] = [];
      store.watch("p", (change) => heard.push(change));
      await write(store, "before");
      await server.kill();
      const began = Date.now();
      for (let n = 0; n < 20; n += 1) await expect(write(store, "down")).rejects.toThrow();
      await expect(read(store, "before")).rejects.toThrow();
      expect(Date.now() - began).toBeLessThan(1_000);
      heard.length = 0;
      await server.restart();
      await vi.waitFor(() => write(other, "after"), { timeout: 2_000, interval: 20 });
      await vi.waitFor(async () => expect(await read(store, "after")).toBe(1), 2_000);
      // Told that anything may have changed, and listening again.
      await vi.waitFor(
        () => expect(heard).toContainEqual({ version: 0, indexes: [], keys: [] }),
        2_000,
      );
      heard.length = 0;
      await write(other, "next");
      await vi.waitFor(() => expect(heard).toMatchObject([{ indexes: [] }]));
      expect(heard[0]?.version).toBeGreaterThan(0);
    }));

  it("answers too late, the commit is rejected although it was made, and reading again tells", () =>
    withRedis(undefined, async (server, opened) => {
      const store = await opened();
      const claim = { now, checks: [{ key: thing("a"), version: 0 }], puts: [put(thing("a"), 1)] };
      server.freeze();
      const rejected = expect(store.commit("p", claim)).rejects.toThrow();
      await rejected;
      server.thaw();
      await vi.waitFor(async () => expect(await read(store, "a")).toBe(1));
      expect(await store.commit("p", claim)).toEqual({ ok: false, conflict: "a" });
    }));
});

describe("with REDIS_WAIT", () => {
  it("acknowledges what a replica has, and rejects what none has", () =>
    withRedis(undefined, async (server, opened) => {
      const replica = await startRedis(["--replicaof", "127.0.0.1", String(server.port)]);
      const store = await opened({ waitFor: 1 });
      await vi.waitFor(() => write(store, "a"), { timeout: 10_000 });
      const admin = new Redis(replica.url);
      expect(await admin.exists("frontdesk:{p}:k:a")).toBe(1);
      await admin.quit();
      await replica.close();
      await expect(write(store, "b")).rejects.toThrow("only 0 of 1 replicas have the commit");
    }));
});

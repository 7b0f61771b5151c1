import { Redis } from "ioredis";
import { vi } from "vitest";
import { freePort } from "../free-port.ts";
import { DURABLE, startRedis, type RedisServer } from "./redis-server.ts";

const SLOTS = 16_384;
const NODES = [0, 1, 2];

export interface RedisCluster {
  readonly url: string;
  readonly servers: readonly RedisServer[];
  /** Moves the slot of a key from the node that has it to another, key by key. */
  moveSlotOf(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Three masters on loopback that share the slots. */
export async function startCluster(): Promise<RedisCluster> {
  // A port for the nodes' own talk; otherwise theirs plus 10,000, which may be none.
  const busPorts = await Promise.all(NODES.map(freePort));
  const servers = await Promise.all(
    busPorts.map((port) =>
      startRedis([...DURABLE, "--cluster-enabled", "yes", "--cluster-port", String(port)]),
    ),
  );
  const admins = servers.map(({ port }) => new Redis(port));
  const share = Math.ceil(SLOTS / NODES.length);
  for (const [n, admin] of admins.entries()) {
    await admin.cluster("ADDSLOTSRANGE", n * share, Math.min((n + 1) * share, SLOTS) - 1);
    // Only while it knows nobody else.
    await admin.cluster("SET-CONFIG-EPOCH", n + 1);
  }
  for (const admin of admins) {
    for (const [other, server] of servers.entries()) {
      await admin.call("CLUSTER", "MEET", "127.0.0.1", server.port, busPorts[other] ?? 0);
    }
  }
  for (const admin of admins) {
    const joined = /cluster_state:ok[^]*cluster_known_nodes:3[^]*cluster_size:3/;
    await vi.waitFor(
      async () => {
        if (!joined.test(await admin.cluster("INFO"))) throw new Error("not joined yet");
      },
      { timeout: 30_000 },
    );
    await admin.quit();
  }
  return {
    url: servers.map(({ url }) => url).join(","),
    servers,
    moveSlotOf: (key) => moveSlot(servers, key),
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** As `redis-cli --cluster reshard` does it. */
async function moveSlot(servers: readonly RedisServer[], key: string): Promise<void> {
  const nodes = await Promise.all(
    servers.map(async ({ port }) => {
      const admin = new Redis(port);
      return { port, admin, id: await admin.cluster("MYID") };
    }),
  );
  try {
    const slot = await nodes[0]?.admin.cluster("KEYSLOT", key);
    const counts = await Promise.all(
      nodes.map(({ admin }) => admin.cluster("COUNTKEYSINSLOT", slot ?? 0)),
    );
    const from = nodes.find((_, n) => counts[n] !== 0);
    const to = nodes.find((node) => node !== from);
    if (slot === undefined || !from || !to) throw new Error("nobody has the slot");
    await to.admin.cluster("SETSLOT", slot, "IMPORTING", from.id);
    await from.admin.cluster("SETSLOT", slot, "MIGRATING", to.id);
    for (;;) {
      const keys = await from.admin.cluster("GETKEYSINSLOT", slot, KEYS_AT_ONCE);
      if (keys.length === 0) break;
      await from.admin.call("MIGRATE", "127.0.0.1", to.port, "", 0, 5_000, "KEYS", ...keys);
    }
    for (const { admin } of [to, from, ...nodes])
      await admin.cluster("SETSLOT", slot, "NODE", to.id);
  } finally {
    for (const { admin } of nodes) admin.disconnect();
  }
}

const KEYS_AT_ONCE = 10;

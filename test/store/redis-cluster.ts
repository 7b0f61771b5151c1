import { Redis } from "ioredis";
import { vi } from "vitest";
import { DURABLE, freePort, startRedis, type RedisServer } from "./redis-server.ts";

const SLOTS = 16_384;
const NODES = [0, 1, 2];

export interface RedisCluster {
  readonly url: string;
  readonly servers: readonly RedisServer[];
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
    await admin.cluster("SET-CONFIG-EPOCH", n + 1);
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
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

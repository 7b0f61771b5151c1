import { readdirSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { put, type Store } from "../../src/core/store.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";
import { thing } from "../store/thing.ts";
import { syncedBytes, tracing } from "./sync-trace.ts";

export interface PowerCut {
  readonly appendfsync: "always" | "everysec";
  /** The power goes so many ms after the first commit. */
  readonly afterMs: number;
  /** The share of what was written and not yet synced that the disk has kept all the same. */
  readonly kept: number;
}

export interface AfterPowerCut {
  readonly acknowledged: number;
  /** Acknowledged, and not there when the server is back. */
  readonly lost: number;
  readonly bytes: number;
  /** Written, and not there any more. */
  readonly bytesCut: number;
}

const WRITERS = 24;
const NOW = 1_000;

/**
 * A server is killed in the midst of commits, and its append-only file cut to what was surely on
 * disk: all that was written before its last sync that ended. kill -9 alone loses nothing that
 * was written, synced or not.
 */
export async function powerCut({ appendfsync, afterMs, kept }: PowerCut): Promise<AfterPowerCut> {
  const settings = ["--appendonly", "yes", "--appendfsync", appendfsync];
  const server = await startRedis(settings, (folder) => tracing(join(folder, TRACE)));
  const store = await openRedis(server.url);
  try {
    const acknowledged = await commitUntilGone(store, server, afterMs);
    const trace = await traceOf(server);
    const file = appendOnlyFile(server);
    const bytes = statSync(file).size;
    const synced = syncedBytes(trace, (path) => path === file);
    const left = synced + Math.floor((bytes - synced) * kept);
    truncateSync(file, left);
    await server.restart();
    const lost = await missing(acknowledged, server);
    return { acknowledged: acknowledged.length, lost, bytes, bytesCut: bytes - left };
  } finally {
    await store.close();
    await server.close();
  }
}

const TRACE = "trace";

async function commitUntilGone(
  store: Store,
  server: RedisServer,
  afterMs: number,
): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let n = 0; ; n += 1) {
      const key = `${writer}-${n}`;
      const commit = { now: NOW, puts: [put(thing(key), key)] };
      if (!(await store.commit("p", commit).catch(() => null))) return;
      acknowledged.push(key);
    }
  });
  await pause(afterMs);
  await server.kill();
  await Promise.all(writers);
  return acknowledged;
}

/** Whole when its last line says that the server was killed. */
async function traceOf(server: RedisServer): Promise<string> {
  for (;;) {
    const trace = readFileSync(join(server.folder, TRACE), "utf8");
    if (new RegExp(`^${server.pid()} .*killed by SIGKILL`, "m").test(trace)) return trace;
    await pause(20);
  }
}

function appendOnlyFile(server: RedisServer): string {
  const folder = join(server.folder, "appendonlydir");
  const name = readdirSync(folder).find((each) => each.endsWith(".incr.aof"));
  return join(folder, name ?? "");
}

/** Looked for in slices, each read at once. */
async function missing(wanted: readonly string[], server: RedisServer): Promise<number> {
  const store = await openRedis(server.url);
  const slice = 1_000;
  let lost = 0;
  for (let from = 0; from < wanted.length; from += slice) {
    const some = wanted.slice(from, from + slice).map(thing);
    const snapshot = await store.get("p", some, NOW);
    lost += some.filter((key) => snapshot.read(key) === null).length;
  }
  await store.close();
  return lost;
}

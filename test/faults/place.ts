import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openData } from "../../src/store/open-data.ts";
import type { Store } from "../../src/core/store.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";

export const STORES = ["sqlite", "redis"] as const;
export type StoreName = (typeof STORES)[number];

/** Where a desk keeps its data, and what can be done to it from outside. */
export interface Place {
  readonly folder: string;
  /** The server's address, null for the embedded store. */
  readonly redis: string | null;
  /** Processes that may share it. */
  readonly processes: number;
  readonly server: RedisServer | null;
  remove(): Promise<void>;
}

export async function newPlace(name: StoreName): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  const server = name === "redis" ? await startRedis() : null;
  return {
    folder,
    redis: server?.url ?? null,
    processes: server ? 2 : 1,
    server,
    async remove() {
      await server?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Nothing that tests keep is secret. */
const KEY = new Uint8Array(32).fill(7);

/** @param now the desk's time, which may be ahead of the server's */
export async function openPlace(
  { folder, redis }: Pick<Place, "folder" | "redis">,
  now: number,
): Promise<Store> {
  const { store } = await openData({
    folder,
    key: KEY,
    now,
    tell: () => {},
    ...(redis === null ? {} : { redis: { url: redis, unsafe: false, waitFor: 0, now: Date.now } }),
  });
  return store;
}

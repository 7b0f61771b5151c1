import { hkdfSync } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { put, type Store } from "../core/store.ts";
import type { Backend } from "./backend.ts";
import { sealingCodec } from "./codec.ts";
import { makeFolder } from "./data-folder.ts";
import { dataKey, KEY_FILE, sharedDataKey } from "./data-key.ts";
import { StoreRefused } from "./errors.ts";
import { keys, SYSTEM } from "./keys.ts";
import type { FileCodec } from "./files.ts";
import { openStore } from "./open-store.ts";
import { redisBackend, type RedisSettings } from "./redis/redis.ts";
import { DATABASE, sqliteBackend } from "./sqlite.ts";

/** A folder's data, opened. */
export interface OpenedData {
  readonly store: Store;
  /** Copies the embedded store into a new file while it is at work; null where Redis has the data. */
  readonly copyTo: ((file: string) => Promise<void>) | null;
  /** A secret of 32 bytes for a purpose, derived from the data key. */
  derive(purpose: string): Uint8Array;
  /** Seals files that lie beside the store. */
  readonly files: FileCodec;
}

/**
 * Opens the embedded store of a folder, made with mode 0700 when it isn't there; with `redis` what
 * is there, and files alone are kept in the folder. A key that does not fit is refused before
 * anything is written.
 * @throws StoreRefused with one clear line and the cure
 */
export async function openData(options: {
  readonly folder: string;
  /** 32 bytes; null for the key file beside the data. */
  readonly key: Uint8Array | null;
  readonly now: number;
  /** Hears what the operator must know: that a key was made. */
  readonly tell: (line: string) => void;
  /** Where several processes keep their data; the embedded store unless told. */
  readonly redis?: RedisSettings;
  /** Lets the file grow to so many pages of 4 KiB at most; unbounded unless told. */
  readonly mostPages?: number;
}): Promise<OpenedData> {
  const { folder, now, redis } = options;
  makeFolder(folder);
  const keyFile = join(folder, KEY_FILE);
  const database = join(folder, DATABASE);
  if (!redis && options.key === null && existsSync(database) && !existsSync(keyFile)) {
    await sqliteBackend(database).close();
    throw new StoreRefused(
      "no-key",
      `${database} is there and its key is not: put ${keyFile} back, or set DATA_KEY. A new key would open nothing.`,
    );
  }
  const key = redis
    ? sharedDataKey(options.key, keyFile)
    : dataKey(options.key, keyFile, options.tell);
  const codec = sealingCodec(key);
  const { backend, copyTo } = redis
    ? { backend: await redisBackend(redis, options.tell), copyTo: null }
    : embedded(database, options.mostPages);
  const store = openStore(backend, codec);
  try {
    await checkSeal(store, now);
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
  return {
    store,
    copyTo,
    derive: (purpose) => new Uint8Array(hkdfSync("sha256", key, "", `frontdesk ${purpose}`, 32)),
    files: {
      seal: (name, bytes) => codec.seal(["file", name], bytes),
      open: (name, bytes) => codec.open(["file", name], bytes),
    },
  };
}

function embedded(
  file: string,
  mostPages?: number,
): Pick<OpenedData, "copyTo"> & {
  readonly backend: Backend;
} {
  const backend = sqliteBackend(file, mostPages);
  return { backend, copyTo: (copy) => backend.copyTo(copy) };
}

async function checkSeal(store: Store, now: number): Promise<void> {
  const seal = keys.seal();
  const snapshot = await store.get(SYSTEM, [seal], now);
  if (snapshot.read(seal)) return;
  const sealed = await store.commit(SYSTEM, {
    now,
    checks: [{ key: seal, version: 0 }],
    puts: [put(seal, { since: now })],
  });
  // Another process was first: its key must be ours.
  if (!sealed.ok) await checkSeal(store, now);
}

import type { Store } from "../../src/core/store.ts";
import { sealingCodec } from "../../src/store/codec.ts";
import { openStore } from "../../src/store/open-store.ts";
import { redisBackend } from "../../src/store/redis/redis.ts";

const SAFE = { unsafe: false, waitFor: 0, now: Date.now };
const silent = (_line: string): void => {};

/** What a test of the store on Redis may want otherwise. */
export type Settings = Partial<typeof SAFE & { readonly tell: typeof silent }>;

/** The store on a real Redis, with a key of its own. */
export async function openRedis(
  url: string,
  { tell = silent, ...more }: Settings = {},
): Promise<Store> {
  const backend = await redisBackend({ ...SAFE, ...more, url }, tell);
  return openStore(backend, sealingCodec(new Uint8Array(32).fill(7)));
}

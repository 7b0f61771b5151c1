import { afterAll, beforeAll, describe } from "vitest";
import { sealingCodec } from "../../src/store/codec.ts";
import { openStore } from "../../src/store/open-store.ts";
import { redisBackend } from "../../src/store/redis.ts";
import { storeContract } from "./contract.ts";
import { startRedis, type RedisServer } from "./redis-server.ts";

const codec = sealingCodec(new Uint8Array(32).fill(7));
const open = async (url: string, more = {}) =>
  openStore(
    await redisBackend({ url, unsafe: false, waitFor: 0, now: Date.now, tell: () => {}, ...more }),
    codec,
  );

describe("a Redis server", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());

  storeContract("redis", () => open(server.url));
});

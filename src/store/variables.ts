import { z } from "zod";
import { optionally, usually } from "../core/variable.ts";

/** Where the data is kept, and with which key. */
export const STORE_VARIABLES = {
  DATA_DIR: usually("./data", z.string(), {
    meaning: "The folder of everything that must not be lost. It is made when it isn't there.",
    expected: "a folder",
  }),
  DATA_KEY: optionally(z.string().transform(keyOf), {
    meaning:
      "Encrypts the data; without it a key file is made beside, but not for Redis. A lost key is lost data.",
    expected: "32 bytes in base64, as `openssl rand -base64 32` prints them",
    secret: true,
  }),
  REDIS_URL: optionally(z.string().regex(/^rediss?(-cluster|-sentinel)?:\/\/\S+$/), {
    meaning: "Keeps the data in Redis, for several processes; DATA_DIR then holds photos alone.",
    expected:
      "an address such as redis://user:password@host:6379/0, redis-cluster://host,host or redis-sentinel://host,host/master; rediss for TLS",
    secret: true,
  }),
  REDIS_WAIT: usually("0", z.string().regex(/^\d$/).transform(Number), {
    meaning: "How many replicas must have a message before it is acknowledged.",
    expected: "a whole number from 0 to 9",
  }),
  REDIS_UNSAFE: usually("no", z.enum(["yes", "no"]), {
    meaning: "With yes we start on a Redis without AOF, or that evicts: messages may get lost.",
    expected: "yes or no",
  }),
};

const KEY_BYTES = 32;

function keyOf(value: string, context: z.RefinementCtx<string>): Uint8Array {
  const key = Buffer.from(value, "base64");
  // Node skips what isn't base64; written again it must be what was given.
  if (key.length === KEY_BYTES && key.toString("base64") === value) return key;
  context.addIssue("not a key");
  return z.NEVER;
}

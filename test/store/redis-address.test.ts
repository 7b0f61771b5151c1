import { describe, expect, test } from "vitest";
import { redisAddress } from "../../src/store/redis/address.ts";

const plain = { tls: false, username: null, password: null, db: 0, master: "" };

describe("an address of Redis", () => {
  test.each([
    ["redis://db", { ...plain, kind: "single", nodes: [{ host: "db", port: 6379 }] }],
    [
      "rediss://me:p%40ss@db:7000/3",
      {
        kind: "single",
        nodes: [{ host: "db", port: 7000 }],
        tls: true,
        username: "me",
        password: "p@ss",
        db: 3,
        master: "",
      },
    ],
    ["redis://[::1]:7000", { ...plain, kind: "single", nodes: [{ host: "::1", port: 7000 }] }],
    ["redis-cluster://a", { ...plain, kind: "cluster", nodes: [{ host: "a", port: 6379 }] }],
    [
      "redis://:hush@a:1,redis://b:2,c",
      {
        ...plain,
        kind: "cluster",
        nodes: [
          { host: "a", port: 1 },
          { host: "b", port: 2 },
          { host: "c", port: 6379 },
        ],
        password: "hush",
      },
    ],
    [
      "redis-sentinel://a,b:7/desk/2",
      {
        ...plain,
        kind: "sentinel",
        nodes: [
          { host: "a", port: 26379 },
          { host: "b", port: 7 },
        ],
        master: "desk",
        db: 2,
      },
    ],
  ])("is read: %s", (text, address) => {
    expect(redisAddress(text)).toEqual(address);
  });

  test.each([
    "localhost:6379",
    "redis://",
    "redis://a:hush@",
    "redis://a:70000",
    "redis://:hush%zz@a",
    "redis://a/x",
    "redis://a/0/1",
    "redis://a,,b",
    "redis-cluster://a/1",
    "redis-sentinel://a",
    "redis-sentinel://a:hush@b/",
  ])("that says nothing clear is refused, without its password: %s", (text) => {
    expect(() => redisAddress(text)).toThrow(
      expect.objectContaining({
        code: "bad-address",
        message: expect.stringMatching(/^REDIS_URL is not understood: write (?!.*hush)[^\n]+$/),
      }),
    );
  });
});

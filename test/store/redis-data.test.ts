import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Redis } from "ioredis";
import { put } from "../../src/core/store.ts";
import { openData } from "../../src/store/open-data.ts";
import { startRedis, type RedisServer } from "./redis-server.ts";
import { thing } from "./thing.ts";

let server: RedisServer;
let admin: Redis;
const folders: string[] = [];
beforeAll(async () => {
  server = await startRedis();
  admin = new Redis(server.url);
});
beforeEach(() => admin.flushall());
afterAll(async () => {
  admin.disconnect();
  await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const someKey = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "data-"));
  folders.push(folder);
  return folder;
};
const open = (key: Uint8Array | null, folder = freshFolder()) =>
  openData({
    folder,
    key,
    now: 1,
    tell: () => {},
    redis: { url: server.url, unsafe: false, waitFor: 0, now: Date.now },
  });

describe("the data in Redis", () => {
  it("are asked for their key: none is made that other processes would not have", async () => {
    const folder = freshFolder();
    await expect(open(null, folder)).rejects.toMatchObject({
      code: "no-key",
      message: expect.stringMatching(/^[^\n]*set DATA_KEY[^\n]*$/),
    });
    expect([readdirSync(folder), await admin.dbsize()]).toEqual([[], 0]);
    const file = `${Buffer.from(someKey(1)).toString("base64")}\n`;
    writeFileSync(join(folder, "data.key"), file, { mode: 0o600 });
    await (await open(null, folder)).store.close();
    await (await open(someKey(1))).store.close();
  });

  it("have the key of whoever was first, also among those who start at once", async () => {
    const opened = await Promise.allSettled([1, 2, 3].map((byte) => open(someKey(byte))));
    const refused = opened.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: "wrong-key" }, { code: "wrong-key" }]);
    for (const one of opened) if (one.status === "fulfilled") await one.value.store.close();
  });

  it("say nothing to who reads the server's files", async () => {
    const { store } = await open(someKey(1));
    await store.commit("p", { now: 1, puts: [put(thing("a"), { phone: "CANARY-0912345678" })] });
    await store.close();
    const files = readdirSync(server.folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name)));
    expect(files.some((file) => file.includes("frontdesk:{p}:k:a"))).toBe(true);
    expect(files.filter((file) => file.includes("CANARY"))).toEqual([]);
  });
});

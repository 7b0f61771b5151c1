import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { afterAll, describe, expect, it } from "vitest";
import { put } from "../../src/core/store.ts";
import { openData } from "../../src/store/open-data.ts";
import { storeContract } from "./contract.ts";
import { thing } from "./thing.ts";

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const open = (folder: string, key: Uint8Array | null = null, tell = (_line: string) => {}) =>
  openData({ folder, key, now: 1, tell });
const someKey = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

storeContract("sqlite", async () => (await open(freshFolder())).store);

/** A second process that opens the folder, commits once and then stays until it is killed. */
async function owner(folder: string): Promise<{ said: string; kill: () => Promise<void> }> {
  const script = new URL("owner-process.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, folder]);
  const line = await once(createInterface({ input: child.stdout }), "line");
  return {
    said: String(line[0]),
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

describe("the data folder", () => {
  it("is opened by one process at a time, and is free again when that was killed", async () => {
    const folder = freshFolder();
    const first = await owner(folder);
    expect(first.said).toBe("committed");
    await expect(open(folder)).rejects.toMatchObject({
      code: "in-use",
      message: expect.stringContaining("in use by another frontdesk"),
    });
    expect((await owner(folder)).said).toContain("in use by another frontdesk");
    await first.kill();
    const { store } = await open(folder);
    // What was acknowledged before the kill is there.
    expect((await store.get("p", [thing("a")], 1)).read(thing("a"))?.value).toBe("acknowledged");
    await store.close();
  });

  it("has a key file of its own, said once, that only its owner can read", async () => {
    const folder = freshFolder();
    const told: string[] = [];
    await (await open(folder, null, (line) => told.push(line))).store.close();
    await (await open(folder, null, (line) => told.push(line))).store.close();
    expect(told).toHaveLength(1);
    expect(statSync(join(folder, "data.key")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "frontdesk.db")).mode & 0o777).toBe(0o600);
  });

  it("refuses a key that does not fit, and leaves everything as it was", async () => {
    const folder = freshFolder();
    const { store } = await open(folder, someKey(1));
    await store.commit("p", { now: 1, puts: [put(thing("a"), 1)] });
    await store.close();
    await expect(open(folder, someKey(2))).rejects.toMatchObject({ code: "wrong-key" });
    const again = await open(folder, someKey(1));
    expect((await again.store.get("p", [thing("a")], 1)).read(thing("a"))?.value).toBe(1);
    await again.store.close();
  });

  it("refuses a key file that others can read, or that holds no key", async () => {
    const folder = freshFolder();
    const file = join(folder, "data.key");
    writeFileSync(file, "rubbish\n", { mode: 0o600 });
    await expect(open(folder)).rejects.toMatchObject({ code: "bad-key" });
    rmSync(file);
    writeFileSync(file, `${Buffer.from(someKey(1)).toString("base64")}\n`, { mode: 0o644 });
    await expect(open(folder)).rejects.toMatchObject({
      code: "key-readable-by-others",
      message: expect.stringContaining("chmod 600"),
    });
  });

  it("whose key is gone is refused, and no key is made that would open nothing", async () => {
    const folder = freshFolder();
    await (await open(folder)).store.close();
    rmSync(join(folder, "data.key"));
    const told: string[] = [];
    await expect(open(folder, null, (line) => told.push(line))).rejects.toMatchObject({
      code: "no-key",
      message: expect.stringContaining("data.key"),
    });
    expect(told).toEqual([]);
    expect(readdirSync(folder)).not.toContain("data.key");
  });

  it("leaves nothing beside its key file", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "data.key.new"), "half a k", { mode: 0o600 });
    await (await open(folder)).store.close();
    expect(readdirSync(folder).filter((name) => name.includes("key"))).toEqual(["data.key"]);
  });

  it("of a newer version is refused and not touched", async () => {
    const folder = freshFolder();
    await (await open(folder)).store.close();
    const file = join(folder, "frontdesk.db");
    const raw = new Database(file);
    raw.pragma("user_version = 99");
    raw.close();
    const before = readFileSync(file);
    await expect(open(folder)).rejects.toMatchObject({ code: "newer-version" });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("with something else in its file is refused", async () => {
    const folder = freshFolder();
    writeFileSync(
      join(folder, "frontdesk.db"),
      "this is no database, it only looks long enough".repeat(90),
    );
    await expect(open(folder)).rejects.toMatchObject({ code: "not-a-store" });
  });

  it("holds no plain text of what residents said", async () => {
    const folder = freshFolder();
    const { store } = await open(folder);
    await store.commit("p", { now: 1, puts: [put(thing("a"), { phone: "CANARY-0912345678" })] });
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(1);
    for (const name of files)
      expect(readFileSync(join(folder, name)).includes("CANARY"), name).toBe(false);
    await store.close();
  });
});

describe("a full disk", () => {
  it("rejects the commits of its moment whole, and later ones go through again", async () => {
    const folder = freshFolder();
    const { store } = await open(folder);
    await store.commit("p", { now: 1, puts: [put(thing("before"), 1)] });
    await store.close();
    // The file may not grow by more than a few pages: what SQLite says then is what it says when
    // the disk is full.
    const { store: tight } = await openData({
      folder,
      key: null,
      now: 1,
      tell: () => {},
      mostPages: 24,
    });
    const big = "x".repeat(100_000);
    const results = await Promise.allSettled(
      ["a", "b", "c"].map((key) => tight.commit("p", { now: 1, puts: [put(thing(key), big)] })),
    );
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    for (const result of results) expect(result).toMatchObject({ reason: { code: "disk-full" } });
    await tight.commit("p", { now: 1, puts: [put(thing("small"), 1)] });
    await tight.close();
    const { store: after } = await open(folder);
    const keys = ["before", "a", "b", "c", "small"].map(thing);
    const snapshot = await after.get("p", keys, 1);
    expect(keys.map((key) => snapshot.read(key)?.value ?? null)).toEqual([1, null, null, null, 1]);
    await after.close();
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { put, type Commit, type Store } from "../../src/core/store.ts";
import { groupCommit } from "../../src/runtime/sending/group-commit.ts";
import { sealingCodec } from "../../src/store/codec.ts";
import { openStore } from "../../src/store/open-store.ts";
import { sqliteBackend } from "../../src/store/sqlite.ts";
import { thing } from "../store/thing.ts";

const now = 1_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gathered-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let opened = 0;
/** A real store, what was committed to it, and a failure when it is told to fail. */
function openWatched() {
  opened += 1;
  const backend = sqliteBackend(join(folder, `${opened}.db`));
  const real = openStore(backend, sealingCodec(new Uint8Array(32).fill(7)));
  const commits: Commit[] = [];
  const fails = { next: false };
  const store: Store = {
    ...real,
    async commit(partition, commit) {
      if (fails.next) throw new Error("away");
      commits.push(commit);
      return real.commit(partition, commit);
    },
  };
  const read = async (key: string): Promise<unknown> =>
    (await real.get("p", [thing(key)], now)).read(thing(key))?.value;
  return { store, commits, fails, read };
}
const one = (key: string, value: unknown = key) => ({ now, puts: [put(thing(key), value)] });

describe.each([true, false])("small commits, other work: %s", (isBusy) => {
  test("of the same moment are one", async () => {
    const { store, commits, read } = openWatched();
    const commit = groupCommit(store, () => isBusy);
    await Promise.all(["a", "b", "c"].map((key) => commit("p", one(key))));
    expect(commits).toHaveLength(1);
    expect(await read("c")).toBe("c");
  });

  test("are no more at once than a commit takes", async () => {
    const { store, commits, read } = openWatched();
    const commit = groupCommit(store, () => isBusy);
    const keys = Array.from({ length: 100 }, (_, n) => `k${n}`);
    await Promise.all(keys.map((key) => commit("p", one(key))));
    expect(commits.map(({ puts }) => puts?.length)).toEqual([64, 36]);
    expect(await read("k99")).toBe("k99");
  });

  test("of the same record are made in order", async () => {
    const { store, commits, read } = openWatched();
    const commit = groupCommit(store, () => isBusy);
    await Promise.all([1, 2].map((value) => commit("p", one("a", value))));
    expect(commits).toHaveLength(2);
    expect(await read("a")).toBe(2);
  });

  test("that fail can be made again", async () => {
    const { store, fails, read } = openWatched();
    const commit = groupCommit(store, () => isBusy);
    fails.next = true;
    const failed = ["a", "b"].map((key) => expect(commit("p", one(key))).rejects.toThrow("away"));
    await Promise.all(failed);
    fails.next = false;
    await commit("p", one("a"));
    expect(await read("a")).toBe("a");
  });
});

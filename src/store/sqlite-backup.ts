import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { sealingCodec } from "./codec.ts";
import { makeFolder, UPLOADS } from "./data-folder.ts";
import { KEY_FILE, readKeyFile } from "./data-key.ts";
import { StoreRefused } from "./errors.ts";
import { keys, SYSTEM } from "./keys.ts";
import { openStore } from "./open-store.ts";
import { checkWhole, DATABASE, sqliteBackend } from "./sqlite.ts";

/**
 * Copies a folder's data, at rest or at work, into a new folder: the store as of one moment, then
 * the photos, of which each one that the store knows was there before. The key stays out, so that
 * who finds a backup reads nothing in it. The new folder is there whole, or not at all.
 * @param askOwner lets the process that has the store open copy it into a file; false when there
 *   is none that answers
 * @returns how many photos came along
 * @throws StoreRefused `nothing-there`, `not-empty`, `in-use`, or why the copy can't be written
 */
export async function backUp(
  from: string,
  to: string,
  askOwner: (file: string) => Promise<boolean>,
): Promise<number> {
  const database = join(from, DATABASE);
  if (!existsSync(database))
    throw new StoreRefused("nothing-there", `${database} is not there: set DATA_DIR to the data`);
  if (existsSync(to))
    throw new StoreRefused("not-empty", `${to} is there already: name a new folder`);
  const unfinished = `${to}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolder(unfinished);
  try {
    const copy = join(unfinished, DATABASE);
    if (!(await askOwner(copy))) await copyAtRest(database, copy);
    checkWhole(copy);
    const photos = copyPhotos(from, unfinished);
    syncAll(unfinished);
    renameSync(unfinished, to);
    return photos;
  } catch (thrown) {
    rmSync(unfinished, { recursive: true, force: true });
    throw thrown;
  }
}

/**
 * Puts a backup into a data folder that holds nothing yet, but for its key.
 * @param key 32 bytes; null for the key file in the folder
 * @returns how many photos came along
 * @throws StoreRefused `nothing-there`, `not-empty`, `no-key`, `wrong-key`, `not-a-store`; the
 *   folder is then as it was
 */
export async function restore(
  from: string,
  folder: string,
  key: Uint8Array | null,
): Promise<number> {
  if (!existsSync(join(from, DATABASE)))
    throw new StoreRefused("nothing-there", `${from} is no backup: ${DATABASE} is not in it`);
  makeFolder(folder);
  const others = readdirSync(folder).filter((name) => name !== KEY_FILE);
  if (others.length > 0) {
    throw new StoreRefused(
      "not-empty",
      `${folder} is not empty (${others[0]}): restore into a new DATA_DIR, so that nothing is overwritten`,
    );
  }
  const keyFile = join(folder, KEY_FILE);
  const right = key ?? readKeyFile(keyFile);
  if (right === null) {
    throw new StoreRefused(
      "no-key",
      `a backup is opened by the key of its data alone: put that key to ${keyFile}, or set DATA_KEY`,
    );
  }
  const unfinished = join(folder, "restoring");
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const copy = join(unfinished, DATABASE);
    cpSync(join(from, DATABASE), copy);
    checkWhole(copy);
    await checkOpens(copy, right);
    const photos = copyPhotos(from, unfinished);
    syncAll(unfinished);
    for (const name of [UPLOADS, DATABASE])
      if (existsSync(join(unfinished, name)))
        renameSync(join(unfinished, name), join(folder, name));
    sync(folder);
    return photos;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The store is ours meanwhile: a desk that starts now is told that it is in use. */
async function copyAtRest(database: string, copy: string): Promise<void> {
  const backend = sqliteBackend(database);
  try {
    await backend.copyTo(copy);
  } finally {
    await backend.close();
  }
}

/** @throws StoreRefused `wrong-key`, `not-a-store` */
async function checkOpens(database: string, key: Uint8Array): Promise<void> {
  const store = openStore(sqliteBackend(database), sealingCodec(key));
  try {
    const seal = keys.seal();
    if ((await store.get(SYSTEM, [seal], 0)).read(seal) === null)
      throw new StoreRefused("not-a-store", `${database} holds no data of a desk`);
  } finally {
    await store.close();
  }
}

/** What is still being written belongs to no message yet. */
function copyPhotos(from: string, to: string): number {
  const source = join(from, UPLOADS);
  if (!existsSync(source)) return 0;
  const target = join(to, UPLOADS);
  makeFolder(target);
  const whole = readdirSync(source).filter((name) => !name.endsWith(".part"));
  for (const name of whole) cpSync(join(source, name), join(target, name));
  return whole.length;
}

/** So that a power cut right after takes nothing of it. */
function syncAll(folder: string): void {
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true }))
    sync(join(parentPath, name));
  sync(folder);
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

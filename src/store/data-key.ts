import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { StoreRefused } from "./errors.ts";

const KEY_BYTES = 32;
/** Where the key lies in a data folder, unless it was given. */
export const KEY_FILE = "data.key";

/**
 * The key of a folder's data: the one given, else the key file beside the data, which is made on
 * the first start. `tell` hears when it was made: whoever backs up the data must back it up too,
 * for a lost key is lost data.
 * @throws StoreRefused `bad-key`, `key-readable-by-others`
 */
export function dataKey(
  given: Uint8Array | null,
  file: string,
  tell: (line: string) => void,
): Uint8Array {
  const existing = given ?? readKeyFile(file);
  if (existing) return existing;
  const key = randomBytes(KEY_BYTES);
  writeWhole(file, `${key.toString("base64")}\n`);
  tell(
    `A key was made for the data: ${file}. Back it up apart from the data; without it the data is lost.`,
  );
  return key;
}

/** A file that is there whole or not at all, and never in the place of another. */
function writeWhole(file: string, text: string): void {
  const aside = `${file}.new`;
  rmSync(aside, { force: true });
  try {
    const handle = openSync(aside, "wx", 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * The key of data that several processes share: none of them makes one that the others don't have.
 * @throws StoreRefused `no-key`, `bad-key`, `key-readable-by-others`
 */
export function sharedDataKey(given: Uint8Array | null, file: string): Uint8Array {
  const existing = given ?? readKeyFile(file);
  if (existing) return existing;
  throw new StoreRefused(
    "no-key",
    `the data in Redis needs a key that all processes share: set DATA_KEY (a new one: openssl rand -base64 32), or put ${file} there`,
  );
}

/**
 * The key in a file; null when there is none.
 * @throws StoreRefused `bad-key`, `key-readable-by-others`
 */
export function readKeyFile(file: string): Uint8Array | null {
  let text: string;
  try {
    // Windows has no such bits.
    const others = process.platform === "win32" ? 0 : statSync(file).mode & 0o077;
    if (others !== 0) {
      throw new StoreRefused(
        "key-readable-by-others",
        `${file} can be read by others: chmod 600 it, and think about who may have`,
      );
    }
    text = readFileSync(file, "utf8");
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return null;
    throw thrown;
  }
  const key = Buffer.from(text.trim(), "base64");
  if (key.length === KEY_BYTES && key.toString("base64") === text.trim()) return key;
  throw new StoreRefused(
    "bad-key",
    `${file} does not hold a key (${KEY_BYTES} bytes in base64): put the right one back`,
  );
}

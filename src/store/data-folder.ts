import { mkdirSync } from "node:fs";
import { StoreRefused } from "./errors.ts";

/** Where photos lie in a data folder. */
export const UPLOADS = "uploads";

/**
 * Makes a folder, where it isn't there, that its owner alone can read.
 * @throws StoreRefused `folder-not-writable`
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreRefused(
      "folder-not-writable",
      `the folder ${folder} can't be made: ${String(cause)}`,
      { cause },
    );
  }
}

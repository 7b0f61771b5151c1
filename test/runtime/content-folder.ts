import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { REQUIRED_PHRASES_FILE, SMALL_CONTENT_FOLDER } from "../core/content/small-content.ts";

/** A folder with the small content in it, gone after the test. */
export interface ContentFolder {
  readonly path: string;
  write(path: string, data: string | Uint8Array): void;
  /** Changes a file as most programs do. `from` must be there. */
  change(path: string, from: string, to: string): void;
  /** Changes a file as careful editors do: written beside it, then renamed over it. */
  changeByRename(path: string, from: string, to: string): void;
}

export function contentFolder(): ContentFolder {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-content-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(SMALL_CONTENT_FOLDER, folder, { recursive: true });
  const write: ContentFolder["write"] = (path, data) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  };
  const changed = (path: string, from: string, to: string): string => {
    const text = readFileSync(join(folder, path), "utf8");
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    return text.replace(from, () => to);
  };
  write(REQUIRED_PHRASES_FILE.path, REQUIRED_PHRASES_FILE.text);
  return {
    path: folder,
    write,
    change: (path, from, to) => write(path, changed(path, from, to)),
    changeByRename(path, from, to) {
      write(`${path}~`, changed(path, from, to));
      renameSync(join(folder, `${path}~`), join(folder, path));
    },
  };
}

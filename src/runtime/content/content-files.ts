import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ContentFile, Problem } from "../../core/content/content.ts";
import { error, startOf } from "../../core/content/check/problem.ts";

/** The folders that hold content. */
export const CONTENT_FOLDERS = [
  "intents",
  "dialogs",
  "dialogs/phrases",
  "dialogs/situations",
  "dialogs/knowledge",
] as const;

/** Four bytes for each of the most characters that a file may have. */
const MAX_FILE_BYTES = 8_000_000;

/** All content files of a folder as they are on disk now. */
export interface ContentFiles {
  /** A digest of all paths and texts. */
  readonly version: string;
  readonly files: readonly ContentFile[];
  /** Of files that could not be read as text. */
  readonly problems: readonly Problem[];
}

/** Reads `intents/` and `dialogs/` of a folder. What can't be read is a problem, never a throw. */
export async function readContentFiles(folder: string): Promise<ContentFiles> {
  const files: ContentFile[] = [];
  const problems: Problem[] = [];
  for (const path of await contentPaths(folder, problems)) {
    const read = await readText(folder, path);
    if ("text" in read) files.push(read);
    else {
      problems.push(read);
      // It is there all the same: what other files say of it is not to be found wrong.
      files.push({ path, text: "" });
    }
  }
  return { version: digest(files, problems), files, problems };
}

/** Paths of all YAML files below the content folders, hidden ones left out, in a fixed order. */
async function contentPaths(folder: string, problems: Problem[]): Promise<readonly string[]> {
  const paths: string[] = [];
  const below = async (path: string): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    for (const entry of entries) {
      // Editors keep locks and copies of a file beside it, under names that begin with a dot.
      if (entry.name.startsWith(".")) continue;
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) await below(inside);
      else if (/\.ya?ml$/.test(entry.name)) paths.push(inside);
    }
  };
  for (const path of ["intents", "dialogs"]) {
    try {
      await below(path);
    } catch (cause) {
      const message = `The folder can't be read (${reasonOf(cause)})`;
      const cure = "Is CONTENT_DIR the folder that holds intents/ and dialogs/?";
      problems.push(error(startOf(path), "unreadable", message, cure));
    }
  }
  return paths.sort();
}

async function readText(folder: string, path: string): Promise<ContentFile | Problem> {
  try {
    const { size } = await stat(join(folder, path));
    if (size > MAX_FILE_BYTES) {
      const message = `The file has ${size.toLocaleString("en")} bytes, more than ${MAX_FILE_BYTES.toLocaleString("en")}`;
      return error(startOf(path), "too-big", message, "Split it into several files.");
    }
    const bytes = await readFile(join(folder, path));
    const text = decode(bytes);
    if (text !== null) return { path, text };
    const line = firstForeignLine(bytes);
    const message = "The file is not UTF-8 text";
    const spot = { file: path, line, column: 1 };
    return error(spot, "not-utf-8", message, "Save it with the encoding UTF-8.");
  } catch (cause) {
    const message = `The file can't be read (${reasonOf(cause)})`;
    return error(startOf(path), "unreadable", message, "Let the desk's own user read it.");
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** 1-based. A line feed is the same byte in whatever encoding this may be. */
function firstForeignLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (decode(bytes.subarray(start, end)) === null) return line;
    start = end;
  }
  return 1;
}

/** Lengths stand between, so that moving text from one file to the next changes the digest. */
function digest(files: readonly ContentFile[], problems: readonly Problem[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0${text}\0`);
  hash.update(JSON.stringify(problems));
  return hash.digest("hex");
}

function reasonOf(cause: unknown): string {
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string")
    return cause.code;
  return String(cause);
}

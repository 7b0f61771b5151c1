import { join } from "node:path";
import type { Compiled } from "../src/core/content/check/compile.ts";
import { FEATURES } from "../src/features.ts";
import { loadContent } from "../src/runtime/content/load-content.ts";

export const ROOT = new URL("..", import.meta.url).pathname;
/** `npm test` builds first. */
export const BUILT_MODEL = join(ROOT, "dist", "model.bin");
/** The same for the code as it is written, where tests are run (setup/learnt.ts). */
export const MODEL =
  process.env["VITEST"] === undefined ? BUILT_MODEL : join(ROOT, "dist", "model-of-tests.bin");
let loaded: Promise<Compiled> | null = null;

/** The content that the product ships, read once a test process. */
export function productContent(): Promise<Compiled> {
  loaded ??= loadContent(ROOT, FEATURES.names, MODEL).then((result) => {
    if (result.ok) return result.value;
    throw new Error(
      result.error.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"),
    );
  });
  return loaded;
}

import { FEATURES } from "../../src/features.ts";
import { readContentFiles } from "../../src/runtime/content/content-files.ts";
import { readAhead, writeAhead } from "../../src/runtime/content/model-file.ts";
import { readFiles } from "../../src/runtime/content/read-files.ts";
import { BUILT_MODEL, MODEL, ROOT } from "../product-content.ts";

/**
 * What the build learnt, with what the code as it is written reads of the content: a desk of the
 * tests' own starts without reading all of it anew, as a built one does.
 */
export default async function setup(): Promise<void> {
  const [files, { names }] = [await readContentFiles(ROOT), FEATURES];
  if (await (await readAhead(MODEL))?.readingOf(files, names)) return;
  const read = readFiles(files, names);
  const model = read.ok ? await (await readAhead(BUILT_MODEL))?.modelOf(read.value.lessons) : null;
  // What isn't built, or has a mistake in it, is told by the tests.
  if (model) await writeAhead(MODEL, files, names, read, model);
}

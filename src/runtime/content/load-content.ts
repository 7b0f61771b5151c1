import { compileContent, type Counts } from "../../core/content/check/compile.ts";
import type { Content, Problem } from "../../core/content/content.ts";
import { ok, type Result } from "../../core/result.ts";
import { trainModel } from "../../core/understanding/learning/learn.ts";
import { readContentFiles } from "./content-files.ts";
import { readModel } from "./model-file.ts";
import { readFiles } from "./read-files.ts";

/** The content, or what is wrong with it; with what is worth a word in either case. */
export type Loaded = Result<Content, readonly Problem[]> & {
  readonly warnings: readonly Problem[];
  readonly counts: Counts;
};

/**
 * Reads and compiles `intents/` and `dialogs/` of a folder: everything, or every problem there is,
 * by file and line.
 * @param modelFile what was learnt ahead: spares some seconds when it is of the same phrases
 */
export async function loadContent(folder: string, modelFile?: string): Promise<Loaded> {
  const read = readFiles(await readContentFiles(folder));
  if (!read.ok) return read;
  const written = read.value;
  const { lessons } = written;
  const kept = modelFile === undefined ? null : await readModel(modelFile, lessons);
  const content = compileContent(written, kept ?? trainModel(lessons));
  return { ...ok(content), warnings: read.warnings, counts: read.counts };
}

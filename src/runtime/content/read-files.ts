import { readContent, type Read } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { byPlace } from "../../core/content/check/problem.ts";
import { READERS, type Readers } from "../../core/content/check/readers.ts";
import type { ContentFiles } from "./content-files.ts";

/** What files say; one that couldn't be read from disk is an error like any other. */
export function readFiles(
  { files, version, problems }: ContentFiles,
  names: FeatureNames,
  readers: Readers = READERS,
): Read {
  const read = readContent(files, version, names, readers);
  if (problems.length === 0) return read;
  const unread = new Set(problems.map(({ file }) => file));
  const others = read.ok ? [] : read.error.filter(({ file }) => !unread.has(file));
  return {
    ok: false,
    error: [...problems, ...others].sort(byPlace),
    warnings: read.warnings,
    counts: read.counts,
  };
}

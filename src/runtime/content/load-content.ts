import {
  compileContent,
  type Compiled,
  type Counts,
  type Read,
} from "../../core/content/check/compile.ts";
import type { Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Operation } from "../../core/records/tuning.ts";
import { unlearnt } from "../../core/understanding/learning/unlearnt.ts";
import { trainModel } from "../../core/understanding/learning/learn.ts";
import { readContentFiles } from "./content-files.ts";
import { differenceTo, joined, knownOf } from "./crossing.ts";
import { readAhead, writeAhead } from "./model-file.ts";
import { readFiles } from "./read-files.ts";
import { tunedFiles } from "./tuned-files.ts";

/** The content, or what is wrong with it; with what is worth a word in either case. */
export type Loaded = Result<Compiled, readonly Problem[]> & {
  readonly warnings: readonly Problem[];
  readonly counts: Counts;
};

/**
 * Reads and compiles `intents/` and `dialogs/` of a folder: everything, or every problem there is,
 * by file and line.
 * @param names what it may name of the desk's features
 * @param ahead where {@link learnAhead} kept what it found: spares some seconds while it still holds
 */
export async function loadContent(
  folder: string,
  names: FeatureNames,
  ahead?: string,
): Promise<Loaded> {
  const files = await readContentFiles(folder);
  const kept = ahead === undefined ? null : await readAhead(ahead);
  const read = (await kept?.readingOf(files, names)) ?? readFiles(files, names);
  if (!read.ok) return read;
  const { lessons } = read.value;
  const model = (await kept?.modelOf(lessons)) ?? trainModel(lessons);
  const content = compileContent(read.value, model);
  return { ...ok(content), warnings: read.warnings, counts: read.counts };
}

/**
 * The content with what is published on top of it, found by likeness alone where it was not learnt
 * yet; or what is wrong with that.
 * @param content what the folder's files say
 */
export async function withPublished(
  content: Compiled,
  folder: string,
  names: FeatureNames,
  published: readonly Operation[],
): Promise<Result<Compiled, readonly Problem[]>> {
  if (published.length === 0) return ok(content);
  const read = readFiles(tunedFiles(await readContentFiles(folder), published), names);
  if (!read.ok) return read;
  const { version, model } = content;
  const known = await knownOf(content.written);
  const { written } = joined(known, differenceTo(known.digests, read.value));
  const early = { ...written, version: `${written.version}~${version}` };
  return ok(compileContent(early, model, unlearnt(model.phrases, written.lessons.phrases)));
}

/** Reads a folder and learns from it, unless that was done already, and keeps both in a file. */
export async function learnAhead(folder: string, names: FeatureNames, file: string): Promise<Read> {
  const files = await readContentFiles(folder);
  const kept = await readAhead(file);
  const known = await kept?.readingOf(files, names);
  const read = known ?? readFiles(files, names);
  if (!read.ok) return read;
  const { lessons } = read.value;
  const learnt = kept?.bySameCode ? await kept.modelOf(lessons) : null;
  if (!known || !learnt) await writeAhead(file, files, names, read, learnt ?? trainModel(lessons));
  return read;
}

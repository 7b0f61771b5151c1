import type { FSWatcher } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { compileContent } from "../core/content/compile.ts";
import type { Compiled } from "../core/content/compile.ts";
import type { Content, Problem } from "../core/content/content.ts";
import { byPlace } from "../core/content/problem.ts";
import { readContentFiles } from "./content-files.ts";
import type { ContentFiles } from "./content-files.ts";
import { watchFolders } from "./content-folders.ts";

/**
 * Reads and compiles `intents/` and `dialogs/` of a folder: everything, or every problem there is,
 * by file and line. Its version is a digest of all files.
 */
export async function loadContent(folder: string): Promise<Compiled> {
  return compileFiles(await readContentFiles(folder));
}

/** An editor's save is several events, a checkout many: what comes within this is one change. */
const QUIET_MS = 100;

export interface WatchContent {
  /** The version in use: with it, a change made before watching began is noticed as well. */
  readonly version?: string;
  /** Takes the place of the content in use. */
  readonly onContent: (content: Content) => void;
  /**
   * The files changed and are not used, because of these; the former content goes on. An empty
   * list says that the files are again those in use.
   */
  readonly onProblems: (problems: readonly Problem[]) => void;
}

/**
 * Follows changes of `intents/` and `dialogs/`: a change is taken whole or not at all. Also one
 * that was made between loading and watching, when `version` is given. Returns its stopper.
 */
export function watchContent(
  folder: string,
  { version, onContent, onProblems }: WatchContent,
): () => void {
  let inUse = version;
  let seen = version;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let loading = false;
  let watchers: readonly FSWatcher[] = [];

  const later = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), QUIET_MS);
  };
  const rewatch = (): void => {
    const former = watchers;
    // A folder that was replaced needs a new watcher; the old ones close when the new ones see.
    watchers = watchFolders(folder, later, onProblems);
    for (const watcher of former) watcher.close();
  };
  const reload = async (): Promise<void> => {
    timer = undefined;
    if (loading) return later();
    loading = true;
    rewatch();
    const files = await readContentFiles(folder);
    // A change while they were read makes itself known here; then they are read again in peace.
    await setImmediate();
    loading = false;
    if (stopped || timer !== undefined) return;
    inUse ??= files.version;
    seen ??= files.version;
    if (files.version === seen) return;
    seen = files.version;
    if (seen === inUse) return onProblems([]);
    const compiled = compileFiles(files);
    if (!compiled.ok) return onProblems(compiled.error);
    inUse = seen;
    onContent(compiled.value);
  };

  later();
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Compiles files that were read; one that can't be read is an error like any other. */
function compileFiles({ files, version, problems }: ContentFiles): Compiled {
  const compiled = compileContent(files, version);
  if (problems.length === 0) return compiled;
  const unread = new Set(problems.map(({ file }) => file));
  const others = compiled.ok ? [] : compiled.error.filter(({ file }) => !unread.has(file));
  return {
    ok: false,
    error: [...problems, ...others].sort(byPlace),
    warnings: compiled.warnings,
    counts: compiled.counts,
  };
}

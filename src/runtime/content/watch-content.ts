import type { FSWatcher } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { compileContent, type Read, type Written } from "../../core/content/check/compile.ts";
import type { Content, Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { error, startOf } from "../../core/content/check/problem.ts";
import type { Operation } from "../../core/records/tuning.ts";
import { unlearnt } from "../../core/understanding/learning/unlearnt.ts";
import { readContentFiles, type ContentFiles } from "./content-files.ts";
import { tunedVersion } from "./tuned-files.ts";
import { watchFolders } from "./watch-folders.ts";
import { readInProcess, type ContentProcess } from "./content-process.ts";

/** An editor's save is several events, a checkout many: what comes within this is one change. */
const QUIET_MS = 100;
/** More phrases than that at once are an import: they wait until they are learnt. */
const MOST_AT_ONCE = 200;

/** What admins have published on top of the files, and how a change of it is heard. */
export interface PublishedContent {
  published(): readonly Operation[];
  onChange(listener: () => void): () => void;
  /** What the files say with it, where that is known in a moment. */
  readWarm?(): Promise<Read> | null;
}

export interface WatchContent {
  /** In use now: a change made before watching began is noticed as well. */
  readonly inUse: Content;
  /** What content may name of the desk's features. */
  readonly names: FeatureNames;
  /** Nothing, if left out. */
  readonly tuning?: PublishedContent;
  /**
   * Takes the place of the content in use. A change of phrases comes twice: at once, with new
   * phrases found by likeness alone, and some seconds later, when they are learnt.
   */
  readonly onContent: (content: Content) => void;
  /**
   * The files changed and are not used, because of these; the former content goes on. An empty
   * list says that the files are again those in use.
   */
  readonly onProblems: (problems: readonly Problem[]) => void;
}

/**
 * Follows changes of `intents/` and `dialogs/`, and of what is published on top of them: a change is
 * taken whole or not at all. Reading and learning are done in a process of their own. Returns its
 * stopper.
 */
export function watchContent(
  folder: string,
  { inUse: first, names, tuning, onContent, onProblems }: WatchContent,
): () => void {
  let { model, version: inUse } = first;
  /** The version that {@link model} was learnt from. */
  let learnt = inUse.split("~").at(-1) ?? inUse;
  let seen = inUse;
  let applied = tuning?.published();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let loading = false;
  let watchers: readonly FSWatcher[] = [];
  let learner: ContentProcess | null = null;

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
    const published = tuning?.published() ?? [];
    applied = published;
    const version = tunedVersion(files, published);
    if (stopped || timer !== undefined || version === seen) return;
    seen = version;
    learner?.stop();
    if (seen === inUse) return onProblems([]);
    await showEarly(version);
    if (!stopped && seen === version) learner = follow(files, published);
  };
  /** Before the files are read in full, let alone learnt, where somebody knows what they say. */
  const showEarly = async (version: string): Promise<void> => {
    const read = await (tuning?.readWarm?.() ?? null)?.catch(() => null);
    if (stopped || !read?.ok || read.value.version !== version || seen !== version) return;
    const difference = unlearnt(model.phrases, read.value.lessons.phrases);
    if (difference.added.length + difference.removed.length > MOST_AT_ONCE) return;
    inUse = version;
    onContent(
      compileContent({ ...read.value, version: `${version}~${learnt}` }, model, difference),
    );
  };
  const follow = (files: ContentFiles, published: readonly Operation[]): ContentProcess => {
    let written: Written | null = null;
    const reading = readInProcess(files, published, names, {
      onRead(read) {
        if (!read.ok) return onProblems(read.error);
        written = read.value;
        const isShown = inUse === written.version;
        inUse = written.version;
        const { phrases, ...others } = written.lessons;
        const difference = unlearnt(model.phrases, phrases);
        const size = difference.added.length + difference.removed.length;
        const { examples, moves, followUps, situations, questions } = model;
        const before = { examples, moves, followUps, situations, questions };
        if (size === 0 && isDeepStrictEqual(before, others)) {
          reading.stop();
          return onContent(compileContent(written, model));
        }
        reading.learn();
        if (size > MOST_AT_ONCE || isShown) return;
        const early = { ...written, version: `${written.version}~${learnt}` };
        onContent(compileContent(early, model, difference));
      },
      onLearnt(found) {
        reading.stop();
        if (written === null) return;
        model = { ...written.lessons, ...found };
        learnt = written.version;
        onContent(compileContent(written, model));
      },
      onFailed(thrown) {
        const message = `The files can't be learnt from (${String(thrown)})`;
        onProblems([error(startOf("intents"), "not-learnt", message, "Save them once more.")]);
      },
    });
    return reading;
  };

  const stopHearing = tuning?.onChange(() => {
    // Drafts come and go, and change nothing yet.
    if (tuning.published() !== applied) later();
  });
  later();
  return () => {
    stopped = true;
    stopHearing?.();
    clearTimeout(timer);
    learner?.stop();
    for (const watcher of watchers) watcher.close();
  };
}

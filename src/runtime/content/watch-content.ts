import type { FSWatcher } from "node:fs";
import { setImmediate } from "node:timers/promises";
import {
  compileAhead,
  compileContent,
  type Compiled,
  type Written,
} from "../../core/content/check/compile.ts";
import type { Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { error, startOf } from "../../core/content/check/problem.ts";
import type { Operation } from "../../core/records/tuning.ts";
import type { Result } from "../../core/result.ts";
import type { Lessons, Model } from "../../core/understanding/model/model.ts";
import { unlearnt, type Unlearnt } from "../../core/understanding/learning/unlearnt.ts";
import { readContentFiles, type ContentFiles } from "./content-files.ts";
import { joined, knownOf, type Difference, type Digests } from "./crossing.ts";
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
  readWarm?(digests: Digests): Promise<Result<Difference, readonly Problem[]>> | null;
}

export interface WatchContent {
  /** In use now: a change made before watching began is noticed as well. */
  readonly inUse: Compiled;
  /** What content may name of the desk's features. */
  readonly names: FeatureNames;
  /** Nothing, if left out. */
  readonly tuning?: PublishedContent;
  /**
   * Takes the place of the content in use. A change of phrases comes twice: at once, with new
   * phrases found by likeness alone, and some seconds later, when they are learnt.
   */
  readonly onContent: (content: Compiled) => void;
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
  let known = knownOf(first.written);
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
    const { digests } = await known;
    if (!stopped && seen === version) learner = follow(files, published, digests);
  };
  /** Before the files are read in full, let alone learnt, where somebody knows what they say. */
  const showEarly = async (version: string): Promise<void> => {
    const before = await known;
    const read = await (tuning?.readWarm?.(before.digests) ?? null)?.catch(() => null);
    if (!read?.ok || read.value.version !== version || seen !== version) return;
    const now = joined(before, read.value);
    known = Promise.resolve(now);
    await setImmediate();
    const difference = unlearnt(model.phrases, now.written.lessons.phrases);
    if (sizeOf(difference) <= MOST_AT_ONCE) await takeEarly(now.written, difference);
  };
  const takeEarly = (written: Written, difference: Unlearnt): Promise<void> =>
    take({ ...written, version: `${written.version}~${learnt}` }, written.version, difference);
  /** Between its parts whoever writes meanwhile is answered. */
  const take = async (written: Written, version: string, difference?: Unlearnt): Promise<void> => {
    for (const make of compileAhead(written, model)) {
      make();
      await setImmediate();
    }
    if (stopped || seen !== version) return;
    inUse = version;
    onContent(compileContent(written, model, difference));
  };
  const follow = (
    files: ContentFiles,
    published: readonly Operation[],
    digests: Digests,
  ): ContentProcess => {
    let read: Written | null = null;
    const before = known;
    const reading = readInProcess(files, published, names, digests, {
      async onRead(found) {
        if (!found.ok) return onProblems(found.error);
        const now = joined(await before, found.value);
        known = Promise.resolve(now);
        const { written } = now;
        read = written;
        await setImmediate();
        const difference = unlearnt(model.phrases, written.lessons.phrases);
        if (sizeOf(difference) === 0 && isLearntFrom(model, written.lessons)) {
          reading.stop();
          return take(written, written.version);
        }
        reading.learn(model.moves === written.lessons.moves ? model.move : null);
        if (sizeOf(difference) <= MOST_AT_ONCE && inUse !== written.version)
          await takeEarly(written, difference);
      },
      async onLearnt(found) {
        reading.stop();
        if (read === null) return;
        // Made of the words: mostly they are the same.
        const words = isSame(found.words, model.words) ? model.words : found.words;
        model = { ...read.lessons, ...found, words };
        learnt = read.version;
        await take(read, read.version);
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

function sizeOf({ added, removed }: Unlearnt): number {
  return added.length + removed.length;
}

/** But for the phrases. What is equal is the same: it was taken over. */
function isLearntFrom(model: Model, lessons: Lessons): boolean {
  return (["examples", "moves", "followUps", "situations", "questions"] as const).every(
    (name) => model[name] === lessons[name],
  );
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

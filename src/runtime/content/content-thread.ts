import { Worker } from "node:worker_threads";
import type { Read } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import type { Learnt } from "../../core/understanding/model/model.ts";
import type { ContentFiles } from "./content-files.ts";
import type { FromWorker, ToWorker } from "./content-worker.ts";

/** Files being read, and learnt from, in a thread of their own. */
export interface ContentThread {
  /** To be asked once the files were read, and have no problems. */
  learn(): void;
  /** Nothing more is heard of it. */
  stop(): void;
}

export interface ContentThreadHears {
  readonly onRead: (read: Read) => void;
  readonly onLearnt: (learnt: Learnt) => void;
  /** The thread died: no memory, or a fault of ours. */
  readonly onFailed: (thrown: unknown) => void;
}

/** Threads take no loader over: those of a program that runs from src/ run what was built of it. */
const BUILT = new URL("../../../dist/runtime/content/content-worker.js", import.meta.url);

export function readInThread(
  files: ContentFiles,
  names: FeatureNames,
  hears: ContentThreadHears,
): ContentThread {
  const given: ToWorker = { files, names };
  const worker = new Worker(BUILT, { workerData: given });
  let stopped = false;
  const unlessStopped =
    <T>(hear: (said: T) => void) =>
    (said: T): void => {
      if (!stopped) hear(said);
    };
  const take = (said: FromWorker): void => {
    switch (said.kind) {
      case "read":
        return hears.onRead(said.read);
      case "learnt":
        return hears.onLearnt(said.learnt);
    }
  };
  worker.on("message", unlessStopped(take));
  worker.on("error", unlessStopped(hears.onFailed));
  return {
    learn: () => worker.postMessage("learn"),
    stop() {
      stopped = true;
      void worker.terminate();
    },
  };
}

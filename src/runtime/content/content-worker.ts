import { parentPort, workerData } from "node:worker_threads";
import type { Read } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { learn } from "../../core/understanding/learning/learn.ts";
import type { Learnt } from "../../core/understanding/model/model.ts";
import type { ContentFiles } from "./content-files.ts";
import { readFiles } from "./read-files.ts";

export interface ToWorker {
  readonly files: ContentFiles;
  readonly names: FeatureNames;
}

/** What the thread tells: what the files say, and, once asked for it, what was learnt from them. */
export type FromWorker =
  | { readonly kind: "read"; readonly read: Read }
  | { readonly kind: "learnt"; readonly learnt: Learnt };

/** Reading takes half a second and learning some: in a thread of its own, nobody waits for it. */
const { files, names }: ToWorker = workerData;
const read = readFiles(files, names);
tell({ kind: "read", read });
parentPort?.once("message", () => {
  if (!read.ok) return;
  const learnt = learn(read.value.lessons);
  tell({ kind: "learnt", learnt }, buffersOf(learnt));
});

function tell(message: FromWorker, transferred: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transferred);
}

/** They change hands instead of being copied. */
function buffersOf(value: unknown): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(buffersOf);
}

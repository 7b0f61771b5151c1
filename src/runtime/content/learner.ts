import type { Read } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { learn } from "../../core/understanding/learning/learn.ts";
import type { Learnt } from "../../core/understanding/model/model.ts";
import type { Operation } from "../../core/records/tuning.ts";
import type { ContentFiles } from "./content-files.ts";
import { readFiles } from "./read-files.ts";
import { tunedFiles } from "./tuned-files.ts";

/** What the learner is asked. */
export type ToLearner =
  | {
      readonly kind: "read";
      readonly files: ContentFiles;
      readonly published: readonly Operation[];
      readonly names: FeatureNames;
    }
  | { readonly kind: "learn" };

/** What it tells: what the files say, and, once asked for it, what was learnt from them. */
export type FromLearner =
  | { readonly kind: "read"; readonly read: Read }
  | { readonly kind: "learnt"; readonly learnt: Learnt };

let read: Read | null = null;
const tell = (message: FromLearner): void => {
  process.send?.(message);
};

// Reading takes half a second and learning some: in a process of its own, nobody waits for it.
process.on("message", (asked: ToLearner) => {
  switch (asked.kind) {
    case "read":
      read = readFiles(tunedFiles(asked.files, asked.published), asked.names);
      return tell({ kind: "read", read });
    case "learn":
      if (read?.ok) tell({ kind: "learnt", learnt: learn(read.value.lessons) });
  }
});

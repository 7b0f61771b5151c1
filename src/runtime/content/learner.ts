import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Read } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { fit } from "../../core/understanding/learning/fit.ts";
import { trusted, type Trust } from "../../core/understanding/learning/learn.ts";
import type { Learnt, Lessons, MoveModel } from "../../core/understanding/model/model.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../core/content/content.ts";
import { differenceTo, type Difference, type Digests } from "./crossing.ts";
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
      /** Of what the other process has read before. */
      readonly digests: Digests;
    }
  /** With what was learnt of the same moves before, if anything was. */
  | { readonly kind: "learn"; readonly move: MoveModel | null };

/**
 * What it tells: what the files say, and, once asked for it, what was learnt from them, part by part:
 * thirty megabytes at once would hold up whoever hears it.
 */
export type FromLearner =
  | { readonly kind: "read"; readonly read: Result<Difference, readonly Problem[]> }
  | { readonly kind: "learnt"; readonly name: string; readonly part: unknown }
  | { readonly kind: "all-learnt" };

let read: Read | null = null;
const tell = (message: FromLearner): void => {
  process.send?.(message);
};

// Where cores are few, whoever writes comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// Reading takes half a second and learning some: in a process of its own, nobody waits for it.
process.on("message", (asked: ToLearner) => {
  switch (asked.kind) {
    case "read":
      read = readFiles(tunedFiles(asked.files, asked.published), asked.names);
      return tell({
        kind: "read",
        read: read.ok ? ok(differenceTo(asked.digests, read.value)) : failed(read.error),
      });
    case "learn":
      if (!read?.ok) return;
      return void tellLearnt(read.value.lessons, asked.move);
  }
});

async function tellLearnt(lessons: Lessons, move: MoveModel | null): Promise<void> {
  const learnt = await learnInTwo(lessons, move);
  for (const [name, part] of Object.entries(learnt)) tell({ kind: "learnt", name, part });
  tell({ kind: "all-learnt" });
}

const THREAD = new URL("./trust-thread.js", import.meta.url);
const trust: z.ZodType<Trust> = z.object({
  ofIntents: z.object({ bias: z.number(), score: z.number(), lead: z.number() }),
  ofQuestions: z.array(z.number()),
});

/** As `learn` does, in the time of its longer part: how far it can be trusted is found beside it. */
async function learnInTwo(lessons: Lessons, move: MoveModel | null): Promise<Learnt> {
  const { phrases, questions } = lessons;
  const thread = new Worker(THREAD, { workerData: { phrases, questions } });
  const found = once(thread, "message");
  const fitted = fit(lessons, undefined, move);
  const [said] = await found;
  return trusted(fitted, trust.parse(said));
}

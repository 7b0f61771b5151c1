import { fork } from "node:child_process";
import type { Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import type { Operation } from "../../core/records/tuning.ts";
import type { Result } from "../../core/result.ts";
import type { Learnt, MoveModel } from "../../core/understanding/model/model.ts";
import type { ContentFiles } from "./content-files.ts";
import type { Difference, Digests } from "./crossing.ts";
import { learntSchema } from "./model-file.ts";
import type { FromLearner, ToLearner } from "./learner.ts";

/** Files being read, and learnt from, in a process of their own. */
export interface ContentProcess {
  /**
   * To be asked once the files were read, and have no problems.
   * @param move what was learnt of the same moves before
   */
  learn(move: MoveModel | null): void;
  /** Nothing more is heard of it. */
  stop(): void;
}

export interface ContentProcessHears {
  readonly onRead: (read: Result<Difference, readonly Problem[]>) => Promise<void> | void;
  readonly onLearnt: (learnt: Learnt) => Promise<void>;
  /** It died: no memory, or a fault of ours. */
  readonly onFailed: (thrown: unknown) => void;
}

/** A desk that runs from src/ runs what was built of it. */
const BUILT = new URL("../../../dist/runtime/content/learner.js", import.meta.url);

/** What learning takes of memory goes with the process: a thread would leave it to the desk's. */
export function readInProcess(
  files: ContentFiles,
  published: readonly Operation[],
  names: FeatureNames,
  digests: Digests,
  hears: ContentProcessHears,
): ContentProcess {
  const learner = fork(BUILT, { serialization: "advanced", execArgv: [] });
  const learnt: Record<string, unknown> = {};
  let stopped = false;
  const say = (message: ToLearner): void => {
    learner.send(message);
  };
  const hear = (said: FromLearner): void => {
    if (stopped) return;
    switch (said.kind) {
      case "read":
        return void hears.onRead(said.read);
      case "learnt":
        learnt[said.name] = said.part;
        return;
      case "all-learnt":
        return void hears.onLearnt(learntSchema.parse(learnt));
    }
  };
  const fail = (thrown: unknown): void => {
    if (!stopped) hears.onFailed(thrown);
    stopped = true;
  };
  learner.on("message", hear);
  learner.on("error", fail);
  learner.on("exit", (code, signal) => fail(new Error(`the learner ended (${code ?? signal})`)));
  say({ kind: "read", files, published, names, digests });
  return {
    learn: (move) => say({ kind: "learn", move }),
    stop() {
      stopped = true;
      learner.kill("SIGKILL");
    },
  };
}

import type { FileKind } from "../../core/content/check/file-kinds.ts";
import type { Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import type { StaffMember } from "../../core/records/actor.ts";
import type { Drafted, Operation, Tuning } from "../../core/records/tuning.ts";
import { failed, type Result } from "../../core/result.ts";
import { canUndo, inForce } from "../../core/tuning/versions.ts";
import type { TunedEntry, TunedIntent } from "../../core/tuning/entries.ts";
import type { Clock } from "../clock.ts";
import { draftProcess } from "./draft-process.ts";
import type { DraftConflict, DraftProblems } from "./draft-worker.ts";
import type { KeptTuning, NotTuned } from "./kept-tuning.ts";

/** Why something was not published: nothing of it was. */
export type NotPublished =
  | { readonly why: NotTuned | "draft-conflicts" }
  | { readonly why: "content-broken"; readonly problems: readonly Problem[] };

/** Where admins change the content: a draft, looked at before it is published, and undone. */
export interface TuningDesk extends Pick<KeptTuning, "now" | "versions" | "draft"> {
  /** What of the published and the drafted isn't done, since the files say something else. */
  conflicts(): Promise<readonly DraftConflict[]>;
  /** What files of a kind hold with the draft. */
  entries(of: FileKind): Promise<readonly (TunedIntent | TunedEntry)[]>;
  /** Publishes the draft that was seen, if the content holds together with it. */
  publish(revision: number, by: StaffMember, why: string): Promise<Result<Tuning, NotPublished>>;
  /** Takes a version back, if the content holds together without it. */
  undo(version: number, by: StaffMember, why: string): Promise<Result<Tuning, NotPublished>>;
  stop(): void;
}

export function openTuningDesk(ports: {
  readonly kept: KeptTuning;
  /** Holds `intents/` and `dialogs/`. */
  readonly folder: string;
  readonly names: FeatureNames;
  readonly clock: Clock;
}): TuningDesk {
  const { kept, folder, names } = ports;
  const reader = draftProcess(ports.clock);
  const about = (published: readonly Operation[], draft: readonly Drafted[]) => ({
    folder,
    names,
    published,
    draft,
  });
  const drafted = () => about(kept.published(), kept.now().draft.operations);
  const problemsOf = async (
    published: readonly Operation[],
    draft: readonly Drafted[],
  ): Promise<DraftProblems> => {
    const answer = await reader.ask(about(published, draft), { what: "problems" });
    if (answer.what !== "problems") throw new Error(`asked for problems, told ${answer.what}`);
    return answer.problems;
  };
  const conflicts: TuningDesk["conflicts"] = async () => {
    const answer = await reader.ask(drafted(), { what: "conflicts" });
    if (answer.what !== "conflicts") throw new Error(`asked for conflicts, told ${answer.what}`);
    return answer.conflicts;
  };

  return {
    now: () => kept.now(),
    versions: () => kept.versions(),
    draft: (...told) => kept.draft(...told),
    conflicts,
    async entries(of) {
      const answer = await reader.ask(drafted(), { what: "entries", of });
      if (answer.what !== "entries") throw new Error(`asked for entries, told ${answer.what}`);
      return answer.entries;
    },
    async publish(revision, by, why) {
      const { draft } = kept.now();
      if (draft.revision !== revision) return failed({ why: "draft-changed" });
      if ((await conflicts()).some(({ id }) => id !== null))
        return failed({ why: "draft-conflicts" });
      const { errors } = await problemsOf(kept.published(), draft.operations);
      if (errors.length > 0) return failed({ why: "content-broken", problems: errors });
      return named(await kept.publish(revision, by, why));
    },
    async undo(version, by, why) {
      if (!canUndo(kept.versions(), version)) return failed({ why: "no-such-version" });
      const undoing = { version: kept.now().version + 1, operations: [], by, at: 0, why };
      const left = inForce([...kept.versions(), { ...undoing, undoes: version }]);
      const { errors } = await problemsOf(left, []);
      if (errors.length > 0) return failed({ why: "content-broken", problems: errors });
      return named(await kept.undo(version, by, why));
    },
    stop: () => reader.stop(),
  };
}

function named(done: Result<Tuning, NotTuned>): Result<Tuning, NotPublished> {
  return done.ok ? done : failed({ why: done.error });
}

import type { FileKind } from "../../core/content/check/file-kinds.ts";
import type { Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import type { StaffMember } from "../../core/records/actor.ts";
import type { Community } from "../../core/records/community.ts";
import type { Language } from "../../core/records/message.ts";
import type { Drafted, Operation, Tuning } from "../../core/records/tuning.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import { losesProtected, type Comparison } from "../../core/tuning/compare-contents.ts";
import type { Retaken } from "../../core/tuning/compare-talks.ts";
import { canUndo, inForce } from "../../core/tuning/versions.ts";
import type { TunedEntry, TunedIntent } from "../../core/tuning/entries.ts";
import type { ImportPreview } from "../../core/tuning/import-preview.ts";
import type { Confusable } from "../../core/tuning/confusable.ts";
import type { TriedOut } from "../../core/tuning/try-out.ts";
import {
  tunedCommunities,
  tunedSettings,
  type TunedSettings,
} from "../../core/tuning/community-settings.ts";
import { served } from "../communities.ts";
import type { Clock } from "../clock.ts";
import type { Difference, Digests } from "../content/crossing.ts";
import { draftProcess } from "./draft-process.ts";
import type { DraftConflict, DraftProblems } from "./draft-questions.ts";
import type { KeptTuning, NotTuned } from "./kept-tuning.ts";
import type { TalksOfLate } from "./talks-of-late.ts";

/** What a check of a draft tells. */
export interface Checked {
  /** Of the draft. */
  readonly revision: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** Null where problems leave nothing to try. */
  readonly comparison: Comparison | null;
  /** Whether it may not be published as it is. */
  readonly blocks: boolean;
}

/** Why something was not published: nothing of it was. */
export type NotPublished =
  | { readonly why: NotTuned | "draft-conflicts" }
  | { readonly why: "content-broken"; readonly problems: readonly Problem[] }
  | { readonly why: "protected-lost"; readonly checked: Checked };

/** Where admins change the content: a draft, looked at before it is published, and undone. */
export interface TuningDesk extends Pick<
  KeptTuning,
  "now" | "versions" | "published" | "draft" | "needsApproval"
> {
  /** What of the published and the drafted isn't done, since the files say something else. */
  conflicts(): Promise<readonly DraftConflict[]>;
  /**
   * What files say with what is published, where somebody tunes and so it is known in a moment;
   * null where nobody does.
   * @param digests of what is known of it already
   */
  readWarm(digests: Digests): Promise<Result<Difference, readonly Problem[]>> | null;
  /** What residents say, with the draft. */
  intents(): Promise<readonly TunedIntent[]>;
  /** What files of another kind hold with the draft. */
  entries(of: FileKind): Promise<readonly TunedEntry[]>;
  /** When each community works, with the draft, and where each of that comes from. */
  settings(): Promise<readonly TunedSettings[]>;
  /** What a file of phrases would bring to the draft, by its name and bytes. */
  preview(name: string, bytes: Uint8Array): Promise<ImportPreview>;
  /** Communities with what is published of their settings, the draft left out. */
  communities(): Promise<readonly Community[]>;
  /** What texts are taken for now, and with the draft; none where that can't be used at all. */
  tries(texts: readonly string[]): Promise<readonly Retaken[]>;
  /** Phrases of the files that are much like one of another intent, the likest first. */
  confusables(): Promise<readonly Confusable[]>;
  /** What would be made of a message with the draft; null where nothing is drafted, or it is broken. */
  tryOut(community: Community, text: string, language: Language): Promise<TriedOut | null>;
  /** Looks at the draft that was seen, tries it on what residents wrote, and keeps what it found. */
  check(revision: number): Promise<Result<Checked, "draft-changed">>;
  /** The check of the draft as it is now, running or done; null before anybody asked for one. */
  checkNow(): { readonly revision: number; readonly checked: Checked | null } | null;
  /** Publishes the draft that was seen, checked, if the content holds together with it. */
  publish(revision: number, by: StaffMember, why: string): Promise<Result<Tuning, NotPublished>>;
  /** Takes a version back, if the content holds together without it. */
  undo(version: number, by: StaffMember, why: string): Promise<Result<Tuning, NotPublished>>;
  stop(): void;
}

/** As long as somebody pauses between one change and the next: what is asked meanwhile comes first. */
const PAUSE_MS = 5_000;

export function openTuningDesk(ports: {
  readonly kept: KeptTuning;
  /** Holds `intents/` and `dialogs/`. */
  readonly folder: string;
  readonly names: FeatureNames;
  readonly clock: Clock;
  /** What was learnt ahead of the folder's files. */
  readonly modelFile: string | null;
  /** Whether drafts are tried while somebody types, and so are kept ready for it. */
  readonly staysReady: boolean;
  /** What residents wrote of late. */
  readonly talks: () => Promise<TalksOfLate>;
  /** So long a reply waits for what else is being written (B7), ms. */
  readonly burstMs: number;
  /** As they are stored. */
  readonly communities: () => Promise<readonly Community[]>;
}): TuningDesk {
  const { kept, folder, names, modelFile } = ports;
  let latest: { readonly of: string; readonly done: Promise<Checked> } | null = null;
  let checked: Checked | null = null;
  const reader = draftProcess(ports.clock);
  const about = (published: readonly Operation[], draft: readonly Drafted[]) => ({
    folder,
    modelFile,
    names,
    published,
    draft,
    staysReady: ports.staysReady,
  });
  const drafted = () => about(kept.published(), kept.now().draft.operations);
  const tunedNow = async (published: readonly Operation[], draft: readonly Drafted[]) => {
    const operations = [...published, ...draft.map(({ operation }) => operation)];
    return tunedCommunities(served(await ports.communities()), operations);
  };
  const problemsOf = async (
    published: readonly Operation[],
    draft: readonly Drafted[],
  ): Promise<DraftProblems> => {
    const answer = await reader.ask(about(published, draft), { what: "problems" });
    if (answer.what !== "problems") throw new Error(`asked for problems, told ${answer.what}`);
    const { errors, warnings } = answer.problems;
    const settings = await tunedNow(published, draft);
    return { errors: [...errors, ...settings.problems], warnings };
  };
  const compare = async (
    published: readonly Operation[],
    draft: readonly Drafted[],
  ): Promise<Comparison | null> => {
    const talks = await ports.talks();
    const { communities: was } = await tunedNow(published, []);
    const { communities: is } = await tunedNow(published, draft);
    const asked = { what: "comparison", ...talks, was, is, burstMs: ports.burstMs } as const;
    const answer = await reader.ask(about(published, draft), asked);
    if (answer.what !== "comparison") throw new Error(`asked to compare, told ${answer.what}`);
    return answer.comparison;
  };
  const lookAt = async (revision: number): Promise<Checked> => {
    const seen = drafted();
    const { errors: problems, warnings } = await problemsOf(seen.published, seen.draft);
    const found = { revision, problems, warnings };
    if (problems.length > 0) return { ...found, comparison: null, blocks: true };
    const comparison = await compare(seen.published, seen.draft);
    return { ...found, comparison, blocks: comparison !== null && losesProtected(comparison) };
  };
  /** A draft is checked on top of what is published. */
  const stateName = (): string => `${kept.now().version}/${kept.now().draft.revision}`;
  /** One check of a draft serves all who ask for it. */
  const checkOf = (revision: number): Promise<Checked> => {
    if (latest?.of === stateName()) return latest.done;
    const mine = { of: stateName(), done: lookAt(revision) };
    latest = mine;
    checked = null;
    const keep = async (): Promise<void> => {
      try {
        const found = await mine.done;
        if (latest === mine) checked = found;
      } catch {
        // Whoever asked is told; whoever asks next has it tried again.
        if (latest === mine) latest = null;
      }
    };
    void keep();
    return mine.done;
  };
  const conflicts: TuningDesk["conflicts"] = async () => {
    const answer = await reader.ask(drafted(), { what: "conflicts" });
    if (answer.what !== "conflicts") throw new Error(`asked for conflicts, told ${answer.what}`);
    const { published, draft } = drafted();
    const ids = new Map(draft.map(({ id, operation }) => [operation, id]));
    const settings = await tunedNow(published, draft);
    return [
      ...answer.conflicts,
      ...settings.conflicts.map((one) => ({ ...one, id: ids.get(one.operation) ?? null })),
    ];
  };

  let readied: { readonly by: object | null; readonly version: number } | null = null;
  /** Whoever drafts is about to check and publish: by then it is known how all goes without it. */
  const getReady = async (): Promise<void> => {
    await problemsOf(kept.published(), kept.now().draft.operations);
    const [by, { version }] = [reader.running(), kept.now()];
    if (!ports.staysReady || (readied?.by === by && readied.version === version)) return;
    readied = { by, version };
    await compare(kept.published(), []);
  };
  let stopWaiting = (): void => {};
  const stopHearing = kept.onChange(() => {
    stopWaiting();
    if (kept.now().draft.operations.length === 0) return;
    stopWaiting = ports.clock.after(PAUSE_MS, () => void getReady().catch(() => {}));
  });

  return {
    needsApproval: kept.needsApproval,
    now: () => kept.now(),
    versions: () => kept.versions(),
    published: () => kept.published(),
    draft: (...told) => kept.draft(...told),
    conflicts,
    readWarm(digests) {
      if (reader.running() === null) return null;
      return reader.ask(about(kept.published(), []), { what: "read", digests }).then((answer) => {
        if (answer.what !== "read") throw new Error(`asked to read, told ${answer.what}`);
        return answer.read;
      });
    },
    async intents() {
      const answer = await reader.ask(drafted(), { what: "intents" });
      if (answer.what !== "intents") throw new Error(`asked for intents, told ${answer.what}`);
      return answer.intents;
    },
    async settings() {
      const stored = served(await ports.communities());
      return tunedSettings(stored, kept.versions(), kept.now().draft.operations);
    },
    async preview(name, bytes) {
      const answer = await reader.ask(drafted(), { what: "import", name, bytes });
      if (answer.what !== "import") throw new Error(`asked for a preview, told ${answer.what}`);
      return answer.preview;
    },
    communities: async () => (await tunedNow(kept.published(), [])).communities,
    async tries(texts) {
      const answer = await reader.ask(drafted(), { what: "tries", texts });
      if (answer.what !== "tries") throw new Error(`asked to try, told ${answer.what}`);
      return answer.tries ?? [];
    },
    async entries(of) {
      const answer = await reader.ask(drafted(), { what: "entries", of });
      if (answer.what !== "entries") throw new Error(`asked for entries, told ${answer.what}`);
      return answer.entries;
    },
    async confusables() {
      const answer = await reader.ask(drafted(), { what: "confusables" });
      if (answer.what !== "confusables") throw new Error(`asked to compare, told ${answer.what}`);
      return answer.confusables ?? [];
    },
    async tryOut(community, text, language) {
      if (kept.now().draft.operations.length === 0) return null;
      const now = ports.clock.now();
      const asked = { what: "try", text, language, community, now } as const;
      const answer = await reader.ask(drafted(), asked);
      if (answer.what !== "try") throw new Error(`asked to try, told ${answer.what}`);
      return answer.tried;
    },
    async check(revision) {
      if (kept.now().draft.revision !== revision) return failed("draft-changed");
      return ok(await checkOf(revision));
    },
    checkNow() {
      return latest?.of === stateName() ? { revision: kept.now().draft.revision, checked } : null;
    },
    async publish(revision, by, why) {
      const { draft } = kept.now();
      if (draft.revision !== revision) return failed({ why: "draft-changed" });
      if ((await conflicts()).some(({ id }) => id !== null))
        return failed({ why: "draft-conflicts" });
      if (draft.operations.length === 0) return failed({ why: "nothing-drafted" });
      const found = await checkOf(revision);
      if (found.problems.length > 0)
        return failed({ why: "content-broken", problems: found.problems });
      if (found.blocks) return failed({ why: "protected-lost", checked: found });
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
    stop() {
      stopHearing();
      stopWaiting();
      reader.stop();
    },
  };
}

function named(done: Result<Tuning, NotTuned>): Result<Tuning, NotPublished> {
  return done.ok ? done : failed({ why: done.error });
}

import type { Problem } from "../../core/content/content.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import type { FileKind } from "../../core/content/check/file-kinds.ts";
import type { Community } from "../../core/records/community.ts";
import type { Language } from "../../core/records/message.ts";
import type { Drafted, Operation } from "../../core/records/tuning.ts";
import type { Conflict } from "../../core/tuning/apply-operations.ts";
import type { TunedEntry, TunedIntent } from "../../core/tuning/entries.ts";
import type { Comparison } from "../../core/tuning/compare-contents.ts";
import type { Retaken } from "../../core/tuning/compare-talks.ts";
import type { Confusable } from "../../core/tuning/confusable.ts";
import type { ImportPreview } from "../../core/tuning/import-preview.ts";
import type { TriedOut } from "../../core/tuning/try-out.ts";
import type { Result } from "../../core/result.ts";
import type { Difference, Digests } from "../content/crossing.ts";
import type { TalksOfLate } from "./talks-of-late.ts";

/** Of which content something is asked: files of a folder, with operations done to them. */
export interface DraftAbout {
  readonly folder: string;
  /** What was learnt ahead of the folder's files alone: spares learning it. */
  readonly modelFile: string | null;
  readonly names: FeatureNames;
  readonly published: readonly Operation[];
  readonly draft: readonly Drafted[];
  /** Whether somebody is about to try it as well; a command asks once and is gone. */
  readonly staysReady: boolean;
}

export type DraftQuestion =
  | { readonly what: "conflicts" }
  | { readonly what: "problems" }
  | { readonly what: "read"; readonly digests: Digests }
  | { readonly what: "intents" }
  | { readonly what: "entries"; readonly of: FileKind }
  | { readonly what: "tries"; readonly texts: readonly string[] }
  | { readonly what: "confusables" }
  /** What a file would bring, by its name and bytes. */
  | { readonly what: "import"; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly what: "try";
      readonly text: string;
      readonly language: Language;
      readonly community: Community;
      readonly now: number;
    }
  | ({
      readonly what: "comparison";
      /** The communities with what is published of their settings, and with the draft. */
      readonly was: readonly Community[];
      readonly is: readonly Community[];
      readonly burstMs: number;
    } & TalksOfLate);

/** A conflict of what is published, or of the draft: then by its id there. */
export type DraftConflict = Conflict & { readonly id: string | null };

/** What is wrong with a content, and what is worth a word. */
export interface DraftProblems {
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export type DraftAnswer =
  | { readonly what: "conflicts"; readonly conflicts: readonly DraftConflict[] }
  | { readonly what: "problems"; readonly problems: DraftProblems }
  | { readonly what: "read"; readonly read: Result<Difference, readonly Problem[]> }
  | { readonly what: "intents"; readonly intents: readonly TunedIntent[] }
  | { readonly what: "entries"; readonly entries: readonly TunedEntry[] }
  | { readonly what: "import"; readonly preview: ImportPreview }
  /** Null as below. */
  | { readonly what: "tries"; readonly tries: readonly Retaken[] | null }
  /** Null where one of the two can't be used at all. */
  | { readonly what: "comparison"; readonly comparison: Comparison | null }
  /** Null where the files can't be used at all. */
  | { readonly what: "confusables"; readonly confusables: readonly Confusable[] | null }
  /** Null where the draft can't be used at all. */
  | { readonly what: "try"; readonly tried: TriedOut | null };

export interface ToDraft {
  readonly id: number;
  readonly about: DraftAbout;
  readonly question: DraftQuestion;
}
export type FromDraft = { readonly id: number } & (
  | { readonly answer: DraftAnswer }
  | { readonly failed: string }
);

import { createHash } from "node:crypto";
import type { Operation } from "../../core/records/tuning.ts";
import { applyOperations, type Conflict } from "../../core/tuning/apply-operations.ts";
import { communityIn } from "../../core/tuning/community-settings.ts";
import type { ContentFiles } from "./content-files.ts";

/** Content files, and what admins publish on top of them. */
export interface TunedFiles extends ContentFiles {
  readonly conflicts: readonly Conflict[];
}

/** What is read in place of files once operations are done to them; a half of a second's work. */
export function tunedFiles(files: ContentFiles, operations: readonly Operation[]): TunedFiles {
  const { files: changed, conflicts } = applyOperations(files.files, operations.filter(isContent));
  return { ...files, version: tunedVersion(files, operations), files: changed, conflicts };
}

/**
 * The same for one draft after another: what is published beneath them is done once, and again when
 * it changes.
 */
export function draftedFiles(): (
  files: ContentFiles,
  published: readonly Operation[],
  draft: readonly Operation[],
) => TunedFiles {
  let inUse: TunedFiles | null = null;
  return (files, published, draft) => {
    const version = tunedVersion(files, published);
    if (inUse?.version !== version) inUse = tunedFiles(files, published);
    if (draft.length === 0) return inUse;
    const drafted = tunedFiles(inUse, draft);
    return {
      ...drafted,
      version: tunedVersion(files, [...published, ...draft]),
      conflicts: [...inUse.conflicts, ...drafted.conflicts],
    };
  };
}

/** What {@link tunedFiles} will call its version: known before that is made. */
export function tunedVersion({ version }: ContentFiles, operations: readonly Operation[]): string {
  const own = operations.filter(isContent);
  if (own.length === 0) return version;
  return createHash("sha256").update(version).update(JSON.stringify(own)).digest("hex");
}

function isContent({ file }: Operation): boolean {
  return communityIn(file) === null;
}

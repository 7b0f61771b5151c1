import type { Operation, TuningVersion } from "../records/tuning.ts";

/**
 * The versions that are undone now: by a version that is not undone itself.
 * @param versions ascending
 */
export function undoneIn(versions: readonly TuningVersion[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { version, undoes } of versions.toReversed())
    if (undoes !== null && !undone.has(version)) undone.add(undoes);
  return undone;
}

/** Whether a version is there, and not undone yet. */
export function canUndo(versions: readonly TuningVersion[], version: number): boolean {
  return version >= 1 && version <= versions.length && !undoneIn(versions).has(version);
}

/**
 * The operations that are in force, in the order in which they were published.
 * @param versions ascending
 */
export function inForce(versions: readonly TuningVersion[]): readonly Operation[] {
  const undone = undoneIn(versions);
  return versions.flatMap(({ version, operations }) => (undone.has(version) ? [] : operations));
}

import type { Store } from "../core/store.ts";

/** What this version can't read waits so long, each time, for one that can. */
const ANOTHER_VERSION_MS = 10 * 60_000;

/**
 * Whether it is a record that can't be read, not the store: a newer version wrote it, or it is
 * damaged. Trying again at once helps nobody, and what stands behind it must not wait for it.
 */
export function isUnreadable(thrown: unknown): boolean {
  const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
  return code === "newer-version" || code === "damaged-record";
}

/** Keeps what falls due for a version that knows it: one may run beside this one, or come back. */
export async function putOff(
  store: Store,
  community: string,
  { index, member }: { readonly index: string; readonly member: string },
  now: number,
): Promise<void> {
  const score = now + ANOTHER_VERSION_MS;
  await store.commit(community, { now, add: [{ index, score, member }] });
}

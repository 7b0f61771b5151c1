import type { Commit, Store } from "../../src/core/store.ts";

/** Mistakes that a desk could have: the harness must see each of them. */
export const PLANTS = [
  "dedupe-absent",
  "ack-before-commit",
  "replies-not-kept",
  "timer-not-claimed",
] as const;

/** The store with a mistake planted in what is committed through it. */
export function plant(store: Store, name: string): Store {
  const change = CHANGES[name];
  if (!change) return store;
  return { ...store, commit: (partition, commit) => store.commit(partition, change(commit)) };
}

const isMark = (name: string): boolean => name.startsWith("d:");

const CHANGES: Readonly<Record<string, (commit: Commit) => Commit>> = {
  /** Nothing remembers that a message was handled. */
  "dedupe-absent": (commit) => ({
    ...commit,
    checks: (commit.checks ?? []).filter(({ key }) => !isMark(key.name)),
    puts: (commit.puts ?? []).filter(({ key }) => !isMark(key.name)),
  }),
  /** What is to be sent is only in the process's memory. */
  "replies-not-kept": (commit) => ({
    ...commit,
    puts: (commit.puts ?? []).filter(({ key }) => !key.name.startsWith("o:")),
    add: (commit.add ?? []).filter(({ index }) => index !== "outbox"),
  }),
  /** A timer that fired stays set. */
  "timer-not-claimed": (commit) => ({
    ...commit,
    dels: (commit.dels ?? []).filter(({ name }) => !name.startsWith("tm:")),
    remove: (commit.remove ?? []).filter(({ index }) => index !== "timers"),
  }),
};

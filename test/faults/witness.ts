import { randomUUID } from "node:crypto";
import type { Commit, Store } from "../../src/core/store.ts";
import { keys } from "../../src/store/keys.ts";

/** Indexes that only the test writes: a member for each time that something was done. */
export const WITNESSED = { handled: "test:handled", fired: "test:fired" } as const;

/**
 * The store that writes down, within the desk's own commits, each message that is handled and each
 * timer that fires. What is done twice writes the same records twice, which nobody could tell
 * afterwards; the witness has a line for each.
 */
export function witness(store: Store): Store {
  return {
    ...store,
    commit: (partition, commit) =>
      store.commit(partition, { ...commit, add: [...(commit.add ?? []), ...witnessed(commit)] }),
  };
}

function witnessed({ puts = [], dels = [], now }: Commit) {
  const line = (value: unknown) => keys.line("").kind.read(value, 1);
  const once = (index: string) => (what: string) => ({
    index,
    score: now,
    member: `${what} ${randomUUID()}`,
  });
  return [
    ...puts
      .flatMap(({ key, value }) => (key.kind.name === "line" ? [line(value)] : []))
      .filter(({ who }) => who.kind === "resident")
      .map(({ id }) => id)
      .map(once(WITNESSED.handled)),
    ...dels
      .filter(({ kind }) => kind.name === "timer")
      .map(({ name }) => name)
      .map(once(WITNESSED.fired)),
  ];
}

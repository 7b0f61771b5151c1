import { setImmediate, setTimeout } from "node:timers/promises";
import { MAX_OPERATIONS, type Commit, type Store } from "../../core/store.ts";

/** A commit that holds whatever else happened: it checks nothing. */
export type Unchecked = Omit<Commit, "checks">;

interface Waiting {
  readonly commit: Unchecked;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** While there is other work: nobody notices it, and many come together. */
const GATHER_MS = 10;

/**
 * Makes small commits durable together: those of one turn of the event loop, or of a moment while
 * `isBusy`. Each resolves when it is durable; when they fail, they fail together, and each may be
 * tried again.
 */
export function groupCommit(
  store: Store,
  isBusy: () => boolean,
): (partition: string, commit: Unchecked) => Promise<void> {
  const waiting = new Map<string, Waiting[]>();

  const drain = async (partition: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      await setImmediate();
      if (isBusy() && howManyFit(queue) === queue.length) await setTimeout(GATHER_MS);
      const batch = queue.splice(0, howManyFit(queue));
      try {
        await store.commit(partition, together(batch));
        for (const { resolve } of batch) resolve();
      } catch (thrown) {
        for (const { reject } of batch) reject(thrown);
      }
    }
    waiting.delete(partition);
  };

  return (partition, commit) =>
    new Promise((resolve, reject) => {
      const one = { commit, resolve, reject };
      const queue = waiting.get(partition);
      if (queue) {
        queue.push(one);
        return;
      }
      const fresh = [one];
      waiting.set(partition, fresh);
      void drain(partition, fresh);
    });
}

/** From the front as many as a commit takes; one that writes the same record waits for the next. */
function howManyFit(queue: readonly Waiting[]): number {
  const written = new Set<string>();
  let operations = 0;
  for (const [n, { commit }] of queue.entries()) {
    const { puts = [], dels = [], add = [], remove = [] } = commit;
    const names = [...puts.map(({ key }) => key.name), ...dels.map(({ name }) => name)];
    operations += names.length + add.length + remove.length;
    if (n > 0 && (operations > MAX_OPERATIONS || names.some((name) => written.has(name)))) return n;
    for (const name of names) written.add(name);
  }
  return queue.length;
}

function together(batch: readonly Waiting[]): Unchecked {
  const commits = batch.map(({ commit }) => commit);
  return {
    now: Math.max(...commits.map(({ now }) => now)),
    puts: commits.flatMap(({ puts = [] }) => puts),
    dels: commits.flatMap(({ dels = [] }) => dels),
    add: commits.flatMap(({ add = [] }) => add),
    remove: commits.flatMap(({ remove = [] }) => remove),
  };
}

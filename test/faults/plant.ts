import type { Inbound } from "../../src/core/records/message.ts";
import type { Commit, Key, Put, Snapshot, Store } from "../../src/core/store.ts";
import { indexes, keys, OUTBOXES } from "../../src/store/keys.ts";

/** Mistakes that a desk could have: the harness must see each of them. */
export const PLANTS = [
  "dedupe-absent",
  "dedupe-before",
  "dedupe-after",
  "ack-before-commit",
  "replies-not-kept",
  "timer-not-claimed",
  "stale-lease-clock",
] as const;

/** A store with a mistake planted in what goes through it. */
export interface Planted {
  readonly store: Store;
  /** What the mistaken desk does when a message arrives. */
  arrives(message: Inbound): Promise<void>;
}

export function plant(store: Store, name: string): Planted {
  if (name === "dedupe-before") return askedBefore(store);
  if (name === "dedupe-after") return plain(markedAfter(store));
  const change = CHANGES[name];
  if (!change) return plain(store);
  return plain({
    ...store,
    commit: (partition, commit) => store.commit(partition, change(commit)),
  });
}

const plain = (store: Store): Planted => ({ store, arrives: async () => {} });

const isOf =
  (kind: string) =>
  ({ key }: { readonly key: Key<unknown> }): boolean =>
    key.kind.name === kind;
const isMark = isOf("mark");
const isOutgoing = isOf("outgoing");

const withoutMark = (commit: Commit): Commit => ({
  ...commit,
  checks: (commit.checks ?? []).filter((check) => !isMark(check)),
  puts: (commit.puts ?? []).filter((put) => !isMark(put)),
});

/** The mark is looked for when a message arrives, and not again where it is committed. */
function askedBefore(store: Store): Planted {
  const answers = new Map<string, Promise<Snapshot>>();
  return {
    async arrives({ community, channel, conversation, id, at }) {
      const mark = keys.mark(channel, conversation, id);
      const answer = store.get(community, [mark], at);
      answers.set(mark.name, answer);
      await answer;
    },
    store: {
      ...store,
      async get(partition, wanted, now) {
        const snapshot = await store.get(partition, wanted, now);
        const before = new Map<string, Snapshot>();
        for (const { name } of wanted) {
          const answer = await answers.get(name);
          if (answer) before.set(name, answer);
        }
        return {
          read: (key) => (before.get(key.name) ?? snapshot).read(key),
          version: (key) => (before.get(key.name) ?? snapshot).version(key),
        };
      },
      commit: (partition, commit) =>
        store.commit(partition, {
          ...commit,
          checks: (commit.checks ?? []).filter((check) => !isMark(check)),
        }),
    },
  };
}

/** The mark is a commit of its own, after that of the turn. */
function markedAfter(store: Store): Store {
  return {
    ...store,
    async commit(partition, commit) {
      const marks: readonly Put[] = (commit.puts ?? []).filter(isMark);
      const result = await store.commit(partition, withoutMark(commit));
      if (result.ok && marks.length > 0)
        await store.commit(partition, { now: commit.now, puts: marks });
      return result;
    },
  };
}

/** Half a minute was waited for a lease to end, and the clock had been read before that. */
const WAITED_MS = 30_000;

const CHANGES: Readonly<Record<string, (commit: Commit) => Commit>> = {
  /** Nothing remembers that a message was handled. */
  "dedupe-absent": withoutMark,
  /** What is to be sent is only in the process's memory. */
  "replies-not-kept": (commit) => ({
    ...commit,
    puts: (commit.puts ?? []).filter((put) => !isOutgoing(put)),
    add: (commit.add ?? []).filter(({ index }) => !OUTBOXES.includes(index)),
  }),
  /** A timer that fired stays set. */
  "timer-not-claimed": (commit) => ({
    ...commit,
    dels: (commit.dels ?? []).filter(({ kind }) => kind.name !== "timer"),
    remove: (commit.remove ?? []).filter(({ index }) => index !== indexes.timers),
  }),
  /** A lease begins when the clock was read last, not when it is taken. */
  "stale-lease-clock": (commit) => ({
    ...commit,
    add: (commit.add ?? []).map((one) =>
      OUTBOXES.includes(one.index) ? { ...one, score: one.score - WAITED_MS } : one,
    ),
  }),
};

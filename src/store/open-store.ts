import type { Key, Snapshot, Store } from "../core/store.ts";
import { prepare, validName, type Backend, type StoredBytes } from "./backend.ts";
import { decodeRecord, encodeRecord, type Codec } from "./codec.ts";

/** The typed contract over a back end: values are sealed on the way in, opened on the way out. */
export function openStore(backend: Backend, codec: Codec): Store {
  return {
    async get(partition, keys, now) {
      const names = keys.map(({ name }) => validName(name));
      const found = await backend.get(partition, names, now);
      const stored = new Map(names.map((name, n) => [name, found[n] ?? null]));
      return snapshot(partition, stored, codec);
    },
    range: (partition, index, query) => backend.range(partition, index, query),
    count: (partition, index, bounds) => backend.count(partition, index, bounds),
    async commit(partition, { now, checks = [], puts = [], dels = [], add = [], remove = [] }) {
      const prepared = prepare({
        now,
        checks: checks.map(({ key, version }) => ({ name: key.name, version })),
        puts: puts.map(({ key, value, expireAt = 0 }) => ({
          name: validName(key.name),
          bytes: codec.seal([partition, key.name], encodeRecord(key.kind, value)),
          expireAt: Math.ceil(expireAt),
        })),
        dels: dels.map(({ name }) => name),
        add,
        remove,
      });
      return backend.commit(partition, prepared);
    },
    watch: (partition, listener) => backend.watch(partition, listener),
    sweep: (now, limit) => backend.sweep(now, limit),
    close: () => backend.close(),
  };
}

function snapshot(
  partition: string,
  stored: ReadonlyMap<string, StoredBytes | null>,
  codec: Codec,
): Snapshot {
  const find = ({ name }: Key<unknown>): StoredBytes | null => {
    const one = stored.get(name);
    if (one === undefined) throw new Error(`"${name}" was not among the keys asked for`);
    return one;
  };
  return {
    read<T>(key: Key<T>) {
      const one = find(key);
      if (one === null) return null;
      const bytes = codec.open([partition, key.name], one.bytes);
      return { value: decodeRecord(key.kind, bytes), version: one.version };
    },
    version: (key) => find(key)?.version ?? 0,
  };
}

import type { IndexEntry, Store } from "../../src/core/store.ts";
import { prepare, type Backend, type StoredBytes } from "../../src/store/backend.ts";
import { openStore } from "../../src/store/open-store.ts";

interface Part {
  readonly records: Map<string, StoredBytes & { readonly expireAt: number }>;
  readonly indexes: Map<string, Map<string, number>>;
  commits: number;
}

/** The contract said once more, in maps: what every store must agree with. */
export function modelStore(): Store {
  const parts = new Map<string, Part>();
  const partOf = (name: string): Part => {
    const part = parts.get(name) ?? { records: new Map(), indexes: new Map(), commits: 0 };
    parts.set(name, part);
    return part;
  };
  const live = (part: Part, name: string, now: number): StoredBytes | null => {
    const found = part.records.get(name);
    if (!found || (found.expireAt !== 0 && found.expireAt <= now)) return null;
    return { bytes: found.bytes, version: found.version };
  };
  const within = (part: Part, index: string, min: number, max: number): IndexEntry[] =>
    [...(part.indexes.get(index) ?? [])]
      .map(([member, score]) => ({ score, member }))
      .filter(({ score }) => score >= min && score <= max)
      .sort(compare);

  const backend: Backend = {
    get: async (name, keys, now) => keys.map((key) => live(partOf(name), key, now)),
    async range(name, index, { min = -Infinity, max = Infinity, limit, reverse, after }) {
      const all = within(partOf(name), index, min, max);
      const ordered = reverse === true ? all.toReversed() : all;
      const rest = after
        ? ordered.filter((entry) => compare(entry, after) * (reverse === true ? -1 : 1) > 0)
        : ordered;
      return rest.slice(0, limit);
    },
    count: async (name, index, { min = -Infinity, max = Infinity }) =>
      within(partOf(name), index, min, max).length,
    async commit(name, given) {
      const { now, checks, puts, dels, add, remove } = prepare(given);
      const part = partOf(name);
      for (const check of checks) {
        if ((live(part, check.name, now)?.version ?? 0) !== check.version)
          return { ok: false, conflict: check.name };
      }
      part.commits += 1;
      for (const each of puts) part.records.set(each.name, { ...each, version: part.commits });
      for (const key of dels) part.records.delete(key);
      for (const { index, member } of remove) part.indexes.get(index)?.delete(member);
      for (const { index, score, member } of add)
        part.indexes.set(index, (part.indexes.get(index) ?? new Map()).set(member, score));
      return { ok: true, version: part.commits };
    },
    watch: () => () => {},
    sweep: async () => 0,
    close: async () => {},
  };
  const plain = { seal: (_: readonly string[], bytes: Uint8Array) => bytes };
  return openStore(backend, { ...plain, open: plain.seal });
}

function compare(a: IndexEntry, b: IndexEntry): number {
  return a.score - b.score || Buffer.compare(Buffer.from(a.member), Buffer.from(b.member));
}

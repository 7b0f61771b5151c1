import type { Store } from "../../src/core/store.ts";

/** A store that counts the records and places in indexes that are read from it. */
export function countingStore(store: Store): {
  readonly store: Store;
  readonly read: () => number;
} {
  let records = 0;
  return {
    store: {
      ...store,
      get(partition, keys, now) {
        records += keys.length;
        return store.get(partition, keys, now);
      },
      async range(...of) {
        const entries = await store.range(...of);
        records += entries.length;
        return entries;
      },
    },
    read: () => records,
  };
}

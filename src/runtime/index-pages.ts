import type { IndexEntry, Store } from "../core/store.ts";

/** The members of a whole index, so many at a time, in its order. */
export async function* indexPages(
  store: Store,
  partition: string,
  index: string,
  limit: number,
): AsyncGenerator<readonly string[]> {
  let after: IndexEntry | undefined;
  do {
    const entries = await store.range(partition, index, {
      limit,
      ...(after === undefined ? {} : { after }),
    });
    if (entries.length > 0) yield entries.map(({ member }) => member);
    after = entries.length < limit ? undefined : entries.at(-1);
  } while (after !== undefined);
}

import { put, type Store } from "../core/store.ts";
import { indexes, keys, SYSTEM } from "../store/keys.ts";
import type { Clock } from "./clock.ts";

/** Why nothing should be sent to us just now. */
export type Unready = "store-unreachable" | "store-refuses-writes" | "stopping";

/** Orchestrators mostly wait a second for an answer. */
const PATIENCE_MS = 800;
/** Whoever asks oftener hears that it was well: nobody makes us write all day. */
const FRESH_MS = 1_000;

/** Tells, each time it is asked, what keeps the store from taking a turn; null when it takes one. */
export function storeProbe(store: Store, clock: Clock): () => Promise<Unready | null> {
  let wellAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now >= wellAt && now - wellAt < FRESH_MS) return null;
    const found = await probe(store, clock, now);
    if (found === null) wellAt = now;
    return found;
  };
}

/** A full disk, a read-only replica or one without memory still answers: so something is written. */
async function probe(store: Store, clock: Clock, now: number): Promise<Unready | null> {
  const writes = () => store.commit(SYSTEM, { now, puts: [put(keys.probe(), { at: now })] });
  const reads = () => store.range(SYSTEM, indexes.communities, { limit: 1 });
  if (await answers(clock, writes)) return null;
  return (await answers(clock, reads)) ? "store-refuses-writes" : "store-unreachable";
}

async function answers(clock: Clock, ask: () => Promise<unknown>): Promise<boolean> {
  let giveUp = (): void => {};
  const late = new Promise<boolean>((resolve) => {
    giveUp = clock.after(PATIENCE_MS, () => resolve(false));
  });
  const isThere = await Promise.race([
    ask().then(
      () => true,
      () => false,
    ),
    late,
  ]);
  giveUp();
  return isThere;
}

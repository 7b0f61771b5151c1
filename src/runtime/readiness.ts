import { put, type Store } from "../core/store.ts";
import { indexes, keys, SYSTEM } from "../store/keys.ts";
import type { Clock } from "./clock.ts";

/** Why nothing should be sent to us just now. */
export type Unready = "store-unreachable" | "store-refuses-writes" | "clock-skew" | "stopping";

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
  const written = await answer(clock, writes);
  if (written === "well") return null;
  if (written === "clock-skew") return written;
  return (await answer(clock, reads)) === "well" ? "store-refuses-writes" : "store-unreachable";
}

type Answer = "well" | "clock-skew" | "none";

async function answer(clock: Clock, ask: () => Promise<unknown>): Promise<Answer> {
  let giveUp = (): void => {};
  const late = new Promise<Answer>((resolve) => {
    giveUp = clock.after(PATIENCE_MS, () => resolve("none"));
  });
  const answered = ask().then((): Answer => "well", failure);
  const first = await Promise.race([answered, late]);
  giveUp();
  return first;
}

function failure(thrown: unknown): Answer {
  const isSkew = thrown instanceof Error && "code" in thrown && thrown.code === "clock-skew";
  return isSkew ? "clock-skew" : "none";
}

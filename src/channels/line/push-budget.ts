import { put, type Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import { CHANNEL } from "./places.ts";

/** What this month's pushes may cost. Replies cost nothing. */
export interface PushBudget {
  isUsedUp(): Promise<boolean>;
  /** @param readers how many read it: LINE counts a message to a group once for each */
  spend(readers: () => Promise<number>): Promise<void>;
}

/** LINE's months begin in Japan. */
const JAPAN_MS = 9 * 60 * 60_000;

/** @param most messages a month; null for as many as it takes, which nobody counts */
export function pushBudget(store: Store, clock: Clock, most: number | null): PushBudget {
  if (most === null) return { isUsedUp: async () => false, spend: async () => {} };
  const read = async () => {
    const now = clock.now();
    const key = keys.sentInMonth(CHANNEL, new Date(now + JAPAN_MS).toISOString().slice(0, 7));
    const found = await store.get(SYSTEM, [key], now);
    return { now, key, version: found.version(key), count: found.read(key)?.value.count ?? 0 };
  };
  return {
    isUsedUp: async () => (await read()).count >= most,
    async spend(readers) {
      const more = await readers();
      for (;;) {
        const { now, key, version, count } = await read();
        const puts = [put(key, { count: count + more })];
        const done = await store.commit(SYSTEM, { now, checks: [{ key, version }], puts });
        if (done.ok) return;
      }
    },
  };
}

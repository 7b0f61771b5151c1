import { NO_REACH, type Reach } from "../../core/records/reach.ts";
import { put, type Commit } from "../../core/store.ts";
import { keys } from "../../store/keys.ts";
import type { ConversationId, RuntimeContext } from "../context.ts";

/** As long as the cookie of a resident's page. */
export const KEEP_MS = 90 * 24 * 60 * 60_000;
/** Two browsers of one resident: it settles at once. */
const MOST_TRIES = 8;

/** What is written with a change, and whatever else it comes to. */
export interface Changed<T> {
  /** Null: nothing is written. */
  readonly reach: Reach | null;
  readonly also?: Omit<Commit, "now" | "checks">;
  readonly value: T;
}

/**
 * Changes how a conversation is reached, on what it is at that moment.
 * @param decide repeatable: it is asked again when another was faster
 */
export async function changeReach<T>(
  { store, clock }: Pick<RuntimeContext, "store" | "clock">,
  { community, channel, conversation }: ConversationId,
  decide: (reach: Reach, now: number) => Changed<T>,
): Promise<T> {
  const key = keys.reach(channel, conversation);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const now = clock.now();
    const found = (await store.get(community, [key], now)).read(key);
    const { reach, also, value } = decide(found?.value ?? NO_REACH, now);
    if (reach === null) return value;
    const done = await store.commit(community, {
      ...also,
      now,
      checks: [{ key, version: found?.version ?? 0 }],
      puts: [put(key, reach, now + KEEP_MS), ...(also?.puts ?? [])],
    });
    if (done.ok) return value;
  }
  throw new Error("how a conversation is reached changed again and again");
}

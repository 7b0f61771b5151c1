import { randomUUID } from "node:crypto";
import type { Channel } from "./core/channel.ts";
import type { Community } from "./core/records/community.ts";
import type { Content } from "./core/content/content.ts";
import type { Store } from "./core/store.ts";
import type { Turn } from "./core/turn/turn.ts";
import type { Clock } from "./runtime/clock.ts";
import type { Metrics } from "./runtime/metrics.ts";
import type { Log } from "./runtime/log.ts";
import { indexTickets } from "./runtime/index-tickets.ts";
import { openRuntime, type Runtime } from "./runtime/runtime.ts";
import { indexes, keys, SYSTEM } from "./store/keys.ts";

/** More communities than one installation serves. */
export const MOST_COMMUNITIES = 1_000;

/** The communities that were loaded into the store; none means the built-in default. */
export async function readCommunities(store: Store, now: number): Promise<readonly Community[]> {
  const entries = await store.range(SYSTEM, indexes.communities, { limit: MOST_COMMUNITIES });
  const wanted = entries.map(({ member }) => keys.community(member));
  const found = await store.get(SYSTEM, wanted, now);
  return wanted.flatMap((key) => found.read(key)?.value ?? []);
}

/** The desk without its pages: what `start` and `talk` share. */
export async function openDesk(parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics?: Metrics;
  readonly content: () => Content;
  readonly channels: readonly Channel[];
  readonly committed?: (community: string, turn: Turn) => void;
}): Promise<Runtime> {
  const now = parts.clock.now();
  const communities = await readCommunities(parts.store, now);
  for (const { id } of communities) await indexTickets(parts, id, now);
  return openRuntime({ ...parts, communities, random: Math.random, newId: randomUUID });
}

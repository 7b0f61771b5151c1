import { DEFAULT_COMMUNITY, type Community } from "../core/records/community.ts";
import { put, type Store } from "../core/store.ts";
import { tunedCommunities } from "../core/tuning/community-settings.ts";
import { idIn, indexes, keys, SYSTEM } from "../store/keys.ts";
import type { Clock } from "./clock.ts";
import { lanes } from "./lanes.ts";
import type { Log } from "./log.ts";
import type { KeptTuning } from "./tuning/kept-tuning.ts";

/** More communities than one installation serves. */
export const MOST_COMMUNITIES = 1_000;

/** The communities that are served, with their settings as they are stored now. */
export interface Communities {
  /** In their order; the built-in default where none is stored. */
  all(): readonly Community[];
  find(id: string): Community | undefined;
  /**
   * Adds a community or replaces its settings. Resolves when that is durable and in force in this
   * process; others hear of it within moments.
   */
  save(community: Community): Promise<void>;
  /** Calls `listener` when anything about any of them has changed. */
  onChange(listener: () => void): void;
  close(): void;
}

/**
 * Reads the communities, and again whenever the store tells that one was written.
 * @throws when one can't be read
 */
export async function openCommunities(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** What admins publish of their settings; nothing, if left out. */
  readonly tuning?: Pick<KeptTuning, "published" | "onChange">;
}): Promise<Communities> {
  const { store, clock, log, tuning } = ports;
  const reading = lanes();
  const listeners: (() => void)[] = [];
  let byId: ReadonlyMap<string, Community> = new Map();

  let stored: readonly Community[] = [];
  let applied = tuning?.published();

  const take = (found: readonly Community[]): void => {
    stored = found;
    applied = tuning?.published();
    const { communities } = tunedCommunities(served(stored), applied ?? []);
    byId = new Map(communities.map((community) => [community.id, community]));
  };
  /** One after the other, so that the last word is the newest. */
  const freshen = (): Promise<void> =>
    reading.run("", async () => {
      take(
        await readCommunities(store, clock.now(), (id, thrown) => {
          log.error("community-unreadable", { community: id }, thrown);
          return stored.find((one) => one.id === id) ?? null;
        }),
      );
      for (const listener of listeners) listener();
    });

  const stopWatching = store.watch(SYSTEM, ({ version, indexes: touched, keys: names }) => {
    const isAbout =
      version === 0 ||
      touched.includes(indexes.communities) ||
      names.some((name) => idIn.community(name) !== null);
    if (isAbout) freshen().catch((thrown: unknown) => log.error("communities-unread", {}, thrown));
  });
  try {
    take(await readCommunities(store, clock.now()));
  } catch (thrown) {
    stopWatching();
    throw thrown;
  }

  const stopTuning = tuning?.onChange(() => {
    if (tuning.published() === applied) return;
    take(stored);
    for (const listener of listeners) listener();
  });

  return {
    all: () => [...byId.values()],
    find: (id) => byId.get(id),
    async save(community) {
      while (!(await saved(store, community, clock.now()))) continue;
      await freshen();
    },
    onChange: (listener) => void listeners.push(listener),
    close() {
      stopTuning?.();
      stopWatching();
    },
  };
}

/** What an installation serves of what it has stored. */
export function served(stored: readonly Community[]): readonly Community[] {
  return stored.length > 0 ? stored : [DEFAULT_COMMUNITY];
}

/**
 * The communities that are stored, in their order.
 * @param instead what stands for one that can't be read; null leaves it out, which nobody does
 *   unless told: it throws
 */
export async function readCommunities(
  store: Store,
  now: number,
  instead: (id: string, thrown: unknown) => Community | null = (_id, thrown) => {
    throw thrown;
  },
): Promise<readonly Community[]> {
  const entries = await store.range(SYSTEM, indexes.communities, { limit: MOST_COMMUNITIES });
  const wanted = entries.map(({ member }) => keys.community(member));
  const found = await store.get(SYSTEM, wanted, now);
  return entries.flatMap(({ member }) => {
    try {
      return found.read(keys.community(member))?.value ?? [];
    } catch (thrown) {
      return instead(member, thrown) ?? [];
    }
  });
}

/** False when somebody else wrote it meanwhile. A new one stands behind the others. */
async function saved(store: Store, community: Community, now: number): Promise<boolean> {
  const key = keys.community(community.id);
  const version = (await store.get(SYSTEM, [key], now)).version(key);
  const [last] = await store.range(SYSTEM, indexes.communities, { limit: 1, reverse: true });
  const score = (last?.score ?? -1) + 1;
  const { ok } = await store.commit(SYSTEM, {
    now,
    checks: [{ key, version }],
    puts: [put(key, community)],
    add: version > 0 ? [] : [{ index: indexes.communities, score, member: community.id }],
  });
  return ok;
}

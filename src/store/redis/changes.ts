import type { Redis } from "ioredis";
import { z } from "zod";
import type { Change } from "../../core/store.ts";
import { untilRetry } from "./connection.ts";

/** Hears of commits, our own and those of other processes, and tells who watches. */
export interface RedisChanges {
  watch(partition: string, listener: (change: Change) => void): () => void;
  /** A commit of this process went through: listeners hear of it before its caller does. */
  committed(partition: string, change: Change): void;
  close(): void;
}

/** An idle connection that has died is noticed when a ping stays without an answer. */
const PING_MS = 15_000;
/** After a lost connection nobody knows what was missed. */
const ANYTHING: Change = { version: 0, indexes: [], keys: [] };

const names = z.array(z.string());
/** No name is empty, so an empty one parts the indexes from the records. */
const PART = "";

/** What the server publishes with a version before it: one list, as older processes read it. */
export const aboutCommit = (origin: string, { indexes, keys }: Omit<Change, "version">): string =>
  `${origin} ${JSON.stringify([...indexes, PART, ...keys])}`;

function changeIn(version: string, text: string): Change {
  const list = names.parse(JSON.parse(text));
  const part = list.indexOf(PART);
  // An older process tells no records.
  if (part === -1) return ANYTHING;
  const [indexes, keys] = [list.slice(0, part), list.slice(part + 1)];
  return { version: Number(version), indexes, keys };
}

/**
 * @param origin tells this process's commits from those of others
 * @throws when the first connection does not come about
 */
export async function redisChanges(
  origin: string,
  channelOf: (partition: string) => string,
  connection: () => Redis,
): Promise<RedisChanges> {
  const listeners = new Map<string, Set<(change: Change) => void>>();
  /** Partitions stay subscribed: there are few, and who watched one will again. */
  const partitions = new Map<string, string>();
  /** Our own commits that were told by one of the two ways that they come, reply and message. */
  const toldOnce = new Set<string>();
  let current = connection();
  let attempt = 0;
  let closed = false;
  let retry: NodeJS.Timeout | null = null;

  const tell = (partition: string, change: Change): void => {
    for (const listener of listeners.get(partition) ?? []) listener(change);
  };
  const tellOnce = (partition: string, change: Change): void => {
    const commit = `${partition} ${change.version}`;
    if (toldOnce.delete(commit)) return;
    toldOnce.add(commit);
    tell(partition, change);
  };

  /** What was committed before the server listened for us went unheard. */
  const subscribe = async (partition: string, channel: string): Promise<void> => {
    const link = current;
    try {
      await link.subscribe(channel);
      tell(partition, ANYTHING);
    } catch {
      link.disconnect();
    }
  };

  const hear = (channel: string, message: string): void => {
    const partition = partitions.get(channel);
    const [, version, from, about = ""] = /^(\d+) (\S+) (.*)$/.exec(message) ?? [];
    if (partition === undefined || version === undefined) return;
    const change = changeIn(version, about);
    if (from === origin) tellOnce(partition, change);
    else tell(partition, change);
  };

  /** What was missed while there was no connection is made up for by telling everybody. */
  const ready = async (link: Redis): Promise<void> => {
    attempt = 0;
    toldOnce.clear();
    if (partitions.size > 0) await link.subscribe(...partitions.keys());
    for (const partition of partitions.values()) tell(partition, ANYTHING);
  };

  const listen = async (link: Redis): Promise<void> => {
    const ping = setInterval(() => void link.ping().catch(() => link.disconnect()), PING_MS);
    link.on("message", hear);
    link.once("end", () => {
      clearInterval(ping);
      if (closed || link !== current) return;
      attempt += 1;
      retry = setTimeout(() => {
        current = connection();
        void listen(current).catch(() => {});
      }, untilRetry(attempt));
    });
    try {
      await link.connect();
      await ready(link);
    } catch (thrown) {
      link.disconnect();
      throw thrown;
    }
  };

  const close = (): void => {
    closed = true;
    if (retry) clearTimeout(retry);
    current.disconnect();
  };

  try {
    await listen(current);
  } catch (thrown) {
    close();
    throw thrown;
  }

  return {
    watch(partition, listener) {
      const those = listeners.get(partition) ?? new Set();
      listeners.set(partition, those.add(listener));
      const channel = channelOf(partition);
      if (!partitions.has(channel)) {
        partitions.set(channel, partition);
        // Not connected: it is subscribed to with the others when the connection is back.
        if (current.status === "ready") void subscribe(partition, channel);
      }
      return () => void those.delete(listener);
    },
    committed(partition, change) {
      if (listeners.has(partition)) tellOnce(partition, change);
    },
    close,
  };
}

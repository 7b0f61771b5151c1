import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { CommitResult } from "../../core/store.ts";
import { changeOf, type Backend, type Prepared, type StoredBytes } from "../backend.ts";
import { StoreRefused } from "../errors.ts";
import { redisAddress } from "./address.ts";
import { aboutCommit, redisChanges, type RedisChanges } from "./changes.ts";
import { redisConnection, type RedisConnection } from "./connection.ts";
import { COMMIT, RANGE } from "./scripts.ts";
import { clockWatch, trustServer } from "./trust.ts";

export interface RedisSettings {
  /** As {@link redisAddress} reads it. */
  readonly url: string;
  /** Runs on a server that may lose what it acknowledged, with a warning. */
  readonly unsafe: boolean;
  /** So many replicas must have a commit too before it is acknowledged; 0 for none. */
  readonly waitFor: number;
  /** The clock that commits are given the time of, ms UTC: while it is wrong, none is taken. */
  readonly now: () => number;
}

/**
 * Records expire by the time that the caller passes; the server forgets them this much later, so
 * that no process whose clock is behind misses one.
 */
const SLACK_MS = 60 * 60_000;
/** Replicas that are further behind than this are not waited for. */
const WAIT_MS = 1_000;

const committed = z.tuple([z.enum(["ok", "conflict"]), z.string()]);
const page = z.array(z.string());

/**
 * Any number of processes that share nothing else. A commit is one script on one hash slot: keys of
 * a partition bear `{partition}`, so that a cluster spreads communities. A call that fails is
 * ambiguous, for the answer may be lost alone: read again and decide again.
 * @param tell hears what the operator must know
 * @throws StoreRefused `bad-address`, `unreachable`, `not-durable`, `clock-skew`
 */
export async function redisBackend(
  settings: RedisSettings,
  tell: (line: string) => void,
): Promise<Backend> {
  const connection = redisConnection(redisAddress(settings.url));
  const { commands } = connection;
  const origin = randomUUID();
  const changes = await opened(connection, settings, tell, origin);

  // Who has another time would claim what is leased to others, and let promises fall due early.
  const clockIsTrusted = clockWatch(() => connection.servers(), settings.now);

  const run = async (partition: string, commit: Prepared): Promise<CommitResult> => {
    const { keys, args } = scriptCall(partition, commit, origin);
    const [outcome, detail] = committed.parse(
      settings.waitFor === 0
        ? await commands.eval(COMMIT, keys.length, ...keys, ...args)
        : await withReplicas(keys, args),
    );
    if (outcome === "ok") return { ok: true, version: Number(detail) };
    return { ok: false, conflict: commit.checks[Number(detail) - 1]?.name ?? detail };
  };

  /** Both go down one connection: WAIT counts who has what was written on its own. */
  const withReplicas = async (
    keys: readonly string[],
    args: readonly (string | Buffer)[],
  ): Promise<unknown> => {
    const replies = await commands
      .pipeline()
      .eval(COMMIT, keys.length, ...keys, ...args)
      .wait(settings.waitFor, WAIT_MS)
      .exec();
    const [[failure, result] = [], [waitFailure, waited] = []] = replies ?? [];
    const failed = failure ?? waitFailure;
    if (failed) throw failed;
    const replicas = Number(waited);
    if (replicas < settings.waitFor)
      throw new Error(`only ${replicas} of ${settings.waitFor} replicas have the commit`);
    return result;
  };

  return {
    async get(partition, names, now) {
      if (names.length === 0) return [];
      const found = await commands.mgetBuffer(names.map((name) => recordKey(partition, name)));
      return found.map((value) => (value === null ? null : recordOf(value, now)));
    },
    async range(partition, index, query) {
      const { min = "-inf", max = "+inf", limit, reverse = false, after } = query;
      const cursor = after ? [after.score, after.member] : [];
      const key = indexKey(partition, index);
      const flat = page.parse(
        await commands.eval(RANGE, 1, key, min, max, limit, reverse ? "1" : "0", ...cursor),
      );
      const entries = flat.flatMap((member, n) =>
        n % 2 === 0 ? [{ score: Number(flat[n + 1]), member }] : [],
      );
      return reverse ? entries.toReversed() : entries;
    },
    count: (partition, index, { min = "-inf", max = "+inf" }) =>
      commands.zcount(indexKey(partition, index), min, max),
    async commit(partition, commit) {
      await clockIsTrusted();
      const result = await run(partition, commit);
      if (result.ok) changes.committed(partition, changeOf(commit, result.version));
      return result;
    },
    watch: (partition, listener) => changes.watch(partition, listener),
    // The server frees what expired by itself.
    sweep: async () => 0,
    async close() {
      changes.close();
      // What was asked for is answered first.
      await commands.quit().catch(() => commands.disconnect());
    },
  };
}

async function opened(
  connection: RedisConnection,
  settings: RedisSettings,
  tell: (line: string) => void,
  origin: string,
): Promise<RedisChanges> {
  try {
    await connection.commands.connect();
    for (const server of connection.servers()) await trustServer(server, settings, tell);
    return await redisChanges(origin, channelOf, () => connection.listening());
  } catch (thrown) {
    connection.commands.disconnect();
    if (thrown instanceof StoreRefused) throw thrown;
    throw new StoreRefused(
      "unreachable",
      `Redis does not answer as it should (${thrown instanceof Error ? thrown.message : String(thrown)}): is REDIS_URL right, and does it run?`,
      { cause: thrown },
    );
  }
}

const keyOf = (partition: string, rest: string): string => `frontdesk:{${partition}}:${rest}`;
const recordKey = (partition: string, name: string): string => keyOf(partition, `k:${name}`);
const indexKey = (partition: string, name: string): string => keyOf(partition, `i:${name}`);
const sequenceKey = (partition: string): string => keyOf(partition, "seq");
const channelOf = (partition: string): string => keyOf(partition, "changes");

/** KEYS and ARGV of {@link COMMIT}. */
function scriptCall(partition: string, commit: Prepared, origin: string) {
  const { now, checks, puts, dels, add, remove } = commit;
  const records = [...checks, ...puts].map(({ name }) => name);
  const indexes = [...remove, ...add].map(({ index }) => index);
  return {
    keys: [
      sequenceKey(partition),
      ...[...records, ...dels].map((name) => recordKey(partition, name)),
      ...indexes.map((name) => indexKey(partition, name)),
    ],
    args: [
      ...[now, checks.length, puts.length, dels.length, remove.length, add.length].map(String),
      channelOf(partition),
      aboutCommit(origin, changeOf(commit, 0)),
      ...checks.map(({ version }) => String(version)),
      ...puts.flatMap(({ bytes, expireAt }) => [
        String(expireAt),
        String(Math.max(0, expireAt - now) + SLACK_MS),
        Buffer.from(bytes),
      ]),
      ...remove.map(({ member }) => member),
      ...add.flatMap(({ score, member }) => [String(score), member]),
    ],
  };
}

const BAR = "|".charCodeAt(0);

/** A stored value is `version|expiry|bytes`. */
function recordOf(value: Buffer, now: number): StoredBytes | null {
  const first = value.indexOf(BAR);
  const second = value.indexOf(BAR, first + 1);
  const expireAt = Number(value.toString("latin1", first + 1, second));
  if (expireAt !== 0 && expireAt <= now) return null;
  return {
    version: Number(value.toString("latin1", 0, first)),
    bytes: value.subarray(second + 1),
  };
}

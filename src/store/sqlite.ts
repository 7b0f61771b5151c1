import { chmodSync } from "node:fs";
import Database from "better-sqlite3";
import type { Change, CommitResult, IndexEntry, RangeQuery } from "../core/store.ts";
import { changeOf, type Backend, type Prepared, type StoredBytes } from "./backend.ts";
import { StoreRefused } from "./errors.ts";

/** Where the store lies in a data folder. */
export const DATABASE = "frontdesk.db";
/** Of the tables below; a file of a later one is refused. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  create table kv (
    part text not null, key text not null, ver integer not null, exp integer not null,
    bytes blob not null, primary key (part, key)
  ) without rowid;
  create index kv_exp on kv (exp) where exp > 0;
  create table ix (
    part text not null, name text not null, member text not null, score real not null,
    primary key (part, name, member)
  ) without rowid;
  create index ix_score on ix (part, name, score, member);
  create table seq (part text primary key, n integer not null) without rowid;
`;

/**
 * Every file that this process owns. better-sqlite3 closes a database that nobody refers to any
 * more, and with it would go the lock: ownership ends with `close` or with the process alone.
 */
const owned = new Set<Database.Database>();

/** The store's file, which can be copied while it is at work. */
export interface SqliteBackend extends Backend {
  /**
   * Copies everything into a new file, as of one moment after this was called. Some pages at a
   * time, between commits: nobody waits for all of it.
   */
  copyTo(file: string): Promise<void>;
}

interface Job {
  readonly partition: string;
  readonly commit: Prepared;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One file, one owning process, made for one machine. Commits that arrive in the same turn of the
 * event loop share a transaction and so one fsync; each has a savepoint of its own, so that a
 * failing one takes nothing with it. `file` may be opened by one process at a time; the lock is
 * the operating system's and ends with the process, however it ends.
 * @throws StoreRefused `in-use`, `not-a-store`, `newer-version`, `folder-not-writable`
 */
export function sqliteBackend(file: string, mostPages?: number): SqliteBackend {
  const db = openFile(file);
  owned.add(db);
  if (mostPages !== undefined) db.pragma(`max_page_count = ${mostPages}`);
  const listeners = new Map<string, Set<(change: Change) => void>>();
  const sql = {
    get: db.prepare<[string, string, number], { ver: number; bytes: Buffer }>(
      "select ver, bytes from kv where part = ? and key = ? and (exp = 0 or exp > ?)",
    ),
    put: db.prepare(
      "insert into kv values (?, ?, ?, ?, ?) on conflict do update set ver = excluded.ver, exp = excluded.exp, bytes = excluded.bytes",
    ),
    del: db.prepare("delete from kv where part = ? and key = ?"),
    add: db.prepare(
      "insert into ix values (?, ?, ?, ?) on conflict do update set score = excluded.score",
    ),
    remove: db.prepare("delete from ix where part = ? and name = ? and member = ?"),
    seq: db
      .prepare<[string], number>(
        "insert into seq values (?, 1) on conflict do update set n = n + 1 returning n",
      )
      .pluck(),
    count: db
      .prepare<[string, string, number, number], number>(
        "select count(*) from ix where part = ? and name = ? and score >= ? and score <= ?",
      )
      .pluck(),
    up: rangeSql(db, ">", "asc"),
    down: rangeSql(db, "<", "desc"),
    sweep: db.prepare(
      "delete from kv where (part, key) in (select part, key from kv where exp > 0 and exp <= ? limit ?)",
    ),
  };

  // Nested in the group's transaction, so a savepoint.
  const apply = db.transaction((partition: string, commit: Prepared): CommitResult => {
    for (const { name, version } of commit.checks) {
      if ((sql.get.get(partition, name, commit.now)?.ver ?? 0) !== version)
        return { ok: false, conflict: name };
    }
    const version = sql.seq.get(partition) ?? 0;
    for (const { name, bytes, expireAt } of commit.puts)
      sql.put.run(partition, name, version, expireAt, bytes);
    for (const name of commit.dels) sql.del.run(partition, name);
    for (const { index, member } of commit.remove) sql.remove.run(partition, index, member);
    for (const { index, score, member } of commit.add) sql.add.run(partition, index, member, score);
    return { ok: true, version };
  });

  type Outcome = { readonly result: CommitResult } | { readonly thrown: unknown };
  const group = db.transaction((batch: readonly Job[]): Outcome[] =>
    batch.map(({ partition, commit }) => {
      try {
        return { result: apply(partition, commit) };
      } catch (thrown) {
        // A full disk rolls the whole transaction back, not only the savepoint.
        if (!db.inTransaction) throw thrown;
        return { thrown };
      }
    }),
  );

  let waiting: Job[] = [];
  const drain = (): void => {
    const batch = waiting;
    waiting = [];
    let outcomes: Outcome[];
    try {
      outcomes = group.immediate(batch);
    } catch (thrown) {
      for (const job of batch) job.reject(explained(thrown, file));
      return;
    }
    batch.forEach((job, n) => {
      const outcome = outcomes[n];
      if (!outcome) return;
      if ("thrown" in outcome) job.reject(explained(outcome.thrown, file));
      else {
        job.resolve(outcome.result);
        if (outcome.result.ok) tell(job, outcome.result.version);
      }
    });
  };

  const tell = ({ partition, commit }: Job, version: number): void => {
    const change = changeOf(commit, version);
    for (const listener of listeners.get(partition) ?? []) listener(change);
  };

  return {
    async get(partition, names, now) {
      return names.map((name): StoredBytes | null => {
        const found = sql.get.get(partition, name, now);
        return found ? { bytes: found.bytes, version: found.ver } : null;
      });
    },
    async range(partition, index, query) {
      const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE, limit, reverse = false } = query;
      const after = query.after ?? beyond(reverse);
      return (reverse ? sql.down : sql.up).all({ partition, index, min, max, limit, ...after });
    },
    async count(partition, index, { min = -Number.MAX_VALUE, max = Number.MAX_VALUE }) {
      return sql.count.get(partition, index, min, max) ?? 0;
    },
    commit(partition, commit) {
      return new Promise((resolve, reject) => {
        if (waiting.push({ partition, commit, resolve, reject }) === 1) setImmediate(drain);
      });
    },
    watch(partition, listener) {
      const those = listeners.get(partition) ?? new Set();
      listeners.set(partition, those.add(listener));
      return () => void those.delete(listener);
    },
    async sweep(now, limit) {
      return sql.sweep.run(now, limit).changes;
    },
    async copyTo(copy) {
      try {
        await db.backup(copy);
      } catch (thrown) {
        throw explained(thrown, copy);
      }
    },
    async close() {
      if (waiting.length > 0) drain();
      db.close();
      owned.delete(db);
    },
  };
}

/**
 * Reads all of a file that nobody else has open.
 * @throws StoreRefused `not-a-store` where anything in it does not fit together
 */
export function checkWhole(file: string): void {
  const db = openFile(file);
  try {
    const found: unknown = db.pragma("integrity_check(1)", { simple: true });
    if (found !== "ok") {
      throw new StoreRefused("not-a-store", `${file} is damaged: ${String(found)}`);
    }
  } catch (thrown) {
    throw explained(thrown, file);
  } finally {
    db.close();
  }
}

function openFile(file: string): Database.Database {
  let db: Database.Database | null = null;
  try {
    // No waiting for a lock: an owner keeps it until it ends.
    db = new Database(file, { timeout: 0 });
    chmodSync(file, 0o600);
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma("journal_mode = WAL");
    // In WAL mode NORMAL may lose the last commits at a power cut.
    db.pragma("synchronous = FULL");
    const version = Number(db.pragma("user_version", { simple: true }));
    if (version > SCHEMA_VERSION) {
      throw new StoreRefused(
        "newer-version",
        `${file} was written by a newer frontdesk (format ${version}, this one knows ${SCHEMA_VERSION}): run the newer one, nothing was changed`,
      );
    }
    // Pages of 4 KiB: most are written many times over before they are copied once.
    db.pragma("wal_autocheckpoint = 8000");
    // A first write takes the lock that is then kept.
    db.exec("begin immediate");
    if (version === 0) {
      db.exec(SCHEMA);
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
    }
    db.exec("commit");
    return db;
  } catch (thrown) {
    db?.close();
    throw explained(thrown, file);
  }
}

function rangeSql(
  db: Database.Database,
  beyond: "<" | ">",
  order: "asc" | "desc",
): Database.Statement<[object], IndexEntry> {
  return db.prepare<[object], IndexEntry>(`
    select score, member from ix
    where part = $partition and name = $index and score >= $min and score <= $max
      and (score, member) ${beyond} ($score, $member)
    order by score ${order}, member ${order} limit $limit`);
}

/** An entry that stands before all others in the order asked for. */
function beyond(reverse: boolean): NonNullable<RangeQuery["after"]> {
  return reverse
    ? { score: Number.POSITIVE_INFINITY, member: "" }
    : { score: Number.NEGATIVE_INFINITY, member: "" };
}

function explained(thrown: unknown, file: string): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const cause = thrown;
  const { code } = thrown;
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new StoreRefused(
      "in-use",
      `${file} is in use by another frontdesk: stop that one, or give this one its own DATA_DIR`,
      { cause },
    );
  }
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return new StoreRefused(
      "not-a-store",
      `${file} is not a frontdesk data file, or is damaged: restore it from a backup or set another DATA_DIR`,
      { cause },
    );
  }
  if (code === "SQLITE_FULL" || code.startsWith("SQLITE_IOERR")) {
    return new StoreRefused(
      "disk-full",
      `nothing could be written to ${file} (${code}): make room on the disk`,
      { cause },
    );
  }
  if (code.startsWith("SQLITE_CANTOPEN") || code.startsWith("SQLITE_READONLY")) {
    return new StoreRefused(
      "folder-not-writable",
      `${file} can't be opened for writing (${code}): check the folder and its owner`,
      { cause },
    );
  }
  return thrown;
}

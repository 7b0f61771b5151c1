/**
 * The store contract. A *partition* holds one community's records (`_system` those of the whole
 * installation). Everything a turn causes goes into one {@link Commit}: all of it becomes durable,
 * or none of it does.
 *
 * Versions are the partition's commit sequence: they grow, and are never used twice, so a record
 * that was deleted and made again is not mistaken for the one that was read. A record that is
 * absent (or expired at `now`) has version 0.
 *
 * Expiry is logical: a record with `expireAt <= now` reads as absent; `sweep` only frees space.
 * All times are ms since the epoch, UTC.
 */
export interface Store {
  /** One consistent view of several records. */
  get(partition: string, keys: readonly Key<unknown>[], now: number): Promise<Snapshot>;
  /** Members of an index by (score, member bytes), ascending unless `reverse`. */
  range(partition: string, index: string, query: RangeQuery): Promise<readonly IndexEntry[]>;
  count(partition: string, index: string, bounds: ScoreBounds): Promise<number>;
  /** Resolves only when durable. Throws {@link BadCommit} before anything is written. */
  commit(partition: string, commit: Commit): Promise<CommitResult>;
  /** Calls `listener` after each commit that touched the partition. Returns its stopper. */
  watch(partition: string, listener: (change: Change) => void): () => void;
  /** Frees up to `limit` expired records; returns how many went. */
  sweep(now: number, limit: number): Promise<number>;
  close(): Promise<void>;
}

/** Says which record, and how its bytes are understood. Made by `src/store/keys.ts`. */
export interface Key<T> {
  readonly name: string;
  readonly kind: RecordKind<T>;
}

/** A kind of record: the version written today, and how any version ever written is read. */
export interface RecordKind<T> {
  readonly name: string;
  readonly version: number;
  /**
   * Reads a stored value. Older versions are brought up by pure upcasters; unknown fields are kept.
   * @throws when the value is not of this kind.
   */
  read(value: unknown, version: number): T;
}

export interface Snapshot {
  /** The record as read, or null when absent; `key` must be one of those asked for. */
  read<T>(key: Key<T>): Versioned<T> | null;
  /** The version to put into a check: 0 when absent. */
  version(key: Key<unknown>): number;
}

export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

export interface ScoreBounds {
  readonly min?: number;
  readonly max?: number;
}

export interface RangeQuery extends ScoreBounds {
  readonly limit: number;
  readonly reverse?: boolean;
  /** Only what comes behind this entry in the order asked for: the cursor of a page. */
  readonly after?: IndexEntry;
}

export interface IndexEntry {
  readonly score: number;
  readonly member: string;
}

export interface Commit {
  readonly now: number;
  readonly checks?: readonly Check[];
  readonly puts?: readonly Put[];
  readonly dels?: readonly Key<unknown>[];
  /** Adds to an index; a member that is there already moves to the new score. */
  readonly add?: readonly IndexAdd[];
  readonly remove?: readonly IndexRemove[];
}

export interface Check {
  readonly key: Key<unknown>;
  readonly version: number;
}

export interface Put {
  readonly key: Key<unknown>;
  readonly value: unknown;
  readonly expireAt?: number;
}

export interface IndexAdd {
  readonly index: string;
  readonly score: number;
  readonly member: string;
}

export interface IndexRemove {
  readonly index: string;
  readonly member: string;
}

export type CommitResult =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly conflict: string };

/** What a commit touched: names only, so that a listener reads what it may see. */
export interface Change {
  /** 0 when commits may have gone unheard for a while: anything may have changed. */
  readonly version: number;
  readonly indexes: readonly string[];
  /** The names of the records that were written or deleted: {@link Key.name}. */
  readonly keys: readonly string[];
}

/** The caller's fault: a commit that no store could take. Nothing of it was written. */
export class BadCommit extends Error {
  override readonly name = "BadCommit";
}

/** Pairs a key with a value of its own kind. */
export function put<T>(key: Key<T>, value: T, expireAt?: number): Put {
  return expireAt === undefined ? { key, value } : { key, value, expireAt };
}

/** Key and member names: enough for any platform's ids, small enough for every back end. */
export const MAX_NAME_BYTES = 400;
/** A value's size as sealed; a conversation or a ticket with its history stays far below. */
export const MAX_VALUE_BYTES = 256 * 1024;
/** Operations in one commit: a turn needs about twenty; an import must stage its rows. */
export const MAX_OPERATIONS = 64;

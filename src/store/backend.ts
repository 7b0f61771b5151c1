import {
  BadCommit,
  MAX_NAME_BYTES,
  MAX_OPERATIONS,
  MAX_VALUE_BYTES,
  type Change,
  type CommitResult,
  type IndexAdd,
  type IndexEntry,
  type IndexRemove,
  type RangeQuery,
  type ScoreBounds,
} from "../core/store.ts";

/**
 * The store contract on bytes: what a back end (SQLite, Redis) keeps. It sees names, scores and
 * sealed values, never what they mean. Semantics as in `core/store.ts`.
 */
export interface Backend {
  get(
    partition: string,
    names: readonly string[],
    now: number,
  ): Promise<readonly (StoredBytes | null)[]>;
  range(partition: string, index: string, query: RangeQuery): Promise<readonly IndexEntry[]>;
  count(partition: string, index: string, bounds: ScoreBounds): Promise<number>;
  commit(partition: string, commit: Prepared): Promise<CommitResult>;
  watch(partition: string, listener: (change: Change) => void): () => void;
  sweep(now: number, limit: number): Promise<number>;
  close(): Promise<void>;
}

export interface StoredBytes {
  readonly bytes: Uint8Array;
  readonly version: number;
}

/** A commit on bytes, as it comes. */
export interface SealedCommit {
  readonly now: number;
  readonly checks: readonly { readonly name: string; readonly version: number }[];
  readonly puts: readonly SealedPut[];
  readonly dels: readonly string[];
  readonly add: readonly IndexAdd[];
  readonly remove: readonly IndexRemove[];
}

export interface SealedPut {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** 0: never. */
  readonly expireAt: number;
}

/** A commit that a back end can carry out to the end; only {@link prepare} makes one. */
export interface Prepared extends SealedCommit {
  readonly prepared: true;
}

/**
 * Everything that can be wrong with a commit is found here, before any write: a back end that
 * stumbles midway would leave half of it behind.
 * @throws BadCommit
 */
export function prepare(commit: SealedCommit): Prepared {
  const { checks, puts, dels, add, remove } = commit;
  const operations = checks.length + puts.length + dels.length + add.length + remove.length;
  if (operations > MAX_OPERATIONS)
    throw new BadCommit(`${operations} operations, at most ${MAX_OPERATIONS} fit in a commit`);
  validTime(commit.now);
  for (const { name, version } of checks) {
    validName(name);
    if (!Number.isSafeInteger(version) || version < 0) throw new BadCommit("a check's version");
  }
  const written = new Set<string>();
  for (const name of [...puts.map((put) => put.name), ...dels]) {
    validName(name);
    if (written.has(name)) throw new BadCommit(`"${name}" is written twice`);
    written.add(name);
  }
  for (const { name, bytes, expireAt } of puts) {
    validTime(expireAt);
    if (bytes.length > MAX_VALUE_BYTES)
      throw new BadCommit(`"${name}" has ${bytes.length} bytes, at most ${MAX_VALUE_BYTES} fit`);
  }
  for (const { index, member } of [...add, ...remove]) {
    validName(index);
    validName(member);
  }
  return {
    ...commit,
    add: add.map(({ index, score, member }) => ({ index, score: validScore(score), member })),
    prepared: true,
  };
}

/** What those who watch are told of a commit that went through. */
export function changeOf({ puts, dels, add, remove }: Prepared, version: number): Change {
  return {
    version,
    indexes: [...new Set([...add, ...remove].map(({ index }) => index))],
    keys: [...puts.map(({ name }) => name), ...dels],
  };
}

/** @throws BadCommit when a name is one that some back end could not keep as it is. */
export function validName(name: string): string {
  if (name === "" || name.includes("\0") || !name.isWellFormed())
    throw new BadCommit("a name is empty, or has a NUL or half a character in it");
  if (Buffer.byteLength(name) > MAX_NAME_BYTES)
    throw new BadCommit(`a name is longer than ${MAX_NAME_BYTES} bytes`);
  return name;
}

/** −0 and 0 are one score: back ends would sort and show them differently. */
function validScore(score: number): number {
  if (!Number.isFinite(score)) throw new BadCommit("a score that is no finite number");
  return score === 0 ? 0 : score;
}

function validTime(time: number): void {
  if (!Number.isSafeInteger(time) || time < 0) throw new BadCommit("a time that is no whole ms");
}

import type { StaffMember } from "../../core/records/actor.ts";
import {
  UNTUNED,
  type Operation,
  type Tuning,
  type TuningVersion,
} from "../../core/records/tuning.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import { put, type Store } from "../../core/store.ts";
import { canUndo, inForce } from "../../core/tuning/versions.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import type { Clock } from "../clock.ts";
import { lanes } from "../lanes.ts";
import type { Log } from "../log.ts";

/** A record holds 256 KiB; what seals it takes some of that. */
const MOST_BYTES = 200 * 1024;
/** Keys of one read. */
const READ_AT_ONCE = 100;

/** Somebody changed the draft meanwhile, it holds no more, or there is nothing to do. */
export type NotTuned =
  | "draft-changed"
  | "draft-full"
  | "nothing-drafted"
  | "no-such-version"
  /** They have asked for it themselves. */
  | "approval-needed";

/** What admins change of the content, as it is stored now: the draft, and every version. */
export interface KeptTuning {
  now(): Tuning;
  /** Ascending. */
  versions(): readonly TuningVersion[];
  /** What is in force on top of the files; the same value until it changes. */
  published(): readonly Operation[];
  /**
   * Changes the draft.
   * @param revision as it was seen
   */
  draft(
    revision: number,
    by: StaffMember,
    change: { readonly add: readonly Operation[]; readonly drop: readonly string[] },
  ): Promise<Result<Tuning, NotTuned>>;
  /** Whether a second admin approves what is published. */
  readonly needsApproval: boolean;
  /**
   * Makes a version of the draft, all of it. Where a second admin approves, the first to publish
   * asks for it, and only another's word makes the version.
   */
  publish(revision: number, by: StaffMember, why: string): Promise<Result<Tuning, NotTuned>>;
  /** Makes a version without another's operations. */
  undo(version: number, by: StaffMember, why: string): Promise<Result<Tuning, NotTuned>>;
  /** Calls `listener` after anything of it has changed, wherever that was done. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/**
 * Reads what was tuned, and again whenever the store tells that some was written.
 * @throws when it can't be read
 */
export async function openKeptTuning(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly needsApproval: boolean;
}): Promise<KeptTuning> {
  const { store, clock, log, needsApproval } = ports;
  const reading = lanes();
  const listeners = new Set<() => void>();
  let now: Tuning = UNTUNED;
  let versions: readonly TuningVersion[] = [];
  let published: readonly Operation[] = [];

  const head = async () => {
    const found = await store.get(SYSTEM, [keys.tuning()], clock.now());
    const value = found.read(keys.tuning())?.value ?? UNTUNED;
    return { value, check: { key: keys.tuning(), version: found.version(keys.tuning()) } };
  };
  const read = async (): Promise<void> => {
    const { value } = await head();
    // Those that are known never change; there are fewer only where a backup was put back.
    const known = versions.slice(0, value.version);
    while (known.length < value.version) {
      const wanted = numbers(known.length + 1, value.version).map(keys.tuningVersion);
      const found = await store.get(SYSTEM, wanted, clock.now());
      for (const key of wanted) {
        const version = found.read(key)?.value;
        if (version === undefined) throw new Error(`${key.name} is missing`);
        known.push(version);
      }
    }
    now = value;
    if (known.length === versions.length) return;
    versions = known;
    published = inForce(known);
  };
  /** One after the other, so that the last word is the newest. */
  const freshen = (): Promise<void> =>
    reading.run("", async () => {
      await read();
      for (const listener of listeners) listener();
    });
  const close = store.watch(SYSTEM, ({ version, keys: names }) => {
    if (version !== 0 && !names.includes(keys.tuning().name)) return;
    freshen().catch((thrown: unknown) => log.error("tuning-unread", {}, thrown));
  });
  await freshen();

  /** Writes what is made of the newest state, unless somebody was faster. */
  const write = async (
    made: (before: Tuning) => Result<Tuning, NotTuned>,
    version: TuningVersion | null = null,
  ): Promise<Result<Tuning, NotTuned>> => {
    const before = await head();
    const after = made(before.value);
    if (!after.ok) {
      await freshen();
      return after;
    }
    if (bytesOf(after.value) > MOST_BYTES) return failed("draft-full");
    const done = await store.commit(SYSTEM, {
      now: clock.now(),
      checks: [before.check],
      puts: [
        put(keys.tuning(), after.value),
        ...(version === null ? [] : [put(keys.tuningVersion(version.version), version)]),
      ],
    });
    await freshen();
    return done.ok ? after : failed("draft-changed");
  };

  return {
    needsApproval,
    now: () => now,
    versions: () => versions,
    published: () => published,
    draft: (revision, by, { add, drop }) =>
      write((before) => {
        const { draft } = before;
        if (draft.revision !== revision) return failed("draft-changed");
        const next = revision + 1;
        const at = clock.now();
        const kept = draft.operations.filter(({ id }) => !drop.includes(id));
        const added = add.map((operation, n) => ({
          id: `${next}-${n}`,
          operation,
          by: memberOf(by),
          at,
        }));
        const operations = [...kept, ...added];
        return ok({ ...before, draft: { revision: next, operations, asked: null } });
      }),
    async publish(revision, by, why) {
      const { version, draft } = now;
      if (draft.revision !== revision) return failed("draft-changed");
      if (draft.operations.length === 0) return failed("nothing-drafted");
      const { asked } = draft;
      const isSame = (before: Tuning): boolean =>
        before.draft.revision === revision &&
        before.version === version &&
        before.draft.asked?.by.id === asked?.by.id;
      if (needsApproval && asked === null)
        return write((before) => {
          if (!isSame(before)) return failed("draft-changed");
          const mine = { by: memberOf(by), at: clock.now(), why };
          return ok({ ...before, draft: { ...before.draft, asked: mine } });
        });
      if (needsApproval && asked?.by.id === by.id) return failed("approval-needed");
      const next = {
        version: version + 1,
        operations: draft.operations.map(({ operation }) => operation),
        ...(asked === null
          ? { by: memberOf(by), why }
          : { by: asked.by, approvedBy: memberOf(by), why: asked.why === "" ? why : asked.why }),
        at: clock.now(),
        undoes: null,
      };
      return write((before) => {
        if (!isSame(before)) return failed("draft-changed");
        const empty = { revision: revision + 1, operations: [], asked: null };
        return ok({ ...before, version: next.version, draft: empty });
      }, next);
    },
    async undo(undoes, by, why) {
      const { version } = now;
      if (!canUndo(versions, undoes)) return failed("no-such-version");
      const made = { operations: [], by: memberOf(by), at: clock.now(), why, undoes };
      const next = { version: version + 1, ...made };
      return write(
        (before) =>
          before.version === version
            ? ok({ ...before, version: next.version })
            : failed("draft-changed"),
        next,
      );
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
  };
}

function memberOf({ id, name }: StaffMember): StaffMember {
  return { id, name };
}

function numbers(first: number, last: number): readonly number[] {
  const length = Math.min(READ_AT_ONCE, last - first + 1);
  return Array.from({ length }, (_, n) => first + n);
}

function bytesOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value));
}

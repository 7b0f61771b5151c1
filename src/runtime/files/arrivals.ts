import type { FileSource } from "../../core/channel.ts";
import { arrived } from "../../core/files/arrived.ts";
import { MOST_FILES, type FileOwner, type Files } from "../../core/files/files.ts";
import { FALL_DUE } from "../../core/policy.ts";
import { DESK } from "../../core/records/actor.ts";
import type { AwaitedFile, AwaitedFiles } from "../../core/records/awaited-files.ts";
import type { Conversation } from "../../core/records/conversation.ts";
import { put } from "../../core/store.ts";
import { indexes, keys } from "../../store/keys.ts";
import { FETCH_LEASE_MS, type Carriers, type RuntimeContext } from "../context.ts";
import type { Decision } from "../decision.ts";
import { lanes } from "../lanes.ts";
import { earliest, pump } from "../pump.ts";
import { places } from "../sending/priority-slots.ts";
import { conversationSubject } from "../subject.ts";
import { transact } from "../transact.ts";
import { isUnreadable, putOff } from "../unreadable.ts";
import type { TakeFile } from "./take-file.ts";

/** What files come from, and where they go. */
export interface IncomingFiles {
  readonly files: Files;
  readonly takeFile: TakeFile;
  readonly sources: readonly FileSource[];
}

/** An id for the files of a message; null where those of the channel are not fetched. */
export function reservedId({ files, sources }: IncomingFiles, channel: string): string | null {
  return sources.some((source) => source.channel === channel) ? files.newId() : null;
}

/** Fetches what messages named, each file once, whatever dies in between. */
export interface Arrivals {
  /** Fetches at once what this process wrote leased to itself. */
  fetch(community: string, awaited: AwaitedFiles): void;
  /** Something may be due that no `fetch` told of. */
  lookAt(time: number): void;
  /** Resolves when nothing is being fetched. */
  idle(): Promise<void>;
  /** Breaks off what is on its way: it is taken up again by whoever runs next. */
  stop(): Promise<void>;
}

/** Each may be 20 MB, and is drawn anew. */
const AT_ONCE = 3;
const BATCH = 10;
/** After each try that failed; when they are used up, the file is lost. */
const AGAIN_AFTER_MS = [5_000, 20_000, 60_000, 3 * 60_000, 10 * 60_000];
/** So long it is known of a lost file that there was one. */
const REMEMBER_LOST_MS = 90 * 24 * 60 * 60 * 1_000;

/** @param sent resolves when what was said of it is sent: a simulated clock stands until then */
export function openArrivals(
  context: RuntimeContext,
  communities: () => readonly string[],
  carriers: Carriers,
  { files, takeFile, sources }: IncomingFiles,
  sent: () => Promise<void>,
): Arrivals {
  const { store, clock, log } = context;
  const byChannel = new Map(sources.map((source) => [source.channel, source]));
  const running = lanes();
  const fetching = places(AT_ONCE);
  const stopping = new AbortController();

  const bringAll = async (community: string, awaited: AwaitedFiles): Promise<void> => {
    const { channel, conversation } = awaited;
    const brought: AwaitedFile[] = [];
    for (const [n, one] of awaited.files.entries()) {
      const owner = { community, channel, conversation };
      brought.push(one.state === "awaited" ? await bring(one, n, owner, awaited.tries) : one);
    }
    if (stopping.signal.aborted) return;
    const tries = awaited.tries + 1;
    const again = await settle(community, { ...awaited, files: brought, tries });
    log.info("files-fetched", { community, channel, count: brought.length, tries });
    if (again !== null) pumped.nudge(again);
  };

  const bring = async (
    one: AwaitedFile,
    n: number,
    owner: FileOwner,
    tries: number,
  ): Promise<AwaitedFile> => {
    const { file, source } = one;
    const from = byChannel.get(owner.channel);
    if (n >= MOST_FILES) return { ...one, state: "too-many" };
    if (source === null || from === undefined) return { ...one, state: "unreachable" };
    const already = await files.find(file.id);
    if (already !== null) return keptAs(one, already);
    if (stopping.signal.aborted) return one;
    const fetched = await from.fetch(source, stopping.signal);
    switch (fetched.kind) {
      case "later": {
        log.warn("file-not-fetched", { channel: owner.channel, code: fetched.reason });
        const isOver = tries >= AGAIN_AFTER_MS.length;
        return isOver ? { ...one, state: "unreachable" } : one;
      }
      case "gone":
        log.warn("file-lost", { channel: owner.channel, code: fetched.reason });
        return { ...one, state: fetched.why };
      case "file": {
        const taken = await takeFile(file.name, fetched.bytes);
        if (!taken.ok) return { ...one, state: taken.error };
        await files.keep(file.id, { owner, ...taken.value });
        return keptAs(one, taken.value);
      }
    }
  };

  /** Writes down how far it has come. @returns when it is tried again; null for never */
  const settle = async (community: string, awaited: AwaitedFiles): Promise<number | null> => {
    const { id, channel, conversation, line, files: all, tries } = awaited;
    const key = keys.awaitedFiles(id);
    const index = indexes.awaitedFiles;
    const on = conversationSubject({ community, channel, conversation });
    const doing = {
      by: DESK,
      act: FALL_DUE,
      subject: on,
      beside: key,
      identity: ["files", id, String(tries)],
    };
    const done = await transact<Conversation, number | null>(context, carriers, doing, () => ({
      needs: [keys.line(line)],
      decide(world, { beside, needed }, now): Decision<Conversation, number | null> {
        const current = beside.read(key);
        // Another process was faster.
        if (current === null || current.value.tries >= tries) return { value: null };
        const checks = [{ key, version: current.version }];
        if (all.some(({ state }) => state === "awaited")) {
          const again = now + (AGAIN_AFTER_MS[tries - 1] ?? FETCH_LEASE_MS);
          const add = [{ index, score: again, member: id }];
          return { value: again, beside: { checks, puts: [put(key, awaited)], add } };
        }
        const turn = arrived(world, needed.read(keys.line(line))?.value ?? null, awaited, now);
        const remove = [{ index, member: id }];
        const isWhole = all.every(({ state }) => state === "kept");
        const left = isWhole
          ? { dels: [key] }
          : { puts: [put(key, awaited, now + REMEMBER_LOST_MS)] };
        return { value: null, turn, beside: { checks, remove, ...left } };
      },
    }));
    if (done.ok) return done.value;
    // Its conversation isn't there any more.
    await store.commit(community, {
      now: clock.now(),
      dels: [key],
      remove: [{ index, member: id }],
    });
    return null;
  };

  const run = (community: string, awaited: AwaitedFiles): Promise<void> =>
    running.run(awaited.id, () =>
      fetching.run(false, async () => {
        try {
          if (!stopping.signal.aborted) await bringAll(community, awaited);
        } catch (thrown) {
          // Its lease runs out, and the pump takes it up again.
          log.error("files-unsettled", { community, channel: awaited.channel }, thrown);
          pumped.nudge(clock.now() + FETCH_LEASE_MS);
        }
      }),
    );

  /** Takes up what fell due: retries, and what a process that died had leased. */
  const claim = async (community: string): Promise<number | null> => {
    const index = indexes.awaitedFiles;
    const due = await store.range(community, index, { max: clock.now(), limit: BATCH });
    for (const { member } of due) {
      try {
        await claimOne(community, member);
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        log.error("files-unreadable", { community }, thrown);
        await putOff(store, community, { index, member }, clock.now());
      }
    }
    const [next] = await store.range(community, index, { limit: 1 });
    return next?.score ?? null;
  };

  const claimOne = async (community: string, member: string): Promise<void> => {
    const index = indexes.awaitedFiles;
    const now = clock.now();
    const key = keys.awaitedFiles(member);
    const found = (await store.get(community, [key], now)).read(key);
    if (found === null) {
      await store.commit(community, { now, remove: [{ index, member }] });
      return;
    }
    const claimed = await store.commit(community, {
      now,
      checks: [{ key, version: found.version }],
      puts: [put(key, found.value)],
      add: [{ index, score: now + FETCH_LEASE_MS, member }],
    });
    if (claimed.ok) void run(community, found.value);
  };

  const pumped = pump(
    clock,
    async () => earliest(await Promise.all(communities().map(claim))),
    (thrown) => log.error("arrivals-failed", {}, thrown),
    async () => {
      await running.idle();
      await sent();
    },
  );

  return {
    fetch: (community, awaited) => void run(community, awaited),
    lookAt: (time) => pumped.nudge(time),
    idle: () => running.idle(),
    async stop() {
      stopping.abort();
      await pumped.stop();
      await running.idle();
    },
  };
}

function keptAs(
  one: AwaitedFile,
  {
    name,
    type,
    bytes,
  }: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
): AwaitedFile {
  const file = { id: one.file.id, name, type, size: bytes.byteLength };
  return { ...one, file, state: "kept" };
}

import { setTimeout as pause } from "node:timers/promises";
import { startDeskProcess, type DeskProcess } from "./desk-process.ts";
import type { DeskSettings, Delivery } from "./protocol.ts";

/** Processes of one desk, each started again whenever it is gone, as a supervisor would. */
export interface Processes {
  /** Resolves when process `to` acknowledges; rejects when it is down, goes down, or refuses. */
  deliver(to: number, message: Delivery): Promise<void>;
  /** Kills one that is up, waiting for one if need be. */
  killOne(random: number): Promise<void>;
  /**
   * Resolves when all are up and have had nothing to do for a while.
   * @param mostSends more will never end: a timer that fires for ever
   */
  settled(mostSends: number): Promise<void>;
  /** They go down in good order: what they were at is done, so nothing of it is excused. */
  stop(): Promise<void>;
}

/** What was sent, and by which process: no two have the same number. */
export interface Send {
  readonly id: string;
  readonly to: string;
  readonly by: number;
}

export interface Hears {
  sent(send: Send): void;
  killed(process: number): void;
  stopped(process: number): void;
}

/** Nothing to do for so long, and they are taken to be done. */
const QUIET_MS = 500;
/** A store that is away answers nothing: then it is asked again. */
const ANSWER_MS = 2_000;
/** Before it is looked again whether a process is up. */
const LOOK_AGAIN_MS = 10;

let started = 0;

export async function keepRunning(
  count: number,
  file: string,
  settings: DeskSettings,
  hears: Hears,
): Promise<Processes> {
  const up = new Map<number, { readonly number: number; readonly process: DeskProcess }>();
  let stopped = false;
  let sends = 0;

  const keepUp = async (slot: number, firstIsUp: () => void): Promise<void> => {
    for (;;) {
      if (stopped) return;
      started += 1;
      const number = started;
      const process = await startDeskProcess(file, settings, ({ id, to }) => {
        sends += 1;
        hears.sent({ id, to, by: number });
      }).catch(() => null);
      // Its store may be away at this moment.
      if (!process) continue;
      if (stopped) return process.stop();
      up.set(slot, { number, process });
      firstIsUp();
      await process.gone;
      up.delete(slot);
    }
  };
  const slots: Promise<void>[] = [];
  await Promise.all(
    Array.from(
      { length: count },
      (_, slot) => new Promise<void>((resolve) => slots.push(keepUp(slot, resolve))),
    ),
  );

  return {
    async deliver(to, message) {
      const there = up.get(to % count);
      if (!there) throw new Error("down");
      await there.process.deliver(message);
    },
    async killOne(random) {
      while (up.size === 0) await pause(LOOK_AGAIN_MS);
      const [victim] = [...up.values()].slice(Math.floor(random * up.size));
      if (!victim) return;
      hears.killed(victim.number);
      await victim.process.kill();
    },
    async settled(mostSends) {
      const before = sends;
      let quietSince = Date.now();
      while (Date.now() - quietSince < QUIET_MS) {
        if (sends - before > mostSends) return;
        const due = await Promise.all([...up.values()].map(({ process }) => dueFor(process)));
        if (due.length < count || due.some((left) => left !== 0)) quietSince = Date.now();
        await pause(LOOK_AGAIN_MS);
      }
    },
    async stop() {
      stopped = true;
      const all = [...up.values()];
      await Promise.all(all.map(({ process }) => process.stop()));
      for (const { number } of all) hears.stopped(number);
      await Promise.all(slots);
    },
  };
}

/** Null when it can't say. */
async function dueFor(process: DeskProcess): Promise<number | null> {
  const answers = [process.due().catch(() => null), pause(ANSWER_MS, null)];
  return Promise.race(answers);
}

import { setTimeout as pause } from "node:timers/promises";
import { REPAIR_TALK } from "../repair-talk.ts";
import { installDesk } from "./installed-desk.ts";
import { look, type Found } from "./look.ts";
import { openPlace, type StoreName } from "./place.ts";
import { platform } from "./platform.ts";
import type { Processes } from "./processes.ts";
import { countSends } from "./sends.ts";

export interface Faults {
  readonly store: StoreName;
  readonly messages: number;
  /** Of the desk's processes. */
  readonly kills: number;
  /** Of the Redis server. */
  readonly serverKills: number;
  /** The share of messages that the platform delivers again, to another process if there is one. */
  readonly redeliver: number;
  readonly seed: number;
  /** A mistake of `plant.ts`, or none. */
  readonly plant: string;
}

export interface Outcome extends Found {
  readonly holds: boolean;
  readonly messages: number;
  readonly kills: number;
  readonly serverKills: number;
  readonly redelivered: number;
  /** Sent again, which is allowed for one a conversation and kill; and what is more than that. */
  readonly sentTwice: number;
  readonly sentTwiceTooOften: number;
  readonly seconds: number;
}

const DAY = 24 * 60 * 60_000;
/** The share of kills that falls into the talk; the others fall among timers. */
const WHILE_TALKING = 0.8;
/** A kill comes within so many ms of the moment that it was meant for. */
const KILL_WITHIN_MS = 5;
/** So many messages a conversation causes at most in some days. */
const MOST_SENDS = 20;
/** Timers that fell due are done in about this time. */
const TIMERS_TAKE_MS = 400;

/**
 * Drives a desk in processes of its own with residents' messages, kills them and their server again
 * and again, delivers some messages twice, lets all that was promised fall due, and then looks into
 * the store and at what was sent: is anything lost, or done twice?
 */
export async function runFaults(faults: Faults): Promise<Outcome> {
  const began = Date.now();
  const random = linearCongruence(faults.seed);
  const conversations = Math.floor(faults.messages / REPAIR_TALK.length);
  const residents = platform(conversations, faults.redeliver, random);
  const sends = countSends();
  const desk = await installDesk(faults.store, faults.plant, sends);
  const { server } = desk.place;
  const count = { kills: 0, serverKills: 0 };

  const kill = async (what: Kill, processes: Processes): Promise<void> => {
    switch (what) {
      case "process":
        count.kills += 1;
        return processes.killOne(random());
      case "server":
        count.serverKills += 1;
        sends.serverKilled();
        return server?.restart();
    }
  };

  const talk = async (kills: readonly Kill[]): Promise<void> => {
    const processes = await desk.start(0);
    const at = kills.map((what, n) => ({
      what,
      acked: ((n + random()) / kills.length) * residents.total,
    }));
    let killing = Promise.resolve();
    await residents.deliverAll(processes, (acked) => {
      for (; at[0] && acked >= at[0].acked;) {
        const [{ what } = { what: "process" as const }] = at.splice(0, 1);
        const after = random() * KILL_WITHIN_MS;
        killing = killing.then(() => pause(after)).then(() => kill(what, processes));
      }
    });
    await killing;
    await processes.settled(MOST_SENDS * conversations);
    await processes.stop();
  };

  const timers = async (kills: readonly Kill[], ahead: number): Promise<void> => {
    const processes = await desk.start(ahead);
    for (const what of kills) {
      await pause(random() * TIMERS_TAKE_MS);
      await kill(what, processes);
    }
    await processes.settled(MOST_SENDS * conversations);
    await processes.stop();
  };

  const kills = shuffled(
    [
      ...Array<Kill>(faults.kills).fill("process"),
      ...Array<Kill>(server ? faults.serverKills : 0).fill("server"),
    ],
    random,
  );
  const talking = Math.ceil(kills.length * WHILE_TALKING);
  const third = (kills.length - talking) / 3;
  const cut = (n: number): number => talking + Math.round(n * third);
  await talk(kills.slice(0, talking));
  // The ten minutes pass, then the half hour after them, then the two hours, office hours and
  // all; at last the eight hours, and the leases of whatever a dead process had taken to send.
  for (const n of [0, 1, 2]) await timers(kills.slice(cut(n), cut(n + 1)), (n + 1) * 4 * DAY);
  await timers([], 4 * 4 * DAY);

  const now = Date.now() + 30 * DAY;
  const store = await openPlace(desk.place, now);
  const found = await look(store, conversations, residents.isAcked, now);
  await store.close();
  await desk.remove();
  const { tickets, ...mistakes } = found;
  const { sentTwice, sentTwiceTooOften } = sends.count();
  return {
    holds:
      tickets === conversations &&
      sentTwiceTooOften === 0 &&
      Object.values(mistakes).every((times) => times === 0),
    messages: residents.total,
    ...count,
    redelivered: residents.redelivered,
    ...found,
    sentTwice,
    sentTwiceTooOften,
    seconds: Math.round((Date.now() - began) / 1_000),
  };
}

type Kill = "process" | "server";

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function linearCongruence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

import { fork, type ChildProcess } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { intentFile } from "../../src/core/content/schema.ts";
import { ticketState } from "../../src/core/tickets/state.ts";
import { openData } from "../../src/store/open-data.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { REPAIR_TALK } from "../repair-talk.ts";
import { fromWorker, type ToWorker } from "./protocol.ts";

export interface Faults {
  readonly messages: number;
  readonly kills: number;
  /** The share of messages that the platform delivers again, acknowledged or not. */
  readonly redeliver: number;
  readonly seed: number;
  /** A mistake of `plant.ts`, or none. */
  readonly plant: string;
}

export interface Outcome {
  readonly holds: boolean;
  readonly messages: number;
  readonly kills: number;
  readonly redelivered: number;
  /** Acknowledged, and not in the transcript. */
  readonly lost: number;
  readonly handledTwice: number;
  /** Replies that stand in no transcript. */
  readonly unanswered: number;
  readonly tickets: number;
  readonly ticketsMissing: number;
  readonly ticketsTwice: number;
  readonly timersMissed: number;
  readonly timersTwice: number;
  /** Still in the outbox. */
  readonly unsent: number;
  readonly sentTwice: number;
  readonly seconds: number;
}

const ROOT = new URL("../..", import.meta.url).pathname;
const WORKER = new URL("worker.ts", import.meta.url).pathname;
const IN_FLIGHT = 24;
/** What a process has on its way at most: a reply may come twice only if it died while sending. */
const MOST_SENDING = 3 * IN_FLIGHT;
const DAY = 24 * 60 * 60_000;

/**
 * Drives a desk in a process of its own with residents' messages, kills that process again and
 * again, delivers some messages twice, lets the promised ten minutes pass, and then looks into the
 * store and at what was sent: is anything lost, or done twice?
 */
export async function runFaults(faults: Faults): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  const content = smallContent(folder);
  const random = linearCongruence(faults.seed);
  const began = Date.now();
  const conversations = Math.floor(faults.messages / REPAIR_TALK.length);
  const sends = new Map<string, string[]>();
  /** How often each message's turn was committed, as far as the process could still tell. */
  const turns = new Map<string, number>();
  const acked = new Set<number>();
  let kills = 0;
  let redelivered = 0;

  const message = (n: number): ToWorker => {
    const conversation = n % conversations;
    const turn = Math.floor(n / conversations);
    return {
      n,
      conversation: `c${conversation}`,
      id: `m${turn}`,
      text: REPAIR_TALK[turn] ?? "",
    };
  };

  /**
   * One phase: a worker that is killed and started again, `killsOfPhase` times and until `work` is
   * done. `work` is told which kill is to come, or null when the worker may live.
   */
  const phase = async (
    ahead: number,
    killsOfPhase: number,
    work: (worker: Worker, kill: number | null) => Promise<boolean>,
  ): Promise<void> => {
    for (let kill = 0; ; kill += 1) {
      const doomed = kill < killsOfPhase;
      const worker = await startWorker([folder, content, faults.plant, String(ahead)], {
        sent: (id, text) => sends.set(id, [...(sends.get(id) ?? []), text]),
        committed: (conversation, id) => {
          const turn = `${conversation} ${id}`;
          turns.set(turn, (turns.get(turn) ?? 0) + 1);
        },
      });
      const done = await work(worker, doomed ? kill : null).catch(() => false);
      if (doomed) kills += 1;
      await worker.kill();
      if (done && !doomed) return;
    }
  };

  const total = conversations * REPAIR_TALK.length;
  const talkKills = Math.ceil(faults.kills * 0.8);
  await phase(0, talkKills, async (worker, kill) => {
    const killAt = kill === null ? Infinity : ((kill + random()) / talkKills) * total;
    for (let turn = 0; turn < REPAIR_TALK.length; turn += 1) {
      const todo = range(turn * conversations, (turn + 1) * conversations).filter(
        (n) => !acked.has(n),
      );
      await inFlight(todo, IN_FLIGHT, async (n) => {
        if (random() < faults.redeliver) {
          redelivered += 1;
          void worker.deliver(message(n)).catch(() => {});
        }
        await worker.deliver(message(n));
        acked.add(n);
        if (acked.size >= killAt) worker.killAfter(random() * 5);
        if (random() < faults.redeliver / 2) {
          redelivered += 1;
          void worker.deliver(message(n)).catch(() => {});
        }
      });
    }
    await worker.settled();
    return acked.size === total;
  });

  // The ten minutes pass, then the half hour after them, then the two hours, office hours and
  // all; at last the leases of whatever a dead process had taken to send.
  const timerKills = [0, 1, 2].map((n) => Math.floor((faults.kills - talkKills + n) / 3));
  for (const [n, killsOfPhase] of [...timerKills, 0].entries()) {
    await phase((n + 1) * 4 * DAY, killsOfPhase, async (worker, kill) => {
      if (kill !== null) worker.killAfter(random() * 400);
      await worker.settled();
      return true;
    });
  }
  const handledTwice = [...turns.values()].reduce((sum, times) => sum + times - 1, 0);
  const outcome = await look(folder, conversations, acked, sends, message);
  rmSync(folder, { recursive: true });
  return {
    ...outcome,
    handledTwice,
    messages: total,
    kills,
    redelivered,
    seconds: Math.round((Date.now() - began) / 1_000),
    holds:
      [
        outcome.lost,
        handledTwice,
        outcome.unanswered,
        outcome.ticketsMissing,
        outcome.ticketsTwice,
        outcome.timersMissed,
        outcome.timersTwice,
        outcome.unsent,
      ].every((count) => count === 0) && outcome.sentTwice <= kills * MOST_SENDING,
  };
}

async function look(
  folder: string,
  conversations: number,
  acked: ReadonlySet<number>,
  sends: ReadonlyMap<string, readonly string[]>,
  message: (n: number) => ToWorker,
): Promise<
  Omit<Outcome, "holds" | "handledTwice" | "messages" | "kills" | "redelivered" | "seconds">
> {
  const now = Date.now() + 30 * DAY;
  const { store } = await openData({ folder, key: null, now, tell: () => {} });
  let lost = 0;
  const replies: number[] = [];
  let ticketsMissing = 0;
  let ticketsTwice = 0;
  let timersMissed = 0;
  let timersTwice = 0;
  for (let c = 0; c < conversations; c += 1) {
    const entries = await store.range("main", indexes.lines("test", `c${c}`), { limit: 200 });
    const snapshot = await store.get(
      "main",
      entries.map(({ member }) => keys.line(member)),
      now,
    );
    const lines = entries.map(({ member }) => snapshot.read(keys.line(member))?.value);
    const mine = lines.filter((line) => line?.who.kind === "resident");
    // Every resident wrote the same, so everyone has the same number of replies.
    replies.push(lines.length - mine.length);
    for (let turn = 0; turn < REPAIR_TALK.length; turn += 1) {
      const n = turn * conversations + c;
      const times = mine.filter((line) => line?.message === message(n).id).length;
      if (acked.has(n) && times === 0) lost += 1;
    }
    const key = keys.conversation("test", `c${c}`);
    const found = (await store.get("main", [key], now)).read(key)?.value;
    const ids = found?.tickets ?? [];
    if (ids.length === 0) ticketsMissing += 1;
    if (ids.length > 1) ticketsTwice += 1;
  }
  const entries = await store.range("main", indexes.tickets, { limit: 100_000 });
  if (entries.length > conversations) ticketsTwice += entries.length - conversations;
  for (const { member } of entries) {
    const key = keys.ticket(member);
    const ticket = (await store.get("main", [key], now)).read(key)?.value;
    if (!ticket) continue;
    const missed = ticket.events.filter(({ kind }) => kind === "answer-missed").length;
    const overdue = ticket.events.filter(({ kind }) => kind === "resolve-missed").length;
    // Three promises were made and missed, one resolution was due.
    if (missed < 3 || overdue < 1) timersMissed += 1;
    if (missed > 3 || overdue > 1) timersTwice += 1;
    if (ticketState(ticket).promises.some(({ kept }) => kept !== false)) timersMissed += 1;
  }
  const unsent = await store.count("main", indexes.outbox, {});
  await store.close();
  const texts = [...sends.values()];
  const sentTwice = texts.reduce((sum, each) => sum + each.length - 1, 0);
  const most = Math.max(...replies);
  const unanswered = replies.reduce((sum, count) => sum + most - count, 0);
  return {
    lost,
    unanswered,
    tickets: entries.length,
    ticketsMissing,
    ticketsTwice,
    timersMissed,
    timersTwice,
    unsent,
    sentTwice,
  };
}

interface Worker {
  /** Resolves when acknowledged; rejects when the process is gone first, or refused. */
  deliver(message: ToWorker): Promise<void>;
  /** Resolves when nothing has been sent for a while; rejects when the process is gone. */
  settled(): Promise<void>;
  killAfter(ms: number): void;
  kill(): Promise<void>;
  readonly gone: Promise<void>;
}

/** No send for so long: a lease of 30 s has to run out before what a dead process had is sent. */
const QUIET_MS = 1_500;
/** What is still sending then will never end: a timer that fires for ever. */
const LONGEST_SENDING_MS = 30_000;

async function startWorker(
  args: readonly string[],
  hears: {
    readonly sent: (id: string, text: string) => void;
    readonly committed: (conversation: string, id: string) => void;
  },
): Promise<Worker> {
  const child: ChildProcess = fork(WORKER, args, {
    execArgv: ["--import", "tsx"],
    stdio: "inherit",
  });
  const waiting = new Map<number, { resolve: () => void; reject: (reason: Error) => void }[]>();
  let lastSent = Date.now();
  let isGone = false;
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => {
      isGone = true;
      for (const each of [...waiting.values()].flat()) each.reject(new Error("gone"));
      resolve();
    });
  });
  const ready = new Promise<void>((resolve) => {
    child.on("message", (raw) => {
      const said = fromWorker.parse(raw);
      switch (said.kind) {
        case "ready":
          return resolve();
        case "sent":
          lastSent = Date.now();
          return hears.sent(said.id, said.text);
        case "turn":
          return hears.committed(said.conversation, said.id);
        case "ack":
        case "nack": {
          const those = waiting.get(said.n) ?? [];
          waiting.delete(said.n);
          for (const each of those)
            if (said.kind === "ack") each.resolve();
            else each.reject(new Error("refused"));
        }
      }
    });
  });
  await Promise.race([ready, gone]);
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  return {
    gone,
    kill,
    killAfter: (ms) => void setTimeout(() => void kill(), ms),
    deliver: (message) =>
      new Promise((resolve, reject) => {
        if (isGone) return reject(new Error("gone"));
        waiting.set(message.n, [...(waiting.get(message.n) ?? []), { resolve, reject }]);
        child.send(message, (failed) => failed && reject(failed));
      }),
    async settled() {
      const began = Date.now();
      lastSent = began;
      while (Date.now() - lastSent < QUIET_MS && Date.now() - began < LONGEST_SENDING_MS) {
        if (isGone) throw new Error("gone");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      if (isGone) throw new Error("gone");
    },
  };
}

async function inFlight(
  items: readonly number[],
  width: number,
  work: (item: number) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}

/** The product's dialogs over a few phrases an intent, so that a killed worker is back at once. */
function smallContent(folder: string): string {
  const target = join(folder, "content");
  mkdirSync(join(target, "intents"), { recursive: true });
  cpSync(join(ROOT, "dialogs"), join(target, "dialogs"), { recursive: true });
  for (const name of readdirSync(join(ROOT, "intents")).filter((file) => file.endsWith(".yml"))) {
    const text = readFileSync(join(ROOT, "intents", name), "utf8");
    const intent = intentFile.safeParse(parse(text));
    const few = intent.success
      ? stringify({
          ...intent.data,
          phrases: {
            zh: intent.data.phrases.zh.filter(
              (phrase, n, { length }) => n >= length - 12 || REPAIR_TALK[0].startsWith(phrase),
            ),
            en: intent.data.phrases.en.slice(-4),
          },
        })
      : text;
    writeFileSync(join(target, "intents", name), few);
  }
  return target;
}

function linearCongruence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

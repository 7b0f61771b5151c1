import { setTimeout as pause } from "node:timers/promises";
import { REPAIR_TALK } from "../repair-talk.ts";
import type { RedisServer } from "../store/redis-server.ts";
import { installDesk } from "./installed-desk.ts";
import { look, type Found } from "./look.ts";
import { openPlace } from "./place.ts";
import { platform } from "./platform.ts";
import { countSends } from "./sends.ts";

export interface Outage {
  /** The server is killed and comes back on the same files, or stands still and goes on. */
  readonly how: "killed" | "frozen";
  readonly ms: number;
  readonly messages: number;
}

/** No promise has fallen due, so nothing is said of timers. */
export interface AfterOutage extends Pick<
  Found,
  "lost" | "handledTwice" | "unanswered" | "tickets" | "ticketsTwice" | "unsent"
> {
  readonly messages: number;
  /** Deliveries that were not acknowledged, so that the platform came again. */
  readonly refused: number;
  /** Acknowledged while the server was away. */
  readonly acknowledgedAmid: number;
  /** From the server's return until a message was acknowledged. */
  readonly recoveryMs: number;
  readonly sentTwiceTooOften: number;
}

/** Leases of what was being sent have run out by then, and no promise has. */
const AFTER_LEASES_MS = 90_000;
/** What the server answered last may still be on its way. */
const LAST_ANSWERS_MS = 100;

/** Takes Redis away from two desks in the midst of residents' messages, and gives it back. */
export async function runOutage({ how, ms, messages }: Outage): Promise<AfterOutage> {
  const sends = countSends();
  const desk = await installDesk("redis", "none", sends);
  const { server } = desk.place;
  const conversations = Math.floor(messages / REPAIR_TALK.length);
  const residents = platform(conversations, 0, () => 0.5);

  let acknowledged = (): void => {};
  const nextAck = (): Promise<void> => new Promise((resolve) => (acknowledged = resolve));
  const outage = async () => {
    while (residents.acked < residents.total / 2) await nextAck();
    sends.serverKilled();
    await takeAway(server, how);
    await pause(LAST_ANSWERS_MS);
    const before = residents.acked;
    await pause(ms - LAST_ANSWERS_MS);
    const acknowledgedAmid = residents.acked - before;
    await giveBack(server, how);
    const back = Date.now();
    await nextAck();
    return { acknowledgedAmid, recoveryMs: Date.now() - back };
  };

  const processes = await desk.start(0);
  const [times] = await Promise.all([
    outage(),
    residents.deliverAll(processes, () => acknowledged()),
  ]);
  await processes.settled(Infinity);
  await processes.stop();
  const later = await desk.start(AFTER_LEASES_MS);
  await later.settled(Infinity);
  await later.stop();

  const now = Date.now() + AFTER_LEASES_MS;
  const store = await openPlace(desk.place, now);
  const found = await look(store, conversations, residents.isAcked, now);
  await store.close();
  await desk.remove();
  return {
    messages: residents.total,
    refused: residents.refused,
    ...times,
    lost: found.lost,
    handledTwice: found.handledTwice,
    unanswered: found.unanswered,
    tickets: found.tickets,
    ticketsTwice: found.ticketsTwice,
    unsent: found.unsent,
    sentTwiceTooOften: sends.count().sentTwiceTooOften,
  };
}

async function takeAway(server: RedisServer | null, how: Outage["how"]): Promise<void> {
  if (how === "frozen") server?.freeze();
  else await server?.kill();
}

async function giveBack(server: RedisServer | null, how: Outage["how"]): Promise<void> {
  if (how === "frozen") server?.thaw();
  else await server?.restart();
}

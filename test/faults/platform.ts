import { setTimeout as pause } from "node:timers/promises";
import { REPAIR_TALK } from "../repair-talk.ts";
import type { Processes } from "./processes.ts";
import type { Delivery } from "./protocol.ts";

/** So many messages are on their way at once. */
const IN_FLIGHT = 24;
/** What is not acknowledged is delivered again after this. */
const DELIVER_AGAIN_MS = 20;

/** Residents who all write {@link REPAIR_TALK}, and a platform that delivers until acknowledged. */
export interface Platform {
  readonly total: number;
  readonly acked: number;
  readonly redelivered: number;
  /** Deliveries that nobody acknowledged. */
  readonly refused: number;
  readonly isAcked: (conversation: number, turn: number) => boolean;
  /** Resolves when everything has been acknowledged. `progress` hears of each. */
  deliverAll(processes: Processes, progress: (acked: number) => void): Promise<void>;
}

/** @param redeliver the share of messages that also come to another process, before or after */
export function platform(conversations: number, redeliver: number, random: () => number): Platform {
  const total = conversations * REPAIR_TALK.length;
  const acked = new Set<number>();
  let redelivered = 0;
  let refused = 0;

  const message = (n: number): Delivery => {
    const turn = Math.floor(n / conversations);
    const conversation = `c${n % conversations}`;
    return { n, conversation, id: `m${turn}`, text: REPAIR_TALK[turn] ?? "" };
  };

  const deliver = async (
    processes: Processes,
    n: number,
    progress: (acked: number) => void,
  ): Promise<void> => {
    const again = (to: number): void => {
      redelivered += 1;
      void processes.deliver(to, message(n)).catch(() => {});
    };
    const first = Math.floor(random() * 1_000);
    if (random() < redeliver / 2) again(first + 1);
    for (let to = first; ; to += 1) {
      try {
        await processes.deliver(to, message(n));
        acked.add(n);
        progress(acked.size);
        if (random() < redeliver / 2) again(to + 1);
        return;
      } catch {
        refused += 1;
        await pause(DELIVER_AGAIN_MS);
      }
    }
  };

  return {
    total,
    get acked() {
      return acked.size;
    },
    get redelivered() {
      return redelivered;
    },
    get refused() {
      return refused;
    },
    isAcked: (conversation, turn) => acked.has(turn * conversations + conversation),
    async deliverAll(processes, progress) {
      // A resident writes on when the last message has arrived.
      for (let turn = 0; turn < REPAIR_TALK.length; turn += 1) {
        const rest = Array.from({ length: conversations }, (_, c) => turn * conversations + c);
        await Promise.all(
          Array.from({ length: IN_FLIGHT }, async () => {
            for (let n = rest.shift(); n !== undefined; n = rest.shift())
              await deliver(processes, n, progress);
          }),
        );
      }
    },
  };
}

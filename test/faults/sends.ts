import type { Send } from "./processes.ts";

/** Counts what was sent, and judges what was sent again. */
export interface Sends {
  sent(send: Send): void;
  /** This process was killed: once, what it had sent need not have been written down. */
  killed(process: number): void;
  /** It went down in good order: nothing excuses it from then on. */
  stopped(process: number): void;
  /** The store's server was: so may it be for each process that is up. */
  serverKilled(): void;
  count(): { readonly sentTwice: number; readonly sentTwiceTooOften: number };
}

/**
 * A reply may come twice only where a kill fell between sending it and writing that down: at most
 * once for a conversation and a kill, whoever was killed.
 */
export function countSends(): Sends {
  /** Of each message, which processes sent it, in order; and to whom it went. */
  const senders = new Map<string, number[]>();
  const receivers = new Map<string, string>();
  const kills = new Map<number, number>();
  const live = new Set<number>();
  const excuse = (process: number): void => void kills.set(process, (kills.get(process) ?? 0) + 1);

  return {
    sent({ id, to, by }) {
      live.add(by);
      senders.set(id, [...(senders.get(id) ?? []), by]);
      receivers.set(id, to);
    },
    killed(process) {
      excuse(process);
      live.delete(process);
    },
    stopped: (process) => void live.delete(process),
    serverKilled() {
      for (const process of live) excuse(process);
    },
    count() {
      /** How often a process sent to a conversation what had to be sent again. */
      const again = new Map<string, { process: number; times: number }>();
      let sentTwice = 0;
      for (const [id, all] of senders) {
        for (const process of all.slice(0, -1)) {
          sentTwice += 1;
          const key = `${receivers.get(id)} ${process}`;
          again.set(key, { process, times: (again.get(key)?.times ?? 0) + 1 });
        }
      }
      const sentTwiceTooOften = [...again.values()].reduce(
        (sum, { process, times }) => sum + Math.max(0, times - (kills.get(process) ?? 0)),
        0,
      );
      return { sentTwice, sentTwiceTooOften };
    },
  };
}

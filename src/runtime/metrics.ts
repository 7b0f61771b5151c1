import type { StaffAct, StaffRefusal } from "../core/act.ts";
import type { Sent } from "../core/channel.ts";
import type { Danger } from "../core/records/danger.ts";
import type { Decision } from "../core/records/message.ts";
import type { Timer } from "../core/records/timer.ts";
import { BadCommit, type Store } from "../core/store.ts";

/**
 * Hears what happened, for whoever counts. Every argument is a number or comes from a closed list
 * or the content: never who, where or what was said, so that figures may be shown to anybody who
 * looks after the desk.
 */
export interface Metrics {
  received(channel: string, outcome: Received): void;
  /** A turn begins; call what is returned when it is durable. */
  turnBegins(): () => void;
  /** How a message was understood. */
  understood(decision: Decision): void;
  /** A message told of danger, whatever came of it. */
  danger(danger: Danger): void;
  ticketOpened(kind: string): void;
  /** Something was sent, or was tried to. */
  sent(channel: string, outcome: Sent["kind"]): void;
  timerFired(kind: Timer["kind"], lateMs: number): void;
  /** A commit lost a race, and is decided again. */
  conflicted(): void;
  staffActed(act: StaffAct["name"], outcome: "done" | StaffRefusal): void;
  storeFailed(operation: keyof Store): void;
  contentTaken(version: string): void;
  contentRefused(): void;
  /** @param route as it is declared, not as it was called */
  answered(route: string, status: number): void;
}

/** `refused`: nothing was kept, and the platform delivers it again. */
export type Received = "handled" | "redelivered" | "refused" | "quarantined";

/** Nobody counts. */
export const noMetrics: Metrics = {
  received() {},
  turnBegins: () => () => {},
  understood() {},
  danger() {},
  ticketOpened() {},
  sent() {},
  timerFired() {},
  conflicted() {},
  staffActed() {},
  storeFailed() {},
  contentTaken() {},
  contentRefused() {},
  answered() {},
};

/** The same store; what it could not do is counted. A commit that was our mistake is not its fault. */
export function meteredStore(store: Store, metrics: Metrics): Store {
  const counted = async <T>(operation: keyof Store, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      if (!(thrown instanceof BadCommit)) metrics.storeFailed(operation);
      throw thrown;
    }
  };
  return {
    ...store,
    get: (...of) => counted("get", store.get(...of)),
    range: (...of) => counted("range", store.range(...of)),
    count: (...of) => counted("count", store.count(...of)),
    commit: (...of) => counted("commit", store.commit(...of)),
  };
}

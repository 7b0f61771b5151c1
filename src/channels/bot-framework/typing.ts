import type { ReplyAddress } from "../../core/records/reply-address.ts";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import { CHANNEL } from "./activity.ts";
import type { Connector } from "./connector.ts";

/** Answers mostly come at once. After this long somebody wonders whether there will be one. */
const PATIENCE_MS = 700;

/**
 * Shows that an answer is under way while `turn` takes long. It neither delays the turn nor fails
 * it: three dots that don't arrive are no loss.
 */
export function typingWhile(platform: Connector, clock: Clock, log: Log) {
  const show = async (address: ReplyAddress): Promise<void> => {
    try {
      await platform.send(address, { type: "typing" });
    } catch {
      log.info("typing-not-shown", { channel: CHANNEL });
    }
  };
  return async (address: ReplyAddress, turn: () => Promise<void>): Promise<void> => {
    const stop = clock.after(PATIENCE_MS, () => show(address));
    try {
      await turn();
    } finally {
      stop();
    }
  };
}

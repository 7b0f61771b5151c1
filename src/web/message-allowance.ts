import type { Clock } from "../runtime/clock.ts";

/** More than anybody types in one go … */
const AT_ONCE = 30;
/** … and then one each so often, as fast as a person talks who waits for no answer. */
const ONE_EACH_MS = 3_000;

/** Keeps one conversation from taking the desk's time away from all others. */
export interface MessageAllowance {
  /** Counts one more and returns 0, or says after how many ms there is room for it. */
  take(conversation: string): number;
}

/** Counted in memory: a restart forgives. */
export function messageAllowance(clock: Clock): MessageAllowance {
  /** When all that a conversation wrote would have come, one by one. */
  const paidAt = new Map<string, number>();
  return {
    take(conversation) {
      const now = clock.now();
      const next = Math.max(now, paidAt.get(conversation) ?? now) + ONE_EACH_MS;
      const wait = next - now - AT_ONCE * ONE_EACH_MS;
      if (wait > 0) return wait;
      paidAt.delete(conversation);
      paidAt.set(conversation, next);
      // In the order of the last message: who has been silent for long stands first.
      for (const [other, at] of paidAt) {
        if (at > now) break;
        paidAt.delete(other);
      }
      return 0;
    },
  };
}

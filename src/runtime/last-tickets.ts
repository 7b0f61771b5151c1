/**
 * Which tickets belonged to a subject when it was read last. They are read along with it the next
 * time: where the guess is right, a turn takes one round trip to the store less.
 */
export interface LastTickets {
  of(lane: string): readonly string[];
  are(lane: string, ids: readonly string[]): void;
}

/** More conversations than are under way at a time; those before are forgotten. */
const MOST = 10_000;

export function lastTickets(): LastTickets {
  const known = new Map<string, readonly string[]>();
  return {
    of: (lane) => known.get(lane) ?? [],
    are(lane, ids) {
      known.delete(lane);
      if (ids.length > 0) known.set(lane, ids);
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size > MOST) known.delete(oldest);
    },
  };
}

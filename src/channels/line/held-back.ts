import type { HeldBack } from "../../core/records/held-back.ts";
import type { Outgoing } from "../../core/records/message.ts";
import { put, type Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import { CHANNEL } from "./places.ts";

type Waiting = HeldBack["all"][number];

/**
 * What waits until something else is said in a conversation, with which it costs nothing more.
 * Sends to one conversation come one after the other; two processes may still meet here.
 */
export interface Waitings {
  keep(conversation: string, waiting: Omit<Waiting, "along">): Promise<void>;
  /** Whether it was told along with another message; then it is forgotten. */
  wasTold(conversation: string, id: string): Promise<boolean>;
  /**
   * Texts that a message takes along, `most` of them. A next try of it takes the same ones: who
   * died over the first does not know whether that arrived.
   */
  goWith(
    conversation: string,
    message: Pick<Outgoing, "id" | "ownerEpoch">,
    most: number,
  ): Promise<readonly string[]>;
}

export function waitings(store: Store, clock: Clock): Waitings {
  const isOfUse = ({ along, until }: Waiting): boolean => along !== null || until > clock.now();
  /** Reads, and writes what `change` makes of it; null changes nothing. */
  const change = async <T>(
    conversation: string,
    decide: (all: readonly Waiting[]) => { readonly all: readonly Waiting[] | null; value: T },
  ): Promise<T> => {
    const key = keys.heldBack(CHANNEL, conversation);
    for (;;) {
      const now = clock.now();
      const found = await store.get(SYSTEM, [key], now);
      const { all, value } = decide(found.read(key)?.value.all ?? []);
      if (all === null) return value;
      const checks = [{ key, version: found.version(key) }];
      const kept = all.length === 0 ? { dels: [key] } : { puts: [put(key, { all: [...all] })] };
      const done = await store.commit(SYSTEM, { now, checks, ...kept });
      if (done.ok) return value;
    }
  };

  return {
    keep: (conversation, waiting) =>
      change(conversation, (all) => ({
        all: all.some(({ id }) => id === waiting.id)
          ? null
          : [...all.filter(isOfUse), { ...waiting, along: null }],
        value: undefined,
      })),
    wasTold: (conversation, id) =>
      change(conversation, (all) => {
        const isTold = all.some((one) => one.id === id && one.along !== null);
        return { all: isTold ? all.filter((one) => one.id !== id) : null, value: isTold };
      }),
    goWith: (conversation, { id, ownerEpoch }, most) =>
      change(conversation, (all) => {
        const going = all.filter(({ along }) => along === id);
        const isStillSo = (one: Waiting): boolean =>
          one.ownerEpoch === null || one.ownerEpoch === ownerEpoch;
        const more = all.filter((one) => one.along === null && isOfUse(one) && isStillSo(one));
        const taken = more.slice(0, Math.max(0, most - going.length));
        const texts = [...going, ...taken].map(({ text }) => text);
        if (taken.length === 0) return { all: null, value: texts };
        const after = all.map((one) => (taken.includes(one) ? { ...one, along: id } : one));
        return { all: after, value: texts };
      }),
  };
}

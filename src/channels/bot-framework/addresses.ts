import { isDeepStrictEqual } from "node:util";
import type { ReplyAddress } from "../../core/records/reply-address.ts";
import { put, type Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import { CHANNEL } from "./activity.ts";

/** Where conversations are reached without being asked; outlives the process. */
export interface Addresses {
  /** null when nobody ever wrote in it. */
  of(conversation: string): Promise<ReplyAddress | null>;
  keep(conversation: string, address: ReplyAddress): Promise<void>;
}

export function addresses(store: Store, clock: Clock): Addresses {
  const of = async (conversation: string): Promise<ReplyAddress | null> => {
    const key = keys.replyAddress(CHANNEL, conversation);
    return (await store.get(SYSTEM, [key], clock.now())).read(key)?.value ?? null;
  };
  return {
    of,
    async keep(conversation, address) {
      if (isDeepStrictEqual(await of(conversation), address)) return;
      const key = keys.replyAddress(CHANNEL, conversation);
      await store.commit(SYSTEM, { now: clock.now(), puts: [put(key, address)] });
    },
  };
}

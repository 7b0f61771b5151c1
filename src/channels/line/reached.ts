import { put, type Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import { CHANNEL } from "./places.ts";

/** Which chats we may still speak in: LINE tells it once, and then takes what nobody will see. */
export interface Reached {
  is(chat: string): Promise<boolean>;
  /** Somebody blocked the account, or took it out of a group. */
  noMore(chat: string): Promise<void>;
  again(chat: string): Promise<void>;
}

export function reachedChats(store: Store, clock: Clock): Reached {
  const is = async (chat: string): Promise<boolean> => {
    const key = keys.unreachable(CHANNEL, chat);
    return (await store.get(SYSTEM, [key], clock.now())).read(key) === null;
  };
  return {
    is,
    async noMore(chat) {
      const now = clock.now();
      const puts = [put(keys.unreachable(CHANNEL, chat), { since: now })];
      await store.commit(SYSTEM, { now, puts });
    },
    async again(chat) {
      if (await is(chat)) return;
      const dels = [keys.unreachable(CHANNEL, chat)];
      await store.commit(SYSTEM, { now: clock.now(), dels });
    },
  };
}

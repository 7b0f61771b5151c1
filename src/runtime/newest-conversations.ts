import type { Conversation } from "../core/records/conversation.ts";
import type { Store } from "../core/store.ts";
import { indexes, keys } from "../store/keys.ts";
import type { Clock } from "./clock.ts";

/**
 * The conversations in which something happened last, the newest first.
 * @param channels by name
 */
export async function newestConversations(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  community: string,
  channels: readonly string[],
  limit: number,
): Promise<readonly Conversation[]> {
  const lists = await Promise.all(
    channels.map(async (channel) => {
      const query = { reverse: true, limit };
      const entries = await store.range(community, indexes.conversations(channel), query);
      return entries.map(({ score, member }) => ({ score, channel, member }));
    }),
  );
  const newest = lists.flat().toSorted((one, other) => other.score - one.score);
  const wanted = newest
    .slice(0, limit)
    .map(({ channel, member }) => keys.conversation(channel, member));
  const found = await store.get(community, wanted, clock.now());
  return wanted.flatMap((key) => found.read(key)?.value ?? []);
}

import type { Outgoing } from "../../core/records/message.ts";
import type { Key, Snapshot, Store } from "../../core/store.ts";
import { keys, OUTBOXES } from "../../store/keys.ts";
import { isUnreadable } from "../unreadable.ts";

/** What is decided and not yet sent. */
export interface Backlog {
  readonly waiting: number;
  /** How long the oldest has waited, ms; 0 when nothing waits. */
  readonly oldestMs: number;
}

/** Looked at for their age: a reading must stay cheap when thousands wait. */
const LOOKED_AT = 200;

/** Reads what waits in the communities' outboxes; the age is that of the next two hundred of each. */
export async function readBacklog(
  store: Store,
  communities: readonly string[],
  now: number,
): Promise<Backlog> {
  let waiting = 0;
  let oldestMs = 0;
  for (const community of communities) {
    for (const outbox of OUTBOXES) {
      waiting += await store.count(community, outbox, {});
      const next = await store.range(community, outbox, { limit: LOOKED_AT });
      const wanted = next.map(({ member }) => keys.outgoing(member));
      const found = await store.get(community, wanted, now);
      for (const key of wanted) oldestMs = Math.max(oldestMs, now - writtenAt(found, key, now));
    }
  }
  return { waiting, oldestMs };
}

/** One that can't be read waits as well, nobody knows since when. */
function writtenAt(found: Snapshot, key: Key<Outgoing>, now: number): number {
  try {
    return found.read(key)?.value.at ?? now;
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown;
    return now;
  }
}

import { CHANNELS } from "../../core/cases/case-card.ts";
import type { Community } from "../../core/records/community.ts";
import type { Store } from "../../core/store.ts";
import type { SaidBefore } from "../../core/tuning/compare-contents.ts";
import type { Clock } from "../clock.ts";
import { openLines } from "../lines.ts";
import { newestConversations } from "../newest-conversations.ts";

const MONTH_MS = 30 * 86_400_000;
/** So many conversations of a community are looked through. */
const MOST_CONVERSATIONS = 500;
/** So many messages tell what a draft does; each is tried twice. */
const MOST_MESSAGES = 2_000;

/** What residents wrote in the last month, the newest conversations first. */
export async function saidOfLate(
  ports: { readonly store: Store; readonly clock: Clock },
  communities: readonly Community[],
): Promise<readonly SaidBefore[]> {
  const { store, clock } = ports;
  const since = clock.now() - MONTH_MS;
  const read = openLines(store, clock);
  const said: SaidBefore[] = [];
  for (const { id: community, country } of communities) {
    const talks = await newestConversations(ports, community, [...CHANNELS], MOST_CONVERSATIONS);
    for (const { channel, id, apart } of talks) {
      if (said.length >= MOST_MESSAGES) return said.slice(0, MOST_MESSAGES);
      // A talk apart is for those who lead alone (D12).
      if (apart !== null) continue;
      const { lines } = await read.linesBefore({ community, channel, conversation: id }, null);
      for (const { line } of lines)
        if (line.who.kind === "resident" && line.at >= since && line.text.trim() !== "")
          said.push({ text: line.text, country });
    }
  }
  return said.slice(0, MOST_MESSAGES);
}

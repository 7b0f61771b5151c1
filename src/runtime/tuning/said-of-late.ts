import type { SaidBefore } from "../../core/tuning/compare-contents.ts";
import type { Clock } from "../clock.ts";
import type { Runtime } from "../runtime.ts";

const MONTH_MS = 30 * 86_400_000;
/** So many conversations of a community are looked through. */
const MOST_CONVERSATIONS = 500;
/** So many messages tell what a draft does; each is tried twice. */
const MOST_MESSAGES = 2_000;

/** What residents wrote in the last month, the newest conversations first. */
export async function saidOfLate(runtime: Runtime, clock: Clock): Promise<readonly SaidBefore[]> {
  const since = clock.now() - MONTH_MS;
  const said: SaidBefore[] = [];
  for (const { id: community, country } of runtime.communities()) {
    const talks = await runtime.desk.conversations(community, MOST_CONVERSATIONS);
    for (const { channel, id, apart } of talks) {
      if (said.length >= MOST_MESSAGES) return said;
      // A talk apart is for those who lead alone (D12).
      if (apart !== null) continue;
      const { lines } = await runtime.linesBefore({ community, channel, conversation: id }, null);
      for (const { line } of lines)
        if (line.who.kind === "resident" && line.at >= since && line.text.trim() !== "")
          said.push({ text: line.text, country });
    }
  }
  return said.slice(0, MOST_MESSAGES);
}

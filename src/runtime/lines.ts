import type { Line } from "../core/records/message.ts";
import type { IndexEntry, RangeQuery, Store } from "../core/store.ts";
import { indexes, keys } from "../store/keys.ts";
import type { Clock } from "./clock.ts";
import type { ConversationId } from "./context.ts";

/** What was said in conversations. */
export interface Lines {
  /** Ascending; `after` is the last one seen. Lines may repeat across calls, their id tells. */
  lines(conversation: ConversationId, after: IndexEntry | null): Promise<readonly LineEntry[]>;
  /** The page of lines before a place, ascending; before null the newest. */
  linesBefore(conversation: ConversationId, before: IndexEntry | null): Promise<LinePage>;
}

export interface LineEntry {
  /** Where it stands: hand the last one back as `after`. */
  readonly entry: IndexEntry;
  readonly line: Line;
}

export interface LinePage {
  readonly lines: readonly LineEntry[];
  /** The conversation begins with it. */
  readonly isFirst: boolean;
}

/** More than a screen shows; so many of the longest lines are still sent at once. */
const LINES_A_PAGE = 50;

export function openLines(store: Store, clock: Clock): Lines {
  const readLines = async (on: ConversationId, query: RangeQuery): Promise<LineEntry[]> => {
    const index = indexes.lines(on.channel, on.conversation);
    const entries = await store.range(on.community, index, query);
    const wanted = entries.map(({ member }) => keys.line(member));
    const found = await store.get(on.community, wanted, clock.now());
    return entries.flatMap((entry) => {
      const line = found.read(keys.line(entry.member));
      return line ? [{ entry, line: line.value }] : [];
    });
  };

  return {
    lines: (on, after) => readLines(on, { limit: LINES_A_PAGE, ...(after && { after }) }),
    async linesBefore(on, before) {
      const limit = LINES_A_PAGE + 1;
      const found = await readLines(on, { limit, reverse: true, ...(before && { after: before }) });
      const isFirst = found.length < limit;
      return { lines: found.slice(0, LINES_A_PAGE).toReversed(), isFirst };
    },
  };
}

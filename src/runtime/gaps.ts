import { gapsIn, type Gaps } from "../core/tuning/gaps.ts";
import { MONTH_MS } from "../core/tuning/unclear.ts";
import type { RuntimeContext } from "./context.ts";
import { openLines } from "./lines.ts";
import { newestConversations } from "./newest-conversations.ts";

/** So many conversations are looked through, the newest first. */
const MOST_TALKS = 1_000;

/** What the talks of the last four weeks say nothing of, or stop at; none of a talk apart. */
export interface GapsOfMonth extends Gaps {
  readonly talks: number;
  readonly messages: number;
}

/** @param channels by name */
export async function gapsOfMonth(
  context: RuntimeContext,
  community: string,
  channels: readonly string[],
): Promise<GapsOfMonth> {
  const now = context.clock.now();
  const since = now - MONTH_MS;
  const newest = await newestConversations(context, community, channels, MOST_TALKS);
  // A talk apart is for those who lead alone (D12).
  const talks = newest.filter(({ newestAt, apart }) => newestAt >= since && apart === null);
  const reads = openLines(context.store, context.clock);
  const lines = [];
  for (const { channel, id: conversation } of talks) {
    const page = await reads.linesBefore({ community, channel, conversation }, null);
    for (const { line } of page.lines)
      if (line.who.kind === "resident" && line.at >= since) lines.push(line);
  }
  const gaps = gapsIn(context.content(community), talks, lines, now);
  return { ...gaps, talks: talks.length, messages: lines.length };
}

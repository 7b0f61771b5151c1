import { CHANNELS } from "../../core/cases/case-card.ts";
import type { Announcement } from "../../core/records/announcement.ts";
import type { Community } from "../../core/records/community.ts";
import type { Conversation } from "../../core/records/conversation.ts";
import type { Line } from "../../core/records/message.ts";
import { knownOf } from "../../core/records/resident.ts";
import type { IndexEntry, Store } from "../../core/store.ts";
import type { Talk } from "../../core/tuning/play-talk.ts";
import { talkSteps } from "../../core/tuning/talk-steps.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import type { Clock } from "../clock.ts";
import { openLines, type Lines } from "../lines.ts";
import { newestConversations } from "../newest-conversations.ts";

const MONTH_MS = 30 * 86_400_000;
/** So many conversations tell what a draft does … */
const MOST_TALKS = 500;
/** … in so many messages; each is played twice. */
const MOST_MESSAGES = 4_000;
/** Pages of lines that are read of one conversation: nobody's month fills the whole check. */
const MOST_PAGES = 4;

/** What a community's residents were told besides the content. */
export interface Around {
  readonly community: string;
  /** The community's own wordings: the text of its overlay. */
  readonly wordings: string;
  readonly announcements: readonly Announcement[];
}

/** What residents wrote in the last month, by conversation. */
export interface TalksOfLate {
  readonly talks: readonly Talk[];
  readonly around: readonly Around[];
}

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
}

/** The conversations of the last month, the newest of each community first. */
export async function talksOfLate(
  ports: Ports,
  communities: readonly Pick<Community, "id">[],
): Promise<TalksOfLate> {
  const talks: Talk[] = [];
  const around: Around[] = [];
  const share = 1 / Math.max(1, communities.length);
  for (const { id: community } of communities) {
    around.push(await aroundOf(ports, community));
    talks.push(...(await talksIn(ports, community, share)));
  }
  return { talks, around };
}

/** @param share of what is played in all, 0 … 1 */
async function talksIn(ports: Ports, community: string, share: number): Promise<readonly Talk[]> {
  const { store, clock } = ports;
  const since = clock.now() - MONTH_MS;
  const read = openLines(store, clock);
  const most = Math.ceil(MOST_TALKS * share);
  const talks: Talk[] = [];
  let messages = 0;
  for (const talk of await newestConversations(ports, community, [...CHANNELS], most)) {
    // A talk apart is for those who lead alone (D12).
    if (talk.apart !== null) continue;
    const { lines, isFirst } = await linesSince(read, community, talk, since);
    const steps = talkSteps(lines, talk.person);
    const written = steps.filter(({ kind }) => kind === "resident").length;
    if (written === 0) continue;
    messages += written;
    if (messages > MOST_MESSAGES * share) return talks;
    talks.push({
      community,
      channel: talk.channel,
      conversation: talk.id,
      person: talk.person,
      language: talk.language,
      known: isFirst ? await knownBefore(ports, community, talk) : talk.known,
      amongOthers: talk.amongOthers,
      steps,
    });
  }
  return talks;
}

/** Ascending; whether the conversation begins with the first of them. */
async function linesSince(
  read: Lines,
  community: string,
  { channel, id: conversation }: Conversation,
  since: number,
): Promise<{ readonly lines: readonly Line[]; readonly isFirst: boolean }> {
  let entries: Awaited<ReturnType<Lines["linesBefore"]>>["lines"] = [];
  let before: IndexEntry | null = null;
  let isFirst = false;
  for (let page = 0; page < MOST_PAGES && !isFirst; page += 1) {
    const found = await read.linesBefore({ community, channel, conversation }, before);
    entries = [...found.lines, ...entries];
    isFirst = found.isFirst;
    before = entries[0]?.entry ?? null;
    if ((before?.score ?? 0) < since) break;
  }
  const lines = entries.map(({ line }) => line).filter(({ at }) => at >= since);
  return { lines, isFirst: isFirst && lines.length === entries.length };
}

/** What the desk knew of a resident before they had said a word. */
async function knownBefore(
  { store, clock }: Ports,
  community: string,
  { channel, person }: Conversation,
): Promise<Talk["known"]> {
  const key = keys.resident(channel, person);
  const found = (await store.get(community, [key], clock.now())).read(key)?.value;
  return found ? knownOf(found) : {};
}

async function aroundOf({ store, clock }: Ports, community: string): Promise<Around> {
  const [told, own] = [keys.announcements(), keys.overlay(community)];
  const now = clock.now();
  const [announcements, overlay] = await Promise.all([
    store.get(community, [told], now),
    store.get(SYSTEM, [own], now),
  ]);
  return {
    community,
    wordings: overlay.read(own)?.value.text ?? "",
    announcements: announcements.read(told)?.value.all ?? [],
  };
}

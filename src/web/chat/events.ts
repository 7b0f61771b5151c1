import type { Request } from "express";
import type { Community } from "../../core/records/community.ts";
import { dialled } from "../../core/courtesy/numbers-to-dial.ts";
import type { Line } from "../../core/records/message.ts";
import { foldScript } from "../../core/text/normalise.ts";
import type { IndexEntry } from "../../core/store.ts";
import type { ConversationId } from "../../runtime/context.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { coalesced } from "../coalesced.ts";
import type { LiveStream } from "../live-events.ts";
import type { ChatState, WireLine } from "../wire.ts";

/**
 * Lines may become durable slightly out of the order of their times; looking back this far, ms,
 * finds one that came late. More than the longest commit takes.
 */
const LOOK_BACK_MS = 5_000;

export interface ChatFeed {
  readonly runtime: Runtime;
  readonly community: Community;
  readonly on: ConversationId;
  readonly limits: ChatState["limits"];
  /** Hears why reading failed; the stream is ended, so that the page connects again. */
  readonly failed: (thrown: unknown) => void;
}

/**
 * Feeds a resident's page: `line` for each line of the transcript, `state` when it changes, and
 * `ready` once, when all that there is at first has been sent.
 */
export function feedChat(stream: LiveStream, from: IndexEntry | null, feed: ChatFeed): void {
  const { runtime, community, on } = feed;
  /** Of lines near the end, which ones went out already on this stream: id → time. */
  const sent = new Map<string, number>();
  let last = from;
  let lastState = "";
  let isReady = false;

  /** Sends what is new behind `after`; tells whether anything was. */
  const sendLines = async (after: IndexEntry | null): Promise<boolean> => {
    const lines = await runtime.lines(on, after);
    const fresh = lines.filter(({ line }) => !sent.has(line.id));
    for (const { entry, line } of fresh) {
      if (last === null || comesAfter(entry, last)) last = entry;
      sent.set(line.id, entry.score);
      stream.send("line", wireLine(line), eventId(last));
    }
    return fresh.length > 0;
  };

  const freshen = coalesced(async () => {
    const view = await runtime.conversation(on);
    const { zh, en } = community.company;
    const state: ChatState = {
      language: view.language,
      owner: view.owner,
      company: { "zh-Hant": zh, "zh-Hans": foldScript(zh), en },
      zone: community.zone,
      limits: feed.limits,
    };
    const stateNow = JSON.stringify(state);
    if (stateNow !== lastState) stream.send("state", state);
    lastState = stateNow;
    // A long transcript comes page by page.
    let after = lookBack(last);
    while (await sendLines(after)) after = last;
    if (!isReady) stream.send("ready", true);
    isReady = true;
    forget(sent, (last?.score ?? 0) - 2 * LOOK_BACK_MS);
  }, feed.failed);

  // Whatever changes for a resident is said as well: others' turns cost this page nothing.
  stream.onClose(runtime.watch(on.community, freshen, on));
}

/** Where a page stopped reading, as its browser says it; null for the beginning, or nonsense. */
export function lastSeen(request: Request): IndexEntry | null {
  const match = /^(\d{1,16}):([\w%.~!*'()-]{0,1200})$/.exec(request.get("Last-Event-ID") ?? "");
  if (match === null) return null;
  const [, score = "", member = ""] = match;
  try {
    return { score: Number(score), member: decodeURIComponent(member) };
  } catch {
    return null;
  }
}

function eventId({ score, member }: IndexEntry): string {
  return `${score}:${encodeURIComponent(member)}`;
}

function lookBack(last: IndexEntry | null): IndexEntry | null {
  return last === null ? null : { score: last.score - LOOK_BACK_MS, member: "" };
}

function comesAfter(one: IndexEntry, other: IndexEntry): boolean {
  return one.score > other.score || (one.score === other.score && one.member > other.member);
}

function forget(sent: Map<string, number>, before: number): void {
  for (const [id, score] of sent) if (score < before) sent.delete(id);
}

/** Leaves out how it was understood: that is for admins. */
function wireLine(line: Line): WireLine {
  const { id, who, text, choices, attachments, at, message = null } = line;
  const danger = line.danger === undefined ? null : [...dialled(text, line.danger.numbers)];
  return { id, who, text, choices, attachments, at, message, danger };
}

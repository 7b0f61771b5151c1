import type { Request } from "express";
import type { Community } from "../../core/records/community.ts";
import { foldScript } from "../../core/text/normalise.ts";
import type { IndexEntry } from "../../core/store.ts";
import type { ConversationId } from "../../runtime/context.ts";
import type { LineEntry } from "../../runtime/lines.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { coalesced } from "../coalesced.ts";
import type { LiveStream } from "../live-events.ts";
import { LOOK_BACK_MS, lookBack, placeName, placeNamed, wireLine } from "../transcript.ts";
import type { ChatState } from "../wire.ts";

export interface ChatFeed {
  readonly runtime: Pick<Runtime, "lines" | "linesBefore" | "conversation" | "watch">;
  /** With its settings of this moment. */
  readonly community: () => Community;
  readonly on: ConversationId;
  readonly limits: ChatState["limits"];
  /** Hears why reading failed; the stream is ended, so that the page connects again. */
  readonly failed: (thrown: unknown) => void;
}

/** Nothing was said before it. */
const BEGINNING: IndexEntry = { score: 0, member: "" };

/**
 * Feeds a resident's page: `line` for each line of the transcript from the newest page on, `state`
 * when it changes, and `ready` once, when all that there is at first has been sent; with it where
 * older lines are.
 * @param from where the page stopped reading; null for a page that has nothing
 */
export function feedChat(stream: LiveStream, from: IndexEntry | null, feed: ChatFeed): void {
  const { runtime, on } = feed;
  /** Of lines near the end, which ones went out already on this stream: id → time. */
  const sent = new Map<string, number>();
  let last = from ?? BEGINNING;
  /** Looking back ends here: what is older, the page asks for. */
  let oldest = BEGINNING;
  let lastState = "";
  let isReady = false;

  const sendFresh = (lines: readonly LineEntry[]): void => {
    for (const { entry, line } of lines.filter((one) => !sent.has(one.line.id))) {
      if (comesAfter(entry, last)) last = entry;
      sent.set(line.id, entry.score);
      stream.send("line", wireLine(line), placeName(last));
    }
  };

  /** The newest page at once, however long the transcript is; what is before it may be asked for. */
  const sendNewest = async (): Promise<string | null> => {
    const { lines, isFirst } = await runtime.linesBefore(on, null);
    sendFresh(lines);
    const [first] = lines;
    if (first === undefined || isFirst) return null;
    oldest = first.entry;
    return placeName(oldest);
  };

  const sendNew = async (): Promise<void> => {
    let after = lookBack(last);
    if (comesAfter(oldest, after)) after = oldest;
    for (;;) {
      const lines = await runtime.lines(on, after);
      const end = lines.at(-1);
      if (end === undefined) return;
      sendFresh(lines);
      after = end.entry;
      await stream.drained();
    }
  };

  const freshen = coalesced(async () => {
    const view = await runtime.conversation(on);
    const { company, zone } = feed.community();
    const { zh, en } = company;
    const state: ChatState = {
      language: view.language,
      owner: view.owner,
      company: { "zh-Hant": zh, "zh-Hans": foldScript(zh), en },
      zone,
      limits: feed.limits,
    };
    const stateNow = JSON.stringify(state);
    if (stateNow !== lastState) stream.send("state", state);
    lastState = stateNow;
    const before = isReady || from !== null ? null : await sendNewest();
    await sendNew();
    if (!isReady) stream.send("ready", { before });
    isReady = true;
    forget(sent, last.score - 2 * LOOK_BACK_MS);
  }, feed.failed);

  // Whatever changes for a resident is said as well: others' turns cost this page nothing.
  stream.onClose(runtime.watch(on.community, freshen, on));
}

/**
 * Where a page stopped reading, as its browser says it, or the page itself where it opens another
 * stream; null for a page that has nothing, or nonsense.
 */
export function lastSeen(request: Request): IndexEntry | null {
  const { after } = request.query;
  return placeNamed(request.get("Last-Event-ID") ?? (typeof after === "string" ? after : ""));
}

function comesAfter(one: IndexEntry, other: IndexEntry): boolean {
  return one.score > other.score || (one.score === other.score && one.member > other.member);
}

function forget(sent: Map<string, number>, before: number): void {
  for (const [id, score] of sent) if (score < before) sent.delete(id);
}

import type { Inbound } from "../../core/records/message.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { catchUp, type CatchUpParts, type Ourselves } from "./catch-up.ts";
import { plainText } from "./markup.ts";
import type { Read } from "./read.ts";
import { conversationOf, threadOf } from "./thread.ts";

/** Hands messages to the runtime. */
export interface Listener {
  /** Resolves when it is durable, or nothing to us; rejects when Slack must deliver it again. */
  take(read: Read): Promise<void>;
  /** The same of what its writer says to be a resident's. */
  takeAsResident(read: Read): Promise<void>;
  /** Takes in what was missed. Never rejects; while it is at it already, it does nothing. */
  lookBack(): Promise<void>;
}

interface MessageOfChannel {
  readonly channel: string;
  readonly ts: string;
}

export interface ListenParts extends Omit<CatchUpParts, "take"> {
  readonly runtime: Runtime;
  /** Null when Slack doesn't say who we are. */
  readonly ourselves: () => Promise<Ourselves | null>;
  /** What is no resident's word, and was seen to. */
  readonly isSeenTo: (read: Read) => Promise<boolean>;
}

export function listener(parts: ListenParts): Listener {
  const { client, log, runtime, ourselves, isSeenTo } = parts;
  let owes = false;
  let isLookingBack = false;

  const takeIn = async (read: Read): Promise<void> => {
    if (!(await isSeenTo(read))) await received(read);
  };
  const received = async (read: Read): Promise<void> => {
    if (read.kind === "other") return log.info("slack-passed-over", { kind: read.code });
    const { addressed, below, about: item } = read;
    const message = item === undefined ? read.message : await inItsThread(read.message, item);
    const { begun } = await runtime.conversation(message);
    if (!addressed && !begun) return;
    const about = below === null || begun ? "" : await saidAbove(below);
    const text = [about, message.text].filter((one) => one !== "").join("\n");
    await runtime.receive({ ...message, text });
  };
  /** Slack hands out a reply by its own time, and with it the thread that it is in. */
  const inItsThread = async (message: Inbound, item: MessageOfChannel): Promise<Inbound> => {
    const { channel, ts } = item;
    const { messages = [] } = await client.conversations.replies({ channel, ts, limit: 1 });
    const [team = ""] = message.conversation.split(":");
    const thread = messages[0]?.thread_ts ?? ts;
    return { ...message, conversation: conversationOf(threadOf(team, channel, thread)) };
  };
  /** Who calls us to what others said above means that: nobody says it twice. */
  const saidAbove = async ({ channel, ts }: MessageOfChannel): Promise<string> => {
    try {
      const { messages = [] } = await client.conversations.replies({ channel, ts, limit: 1 });
      const [above] = messages;
      return above === undefined || above.bot_id !== undefined
        ? ""
        : plainText(above.text ?? "", null);
    } catch {
      log.warn("slack-thread-not-read");
      return "";
    }
  };
  const lookBack = async (): Promise<void> => {
    if (isLookingBack) return;
    isLookingBack = true;
    try {
      const we = await ourselves();
      if (we !== null) await catchUp({ ...parts, take: takeIn }, we);
    } catch (thrown) {
      log.error("slack-catch-up-failed", {}, thrown);
    } finally {
      isLookingBack = false;
    }
  };

  const kept = async (taking: Promise<void>): Promise<void> => {
    try {
      await taking;
    } catch (thrown) {
      owes = true;
      throw thrown;
    }
    // What could not be kept can be kept again; Slack may have given it up meanwhile.
    if (!owes) return;
    owes = false;
    void lookBack();
  };

  return {
    take: (read) => kept(takeIn(read)),
    takeAsResident: (read) => kept(received(read)),
    lookBack,
  };
}

import type { Runtime } from "../../runtime/runtime.ts";
import { catchUp, type CatchUpParts, type Ourselves } from "./catch-up.ts";
import type { Read } from "./read.ts";

/** Hands messages to the runtime. */
export interface Listener {
  /** Resolves when it is durable, or nothing to us; rejects when Slack must deliver it again. */
  take(read: Read): Promise<void>;
  /** The same of what its writer says to be a resident's. */
  takeAsResident(read: Read): Promise<void>;
  /** Takes in what was missed. Never rejects; while it is at it already, it does nothing. */
  lookBack(): Promise<void>;
}

export interface ListenParts extends Omit<CatchUpParts, "take"> {
  readonly runtime: Runtime;
  /** Null when Slack doesn't say who we are. */
  readonly ourselves: () => Promise<Ourselves | null>;
  /** What is no resident's word, and was seen to. */
  readonly isSeenTo: (read: Read) => Promise<boolean>;
}

export function listener(parts: ListenParts): Listener {
  const { log, runtime, ourselves, isSeenTo } = parts;
  let owes = false;
  let isLookingBack = false;

  const takeIn = async (read: Read): Promise<void> => {
    if (!(await isSeenTo(read))) await received(read);
  };
  const received = async (read: Read): Promise<void> => {
    if (read.kind === "other") return log.info("slack-passed-over", { kind: read.code });
    const { message, addressed } = read;
    if (addressed || (await runtime.conversation(message)).begun) await runtime.receive(message);
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

import { Router } from "express";
import type { Channel, FileSource } from "../../core/channel.ts";
import type { Inbound } from "../../core/records/message.ts";
import type { Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { lineFiles } from "./files.ts";
import { hear, type Pressed } from "./hear.ts";
import { messaging } from "./messaging.ts";
import { CHANNEL, placeIn } from "./places.ts";
import { reachedChats } from "./reached.ts";
import { residentChannel } from "./send.ts";
import type { LineSettings } from "./settings.ts";
import { PATH, webhookRoutes, type TakeEvent } from "./webhook.ts";

/** LINE: residents in chats of their own with an official account, and in groups that it is in. */
export interface Line {
  readonly channel: Channel;
  /** What residents sent, to be fetched. */
  readonly source: FileSource;
  /** Hands what comes in to `runtime`; what LINE says to our token is told when it has. */
  start(runtime: Runtime): Started;
}

interface Started {
  /** `/line/webhook`: to be mounted before anything that reads bodies. */
  readonly router: Router;
  /** Whether it is on, or what to set for it. */
  readonly is: string;
}

export interface LineParts {
  readonly settings: LineSettings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells the operator what to mend. */
  readonly out: (line: string) => void;
}

/** Answers mostly come at once. After this long somebody wonders whether there will be one. */
const PATIENCE_MS = 700;

export function openLine({ settings, store, clock, log, out }: LineParts): Line {
  const { community, pushBudget: budget } = settings;
  const line = messaging(settings, clock);
  const reached = reachedChats(store, clock);

  /** Hands a message over, and shows that an answer is under way while that takes long. */
  const handOver = async (runtime: Runtime, message: Inbound): Promise<void> => {
    const place = placeIn(message.conversation);
    const stop = clock.after(PATIENCE_MS, async () => {
      if (place?.isDirect === true) await line.showLoading(place.person);
    });
    try {
      await runtime.receive(message);
    } finally {
      stop();
    }
  };

  const take = async (runtime: Runtime, event: unknown): ReturnType<TakeEvent> => {
    const heard = hear(event, clock.now());
    switch (heard.kind) {
      case "malformed":
        return "malformed";
      case "noted":
        log.info("line-passed-over", { channel: CHANNEL, kind: heard.code });
        return "taken";
      case "let-in":
        await reached.again(heard.chat);
        return "taken";
      case "shut-out":
        await reached.noMore(heard.chat);
        return "taken";
      case "opened": {
        const { conversation, person, replyToken } = heard;
        await reached.again(conversation);
        const language = await line.languageOf(person);
        const opened = { channel: CHANNEL, community, conversation, person, language };
        await runtime.welcome(replyToken === undefined ? opened : { ...opened, replyToken });
        return "taken";
      }
      case "unsent": {
        const message = { ...heard.message, community };
        const edits = await wordsOf(runtime, message, heard.was);
        if (edits === null) log.info("line-passed-over", { channel: CHANNEL, kind: "unsend" });
        else await handOver(runtime, { ...message, edits });
        return "taken";
      }
      case "message": {
        const message = { ...heard.message, community };
        const { pressed } = heard;
        const press = pressed === null ? {} : await pressedIn(runtime, message, pressed);
        await handOver(runtime, { ...message, ...press });
        return "taken";
      }
    }
  };

  /** LINE may be out of reach for a while, but a wrong token doesn't mend itself. */
  const tellWhatIsWrong = async (): Promise<void> => {
    if ((await line.knowsUs()) === false)
      out("LINE refuses LINE_CHANNEL_ACCESS_TOKEN: issue it anew, and copy it whole.");
  };

  return {
    channel: residentChannel({ line, reached, store, clock, log, budget }),
    source: lineFiles(settings),
    start(runtime) {
      const ids = runtime.communities().map(({ id }) => id);
      if (!ids.includes(community))
        return {
          router: Router(),
          is: `off (set LINE_COMMUNITY to ${ids.join(" or ")}; there is no ${community})`,
        };
      void tellWhatIsWrong();
      const router = webhookRoutes(settings.channelSecret, (event) => take(runtime, event), log);
      return { router, is: `on, at ${PATH}` };
    },
  };
}

/** What a message said that was taken back; null where it never was for us, or long ago. */
async function wordsOf(runtime: Runtime, on: Inbound, was: string): Promise<string | null> {
  const { lines } = await runtime.linesBefore(on, null);
  const said = lines.find(({ line }) => line.message?.endsWith(`:${was}`) === true);
  return said?.line.text ?? null;
}

/** The words on a button, as it was offered. */
async function pressedIn(
  runtime: Runtime,
  on: Inbound,
  { question, choice }: Pressed,
): Promise<Pick<Inbound, "text" | "choice">> {
  const { lines } = await runtime.linesBefore(on, null);
  const asked = lines.find(({ line }) => line.id === question)?.line;
  const text = asked?.choices.find(({ value }) => value === choice)?.label ?? "";
  return { text, choice };
}

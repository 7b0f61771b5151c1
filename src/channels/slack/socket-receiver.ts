import { webApi, type App, type Logger, type Receiver } from "@slack/bolt";
import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";

/** Slack closes a socket every few hours and at once takes the next; then we are patient. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const TIMEOUT_MS = 10_000;

const delivered = z.looseObject({
  body: z.looseObject({}),
  ack: z.custom<(answer?: unknown) => Promise<void>>((value) => typeof value === "function"),
});

export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
  /** Called when a socket is open again after one was lost: something may have been missed. */
  readonly reopened: () => void;
}

/**
 * Socket Mode: takes envelopes from a socket that we open, and acknowledges each only after every
 * listener has done its work (Bolt's own receiver does so before). One whose listener fails stays
 * unacknowledged, and Slack delivers it again. A lost socket is opened anew, for ever.
 */
export function socketReceiver(parts: SocketParts): Receiver {
  const { clock, log, logger } = parts;
  const client = new SocketModeClient({
    appToken: parts.appToken,
    logger,
    // A refusal while it reconnects by itself would end the process.
    autoReconnectEnabled: false,
    clientOptions: {
      slackApiUrl: parts.apiUrl,
      timeout: TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  let app: App | null = null;
  let failures = 0;
  let wasOpen = false;
  let waiting: (() => void) | null = null;
  let stopped = false;

  const connect = async (): Promise<void> => {
    try {
      await client.start();
      failures = 0;
      log.info("slack-socket-open");
      if (wasOpen) parts.reopened();
      wasOpen = true;
    } catch (thrown) {
      failures += 1;
      const code = thrown instanceof webApi.WebAPIPlatformError ? thrown.data.error : "unreachable";
      log.warn("slack-socket-failed", { code, tries: failures });
      later();
    }
  };
  const later = (): void => {
    if (stopped || waiting !== null) return;
    const wait = failures === 0 ? 0 : FIRST_WAIT_MS * 2 ** (failures - 1);
    waiting = clock.after(Math.min(wait, LONGEST_WAIT_MS), () => {
      waiting = null;
      void connect();
    });
  };
  client.on("disconnected", later);

  const deliver = async (event: unknown): Promise<void> => {
    const { body, ack } = delivered.parse(event);
    let answer: unknown;
    try {
      await app?.processEvent({ body, ack: async (given) => void (answer = given) });
      await ack(answer);
    } catch {
      // Bolt, or the client whose socket has gone, has told the log. It is delivered again.
    }
  };
  client.on("slack_event", (event: unknown) => void deliver(event));

  return {
    init: (bolt) => void (app = bolt),
    async start() {
      void connect();
    },
    async stop() {
      stopped = true;
      waiting?.();
      void client.disconnect();
    },
  };
}

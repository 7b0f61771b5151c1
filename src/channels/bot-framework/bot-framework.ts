import { isDeepStrictEqual } from "node:util";
import { Router, json, type ErrorRequestHandler, type Response } from "express";
import { z } from "zod";
import type { Channel } from "../../core/channel.ts";
import { DEFAULT_COMMUNITY } from "../../core/community.ts";
import type { ReplyAddress } from "../../core/reply-address.ts";
import { put, type Store } from "../../core/store.ts";
import type { Clock } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import { CHANNEL, envelopeSchema, hear } from "./activity.ts";
import { shown } from "./cards.ts";
import { connector } from "./connector.ts";
import { isAllowedService } from "./service-url.ts";
import type { BotFrameworkSettings } from "./settings.ts";

/** Microsoft Teams, and whatever else the Bot Framework carries. */
export interface BotFramework {
  readonly channel: Channel;
  /** `/api/messages`, the bot's messaging endpoint; other paths pass through. */
  routes(runtime: Runtime): Router;
}

export interface BotFrameworkParts {
  readonly settings: BotFrameworkSettings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** Activities stay far below; a card's data may be large. */
const MOST_BYTES = 1024 * 1024;

/** Why a request was refused, with the status that makes its platform do the right thing. */
class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

export function botFramework({ settings, store, clock, log }: BotFrameworkParts): BotFramework {
  const platform = connector(settings, clock);
  const isAllowed = (serviceUrl: string): boolean => isAllowedService(serviceUrl, settings.offline);

  const addressOf = async (conversation: string): Promise<ReplyAddress | null> => {
    const key = keys.replyAddress(CHANNEL, conversation);
    return (await store.get(SYSTEM, [key], clock.now())).read(key)?.value ?? null;
  };

  /** Before the turn, which may set a timer that will need it. */
  const keepAddress = async (conversation: string, address: ReplyAddress): Promise<void> => {
    if (isDeepStrictEqual(await addressOf(conversation), address)) return;
    const key = keys.replyAddress(CHANNEL, conversation);
    await store.commit(SYSTEM, { now: clock.now(), puts: [put(key, address)] });
  };

  const receive = async (runtime: Runtime, body: unknown, authorization: string) => {
    const envelope = envelopeSchema.safeParse(body);
    if (!envelope.success) throw new Refusal(400, "malformed-activity");
    const { type, serviceUrl } = envelope.data;
    if (!(await platform.isAuthentic(envelope.data, authorization)))
      throw new Refusal(401, "not-authentic");
    if (!isAllowed(serviceUrl)) throw new Refusal(403, "foreign-service-url");
    const heard = hear(envelope.data, clock.now());
    switch (heard.kind) {
      case "noted":
        log.info("activity-noted", { channel: CHANNEL, kind: type });
        return null;
      case "malformed":
        throw new Refusal(400, "malformed-activity");
      case "unknown-invoke":
        throw new Refusal(501, "unknown-invoke");
      case "message": {
        const { message, address, invoked } = heard;
        await keepAddress(message.conversation, address);
        await runtime.receive({ ...message, community: communityOf(runtime) });
        return invoked === null ? null : invokeAnswer(invoked);
      }
    }
  };

  return {
    channel: {
      name: CHANNEL,
      async send({ to, text, choices }) {
        const address = to.kind === "resident" ? await addressOf(to.conversation) : null;
        if (address === null) return { kind: "undeliverable", reason: "no-address" };
        return platform.send(address, shown(text, choices, address.channelId));
      },
    },
    routes(runtime) {
      const router = Router();
      router
        .route("/api/messages")
        .post(
          // Whoever shows no token at all is not read.
          (request, _response, next) => {
            const shows = settings.app === null || request.headers.authorization !== undefined;
            next(shows ? undefined : new Refusal(401, "not-authentic"));
          },
          json({ limit: MOST_BYTES }),
          async (request, response) => {
            const body: unknown = request.body;
            const answer = await receive(runtime, body, request.headers.authorization ?? "");
            if (answer === null) response.status(200).end();
            else response.json(answer);
          },
        )
        .all((_request, response) => {
          response.set("Allow", "POST");
          refuse(response, 405, "wrong-method");
        });
      router.use(answerErrors(log));
      return router;
    },
  };
}

/** Nothing of the framework says which community somebody lives in: it serves the first. */
function communityOf(runtime: Runtime): string {
  const [first = DEFAULT_COMMUNITY] = runtime.communities();
  return runtime.communities().find(({ id }) => id === DEFAULT_COMMUNITY.id)?.id ?? first.id;
}

/** What Action.Execute waits for: the words that were pressed, shown for a moment. */
function invokeAnswer(label: string): object {
  const type = "application/vnd.microsoft.activity.message";
  return { statusCode: 200, type, value: label };
}

/** What Express's body reader throws. */
const unreadable = z.looseObject({ status: z.int().min(400).max(499) });

function answerErrors(log: Log): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
    if (response.headersSent) return next(thrown);
    if (thrown instanceof Refusal) {
      log.warn("activity-refused", {
        channel: CHANNEL,
        status: thrown.status,
        code: thrown.message,
      });
      return refuse(response, thrown.status, thrown.message);
    }
    const body = unreadable.safeParse(thrown);
    if (body.success) return refuse(response, body.data.status, "unreadable-body");
    // Nothing was kept: a 500 has the platform deliver again.
    log.error("activity-failed", { channel: CHANNEL }, thrown);
    refuse(response, 500, "failed");
  };
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ error: code });
}

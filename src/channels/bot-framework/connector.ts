import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type ConversationParameters,
  type ConversationReference,
} from "botbuilder";
import { z } from "zod";
import type { Sent } from "../../core/channel.ts";
import { replyAddressSchema, type ReplyAddress } from "../../core/records/reply-address.ts";
import type { Clock } from "../../runtime/clock.ts";
import { LEASE_MS } from "../../runtime/context.ts";
import { waitOf } from "../../runtime/sending/retry-after.ts";
import { appToken, type AppToken } from "./app-token.ts";
import type { Shown } from "./cards.ts";
import { envelopeSchema, type Envelope } from "./inbound-activity.ts";
import { isAllowedService } from "./service-url.ts";
import type { App, BotFrameworkSettings } from "./settings.ts";

/** The Bot Framework itself. This file alone knows its SDK. */
export interface Connector {
  /**
   * Whether the platform signed this request for us.
   * @throws when that can't be known now: the platform's keys can't be fetched.
   */
  isAuthentic(activity: Envelope, authorization: string): Promise<boolean>;
  /** The bot's own, for its platform's hosts alone; null where it has none to show. */
  token(): Promise<string | null>;
  /** @throws when it can't be known whether it arrived: no answer, no way there. */
  send(address: ReplyAddress, activity: Shown | Typing): Promise<Sent>;
  /** Shows a message that was sent otherwise. @throws as {@link Connector.send} */
  update(address: ReplyAddress, id: string, activity: Shown): Promise<Sent>;
  /**
   * Begins a thread in a team's channel with a message.
   * @param channel its address
   * @throws as {@link Connector.send}
   */
  begin(channel: ReplyAddress, activity: Shown): Promise<Begun>;
}

/** `conversation`: the platform's id of the thread. */
type Begun =
  | { readonly kind: "begun"; readonly conversation: string }
  | Exclude<Sent, { readonly kind: "sent" }>;

/** Three dots for a while, where a platform has them. */
interface Typing {
  readonly type: "typing";
}

/** Who signs requests of channels. */
const ISSUER = "https://api.botframework.com";
/** With the sign-in before it, it stays under half of the lease. */
const SEND_TIMEOUT_MS = LEASE_MS / 3;

const parametersSchema = z.custom<ConversationParameters>((value) => typeof value === "object");

/** What {@link envelopeSchema} and {@link replyAddressSchema} leave is in the SDK's hands. */
const activitySchema = z.custom<Activity>((value) => envelopeSchema.safeParse(value).success);
const referenceSchema = z.custom<Partial<ConversationReference>>(
  (value) => replyAddressSchema.safeParse(value).success,
);

export function connector(settings: BotFrameworkSettings, clock: Clock): Connector {
  const { app, loginUrl, metadataUrl, offline } = settings;
  const token =
    app === null || app.type === "UserAssignedMSI" ? null : appToken(app, loginUrl, clock);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ...(app === null ? {} : { MicrosoftAppId: app.id }),
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
    },
    credentials(app, token),
    undefined,
    undefined,
    { httpClient: { sendRequest: (request) => post(request, offline) } },
  );
  const adapter = new CloudAdapter(authentication);
  const appId = app?.id ?? "";
  const referenceTo = (address: ReplyAddress) => referenceSchema.parse(address);

  const tried = async <T>(call: () => Promise<T>): Promise<T | Exclude<Sent, { kind: "sent" }>> => {
    try {
      return await call();
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      if (thrown.status === 401) token?.forget();
      return outcomeOf(thrown, clock.now());
    }
  };

  return {
    async isAuthentic(activity, authorization) {
      if (app !== null && issuerOf(authorization) !== ISSUER) return false;
      try {
        // It marks what it reads: the activity itself stays as it came.
        const copy = activitySchema.parse(structuredClone(activity));
        await authentication.authenticateRequest(copy, authorization);
        return true;
      } catch (thrown) {
        if (isForgery(thrown)) return false;
        throw thrown;
      }
    },
    token: async () => (await token?.current()) ?? null,
    send: (address, activity) =>
      tried(async () => {
        await adapter.continueConversationAsync(appId, referenceTo(address), async (context) => {
          // Its id is made up: a reply to it would be a reply to nothing.
          context.activity.id = "";
          await context.sendActivity(activity);
        });
        return { kind: "sent" } as const;
      }),
    update: (address, id, activity) =>
      tried(async () => {
        await adapter.continueConversationAsync(appId, referenceTo(address), async (context) => {
          await context.updateActivity({ ...activity, id });
        });
        return { kind: "sent" } as const;
      }),
    begin: (channel, activity) =>
      tried(async () => {
        const { channelId, serviceUrl, bot, conversation } = channel;
        let begun = "";
        await adapter.createConversationAsync(
          appId,
          channelId,
          serviceUrl,
          ISSUER,
          parametersSchema.parse({
            isGroup: true,
            bot,
            activity,
            channelData: { channel: { id: conversation.id } },
            ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
          }),
          async (context) => void (begun = context.activity.conversation.id),
        );
        return { kind: "begun", conversation: begun } as const;
      }),
  };
}

/**
 * The issuer that a token names; null when it is no token. The SDK is asked only about tokens of
 * the channels: it would take those of any tenant that a forged one names, and remember the name.
 */
function issuerOf(authorization: string): string | null {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return z.looseObject({ iss: z.string() }).safeParse(claims).data?.iss ?? null;
  } catch {
    return null;
  }
}

/** Its own refusals and those of jsonwebtoken; what is left is a failure to fetch the keys. */
function isForgery(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if ("statusCode" in thrown) return thrown.statusCode === 401;
  return /^(?:JsonWebTokenError|TokenExpiredError|NotBeforeError|SyntaxError)$/.test(thrown.name);
}

type Factory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;
type Request = Parameters<Awaited<ReturnType<Factory["createCredentials"]>>["signRequest"]>[0];

function credentials(app: App | null, token: AppToken | null): Factory {
  if (app?.type === "UserAssignedMSI") {
    return new ConfigurationServiceClientCredentialFactory({
      MicrosoftAppId: app.id,
      MicrosoftAppType: app.type,
      MicrosoftAppTenantId: app.tenant,
    });
  }
  return {
    isValidAppId: async (id) => id === app?.id,
    isAuthenticationDisabled: async () => app === null,
    createCredentials: async () => ({
      async signRequest(request: Request) {
        if (token !== null) request.headers.set("Authorization", `Bearer ${await token.current()}`);
        return request;
      },
    }),
  };
}

/** The platform answered, and not with success. */
class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  readonly retryAfter: string | null;
  constructor(status: number, retryAfter: string | null) {
    super(`answered with ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** One try: trying again is the outbox's. Nothing but an allowed host is ever called. */
async function post(request: Request, offline: boolean) {
  if (!isAllowedService(request.url, offline)) throw new Refused(403, null);
  const answer = await fetch(request.url, {
    method: request.method,
    headers: request.headers.rawHeaders(),
    body: z.string().parse(request.body),
    redirect: "error",
    signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
  });
  const bodyAsText = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, answer.headers.get("Retry-After"));
  return { request, status: answer.status, headers: request.headers, bodyAsText };
}

/** What can't get better by waiting: the request is wrong, the conversation gone or closed to us. */
const FOR_GOOD = new Set([400, 403, 404, 405, 410, 413]);

function outcomeOf({ status, retryAfter }: Refused, now: number): Exclude<Sent, { kind: "sent" }> {
  const reason = `status-${status}`;
  if (FOR_GOOD.has(status)) return { kind: "undeliverable", reason };
  return { kind: "later", after: waitOf(retryAfter, now), reason };
}

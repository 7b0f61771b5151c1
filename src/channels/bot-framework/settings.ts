import { z } from "zod";
import type { ReplyAddress } from "../../core/records/reply-address.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import { optionally, origin, usually, webAddress, type Given } from "../../core/variable.ts";
import { isLoopback } from "./service-url.ts";

const APP_TYPES = ["SingleTenant", "MultiTenant", "UserAssignedMSI"] as const;

/** The bot's registration at Microsoft, each kind with what it signs in with. */
export type App =
  | {
      readonly type: "SingleTenant";
      readonly id: string;
      readonly password: string;
      readonly tenant: string;
    }
  | { readonly type: "MultiTenant"; readonly id: string; readonly password: string }
  | { readonly type: "UserAssignedMSI"; readonly id: string; readonly tenant: string };

export interface BotFrameworkSettings {
  /** null: whoever calls is believed. Only where nobody but this machine can call. */
  readonly app: App | null;
  /** Where the keys that sign requests are published. */
  readonly metadataUrl: string;
  /** Where the bot signs in, without a slash at its end. */
  readonly loginUrl: string;
  /** The team's channel where colleagues work; null: where they say so themselves. */
  readonly staffChannel: ReplyAddress | null;
  /** Whether answers may go to this machine itself: there, the whole platform is played. */
  readonly offline: boolean;
}

/** The bot's registration, and who vouches for it. */
export const BOT_FRAMEWORK_VARIABLES = {
  MICROSOFT_APP_ID: optionally(z.guid(), {
    meaning: "Turns on Microsoft Teams and the other Bot Framework channels: the bot's app id.",
    expected: "an application (client) id, such as 00000000-0000-0000-0000-000000000000",
  }),
  MICROSOFT_APP_PASSWORD: optionally(z.string(), {
    meaning: "The bot's client secret.",
    expected: "the secret's value, not its id",
    secret: true,
  }),
  MICROSOFT_APP_TYPE: usually("SingleTenant", z.enum(APP_TYPES), {
    meaning: "How the bot is registered: SingleTenant, MultiTenant or UserAssignedMSI.",
    expected: "SingleTenant, MultiTenant or UserAssignedMSI",
  }),
  MICROSOFT_APP_TENANT_ID: optionally(z.string().regex(/^[\w.-]+$/), {
    meaning: "The tenant that the bot is registered in.",
    expected: "a directory (tenant) id",
  }),
  MICROSOFT_STAFF_CHANNEL: optionally(z.string().regex(/^19:[^;]+$/), {
    meaning:
      "The team's channel where colleagues see what needs people; or an admin tells the bot there: staff here.",
    expected: "a channel's id, such as 19:…@thread.tacv2",
  }),
  MICROSOFT_OPENID_METADATA_URL: optionally(webAddress, {
    meaning: "Who vouches for requests, where it isn't Microsoft: for trying it out offline.",
    expected: "an address of OpenID metadata",
  }),
  MICROSOFT_LOGIN_URL: optionally(origin, {
    meaning: "Where the bot signs in, where it isn't Microsoft: for trying it out offline.",
    expected: "an address without a path",
  }),
  BOT_FRAMEWORK_UNAUTHENTICATED: usually("no", z.enum(["yes", "no"]), {
    meaning: "Believes whoever calls, without an app: for the Agents Playground on this machine.",
    expected: "yes or no",
  }),
};

/** What the operator set, each by itself right; `HOST` is where we listen. */
type Set = Given<typeof BOT_FRAMEWORK_VARIABLES> & { readonly HOST: string };

const MICROSOFT = {
  metadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  loginUrl: "https://login.microsoftonline.com",
};

/** Which variable is wrong, and a line with the cure. */
interface Problem {
  readonly variable: string;
  readonly line: string;
}

/** What the settings come to together; null when the channel is off. */
export function botFrameworkSettings(given: Set): Result<BotFrameworkSettings | null, Problem> {
  const app = appOf(given);
  if (!app.ok) return app;
  if (app.value === null && !isUnauthenticated(given)) return ok(null);
  const metadataUrl = given.MICROSOFT_OPENID_METADATA_URL ?? MICROSOFT.metadataUrl;
  const offline = isUnauthenticated(given) || isLoopback(new URL(metadataUrl).hostname);
  if (offline && !isLoopback(given.HOST)) {
    const variable = isUnauthenticated(given)
      ? "BOT_FRAMEWORK_UNAUTHENTICATED"
      : "MICROSOFT_OPENID_METADATA_URL";
    return wrong(
      variable,
      `would let anybody who reaches ${given.HOST} pose as a resident: leave it out, or set HOST=127.0.0.1`,
    );
  }
  const loginUrl = given.MICROSOFT_LOGIN_URL ?? MICROSOFT.loginUrl;
  const staffChannel = staffChannelOf(app.value, given.MICROSOFT_STAFF_CHANNEL ?? null);
  return ok({ app: app.value, metadataUrl, loginUrl, offline, staffChannel });
}

/** Where a bot that nobody has written to yet reaches Teams. */
const TEAMS_URL = "https://smba.trafficmanager.net/teams/";

function staffChannelOf(app: App | null, id: string | null): ReplyAddress | null {
  if (app === null || id === null) return null;
  const tenant = app.type === "MultiTenant" ? {} : { tenantId: app.tenant };
  return {
    channelId: "msteams",
    serviceUrl: TEAMS_URL,
    bot: { id: `28:${app.id}` },
    user: { id: "" },
    conversation: { id, conversationType: "channel", isGroup: true, ...tenant },
  };
}

function appOf(given: Set): Result<App | null, Problem> {
  const {
    MICROSOFT_APP_ID: id,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenant,
    MICROSOFT_APP_TYPE: type,
  } = given;
  if (isUnauthenticated(given)) {
    return id === undefined
      ? ok(null)
      : wrong("BOT_FRAMEWORK_UNAUTHENTICATED", "and MICROSOFT_APP_ID are both set: choose one");
  }
  if (id === undefined) {
    return password === undefined ? ok(null) : wrong("MICROSOFT_APP_ID", "is missing");
  }
  if (type === "UserAssignedMSI") {
    if (password !== undefined)
      return wrong("MICROSOFT_APP_PASSWORD", "is of no use with a managed identity: leave it out");
    return tenant === undefined ? wrong(...NO_TENANT) : ok({ type, id, tenant });
  }
  if (password === undefined)
    return wrong("MICROSOFT_APP_PASSWORD", "is missing: copy the client secret's value from Azure");
  if (type === "MultiTenant") return ok({ type, id, password });
  return tenant === undefined ? wrong(...NO_TENANT) : ok({ type, id, password, tenant });
}

const isUnauthenticated = (given: Set): boolean => given.BOT_FRAMEWORK_UNAUTHENTICATED === "yes";

const NO_TENANT = [
  "MICROSOFT_APP_TENANT_ID",
  "is missing: copy the directory (tenant) id from Azure, or set MICROSOFT_APP_TYPE",
] as const;

function wrong(variable: string, what: string): { readonly ok: false; readonly error: Problem } {
  return failed({ variable, line: `${variable} ${what}.` });
}

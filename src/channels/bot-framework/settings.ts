import { failed, ok, type Result } from "../../core/result.ts";
import { isLoopback } from "./service-url.ts";

export const APP_TYPES = ["SingleTenant", "MultiTenant", "UserAssignedMSI"] as const;

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
  /** Whether answers may go to this machine itself: there, the whole platform is played. */
  readonly offline: boolean;
}

/** What the operator set, each by itself right. */
export interface Given {
  readonly host: string;
  readonly appId: string | null;
  readonly password: string | null;
  readonly type: (typeof APP_TYPES)[number];
  readonly tenant: string | null;
  readonly metadataUrl: string | null;
  readonly loginUrl: string | null;
  readonly unauthenticated: boolean;
}

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
export function botFrameworkSettings(given: Given): Result<BotFrameworkSettings | null, Problem> {
  const app = appOf(given);
  if (!app.ok) return app;
  if (app.value === null && !given.unauthenticated) return ok(null);
  const metadataUrl = given.metadataUrl ?? MICROSOFT.metadataUrl;
  const offline = given.unauthenticated || isLoopback(new URL(metadataUrl).hostname);
  if (offline && !isLoopback(given.host)) {
    const variable = given.unauthenticated
      ? "BOT_FRAMEWORK_UNAUTHENTICATED"
      : "MICROSOFT_OPENID_METADATA_URL";
    return wrong(
      variable,
      `would let anybody who reaches ${given.host} pose as a resident: leave it out, or set HOST=127.0.0.1`,
    );
  }
  const loginUrl = given.loginUrl ?? MICROSOFT.loginUrl;
  return ok({ app: app.value, metadataUrl, loginUrl, offline });
}

function appOf(given: Given): Result<App | null, Problem> {
  const { appId: id, password, tenant, type } = given;
  if (given.unauthenticated) {
    return id === null
      ? ok(null)
      : wrong("BOT_FRAMEWORK_UNAUTHENTICATED", "and MICROSOFT_APP_ID are both set: choose one");
  }
  if (id === null) {
    return password === null ? ok(null) : wrong("MICROSOFT_APP_ID", "is missing");
  }
  if (type === "UserAssignedMSI") {
    if (password !== null)
      return wrong("MICROSOFT_APP_PASSWORD", "is of no use with a managed identity: leave it out");
    return tenant === null ? wrong(...NO_TENANT) : ok({ type, id, tenant });
  }
  if (password === null)
    return wrong("MICROSOFT_APP_PASSWORD", "is missing: copy the client secret's value from Azure");
  if (type === "MultiTenant") return ok({ type, id, password });
  return tenant === null ? wrong(...NO_TENANT) : ok({ type, id, password, tenant });
}

const NO_TENANT = [
  "MICROSOFT_APP_TENANT_ID",
  "is missing: copy the directory (tenant) id from Azure, or set MICROSOFT_APP_TYPE",
] as const;

function wrong(variable: string, what: string): { readonly ok: false; readonly error: Problem } {
  return failed({ variable, line: `${variable} ${what}.` });
}

import { z } from "zod";
import { failed, ok, type Result } from "../../core/result.ts";
import { optionally, usually, type Given } from "../../core/variable.ts";

/** What turns the channel on, and where it speaks. */
export const SLACK_VARIABLES = {
  SLACK_BOT_TOKEN: optionally(z.string().regex(/^xoxb-[\w-]+$/), {
    meaning: "Turns the Slack channel on, together with one of the next two.",
    expected: "a Bot User OAuth Token; it begins with xoxb-",
    secret: true,
  }),
  SLACK_SIGNING_SECRET: optionally(z.string().regex(/^[0-9a-f]{32}$/), {
    meaning: "Proves that a request to /slack/events comes from Slack.",
    expected: "the app's Signing Secret: 32 characters of 0-9 and a-f",
    secret: true,
  }),
  SLACK_APP_TOKEN: optionally(z.string().regex(/^xapp-[\w-]+$/), {
    meaning: "Socket Mode: we call Slack, which then needs no address of ours.",
    expected: "an App-Level Token with connections:write; it begins with xapp-",
    secret: true,
  }),
  SLACK_STAFF_CHANNEL: optionally(z.string().regex(/^[CG][A-Z0-9]{6,}$/), {
    meaning:
      "Where colleagues see what needs people, and alerts, besides their screen. The app must be a member.",
    expected: "a channel's id, such as C0123456789",
  }),
  SLACK_COMMUNITY: usually("main", z.string().regex(/^[a-z0-9-]{1,40}$/), {
    meaning: "The community whose residents write in the Slack workspace.",
    expected: "a community's id",
  }),
  SLACK_API_URL: usually("https://slack.com/api/", z.string().transform(folderOf), {
    meaning: "Slack's Web API; another one only for tests or a proxy.",
    expected: "an address that begins with https:// or http://",
  }),
};

/** All that is needed for the channel to be on. */
export interface SlackSettings {
  readonly botToken: string;
  /** How Slack reaches us: by requests, or over a socket that we open. */
  readonly delivery:
    | { readonly kind: "http"; readonly signingSecret: string }
    | { readonly kind: "socket"; readonly appToken: string };
  /** The channel's id where alerts to staff are posted; null: on their screen alone. */
  readonly staffChannel: string | null;
  /** The community whose residents write in this workspace. */
  readonly community: string;
  /** With a slash at its end. */
  readonly apiUrl: string;
}

/** The settings, or what the operator must set to have them. */
export function slackSettings(given: Given<typeof SLACK_VARIABLES>): Result<SlackSettings, string> {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
  } = given;
  if (botToken === undefined)
    return failed("set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN");
  const rest = {
    botToken,
    staffChannel: given.SLACK_STAFF_CHANNEL ?? null,
    community: given.SLACK_COMMUNITY,
    apiUrl: given.SLACK_API_URL,
  };
  if (appToken !== undefined) return ok({ ...rest, delivery: { kind: "socket", appToken } });
  if (signingSecret !== undefined)
    return ok({ ...rest, delivery: { kind: "http", signingSecret } });
  return failed("set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode");
}

function folderOf(value: string, context: z.RefinementCtx<string>): string {
  if (URL.canParse(value) && /^https?:/.test(value))
    return value.endsWith("/") ? value : `${value}/`;
  context.addIssue("not an address");
  return z.NEVER;
}

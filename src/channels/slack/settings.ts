import { failed, ok, type Result } from "../../core/result.ts";

/** What the operator gave; null is not given. */
export interface SlackGiven {
  readonly botToken: string | null;
  readonly signingSecret: string | null;
  readonly appToken: string | null;
  readonly staffChannel: string | null;
  readonly community: string;
  readonly apiUrl: string;
}

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
export function slackSettings(given: SlackGiven): Result<SlackSettings, string> {
  const { botToken, signingSecret, appToken, staffChannel, community, apiUrl } = given;
  if (botToken === null)
    return failed("set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN");
  const rest = { botToken, staffChannel, community, apiUrl };
  if (appToken !== null) return ok({ ...rest, delivery: { kind: "socket", appToken } });
  if (signingSecret !== null) return ok({ ...rest, delivery: { kind: "http", signingSecret } });
  return failed("set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode");
}

import type { BotFramework } from "../channels/bot-framework/bot-framework.ts";
import type { Line } from "../channels/line/line.ts";
import type { Slack } from "../channels/slack/slack.ts";
import type { Config } from "../config.ts";
import type { Channel } from "../core/channel.ts";
import type { Files } from "../core/files/files.ts";
import { FEATURES } from "../features.ts";
import type { Clock } from "../runtime/clock.ts";
import type { FileLinks } from "../runtime/files/file-links.ts";
import type { Log } from "../runtime/log.ts";
import type { OpenedData } from "../store/open-data.ts";

export interface ChannelPorts {
  readonly config: Config;
  readonly data: OpenedData;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells the operator what to mend. */
  readonly out: (line: string) => void;
}

/** Its SDK costs 0.3 s at each start: only who uses the channel pays. */
export async function openSlack(ports: ChannelPorts, files: Files): Promise<Slack | null> {
  const { config, clock, log, out } = ports;
  if (!config.slack.ok) return null;
  const slack = await import("../channels/slack/slack.ts");
  const { publicUrl } = config;
  const { acts } = FEATURES;
  return slack.openSlack(config.slack.value, { clock, log, publicUrl, files, acts, out });
}

/** Its SDK takes 0.3 s to load: only who uses the channel waits for it. */
export async function openLine({
  config,
  data,
  clock,
  log,
  out,
}: ChannelPorts): Promise<Line | null> {
  if (!config.line.ok) return null;
  const channel = await import("../channels/line/line.ts");
  return channel.openLine({ settings: config.line.value, store: data.store, clock, log, out });
}

export function slackIsOff({ slack }: Config): string {
  return slack.ok ? "off" : `off (${slack.error})`;
}

export function lineIsOff({ line }: Config): string {
  return line.ok ? "off" : `off (${line.error})`;
}

/** Its SDK costs 0.2 s and 35 MB: only who uses the channel pays. */
export async function openBotFramework(
  ports: ChannelPorts,
  links: FileLinks,
): Promise<BotFramework | null> {
  const { config, data, clock, log } = ports;
  if (config.botFramework === null) return null;
  const { botFramework } = await import("../channels/bot-framework/bot-framework.ts");
  return botFramework({
    settings: config.botFramework,
    store: data.store,
    clock,
    log,
    acts: FEATURES.acts,
    publicUrl: config.publicUrl,
    fileLinks: links,
  });
}

/** Its library is loaded where mails are sent. */
export async function openMail({ mail }: Config): Promise<readonly Channel[]> {
  if (!mail.ok) return [];
  const { mailChannel } = await import("../channels/mail/mail.ts");
  return [mailChannel(mail.value)];
}

export function mailIs({ mail }: Config): string {
  return mail.ok ? `on, from ${mail.value.from}` : `off (${mail.error})`;
}

/** Whether the Bot Framework channel is on, or what to set for it. */
export function teamsIs({ botFramework: settings }: Config): string {
  if (settings === null)
    return "off (set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID)";
  const who = settings.app === null ? ", for whoever calls from this machine" : "";
  return `on, at /api/messages${who}`;
}

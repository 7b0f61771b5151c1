import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { FILE } from "../../src/channels/slack/staff/filing-form.ts";
import { TUNE } from "../../src/channels/slack/staff/tuning-talk.ts";

const manifestSchema = z.looseObject({
  features: z.looseObject({
    app_home: z.looseObject({ home_tab_enabled: z.literal(true) }),
    shortcuts: z.array(z.looseObject({ type: z.literal("message"), callback_id: z.string() })),
    slash_commands: z.array(z.looseObject({ command: z.string(), url: z.string() })),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({
      request_url: z.string(),
      bot_events: z.array(z.string()),
    }),
    interactivity: z.looseObject({ is_enabled: z.literal(true), request_url: z.string() }),
  }),
});

it("the Slack app may do what we call, and hears what we read", () => {
  const file = new URL("../../src/channels/slack/manifest.yml", import.meta.url);
  const { features, oauth_config, settings } = manifestSchema.parse(
    parse(readFileSync(file, "utf8")),
  );
  expect(oauth_config.scopes.bot).toEqual([
    // app_mention
    "app_mentions:read",
    // conversations.history and .replies, message.channels
    "channels:history",
    // chat.postMessage
    "chat:write",
    // /desk, /frontdesk, and the shortcut on messages
    "commands",
    // the names of photos
    "files:read",
    // files.getUploadURLExternal, files.completeUploadExternal
    "files:write",
    // the same for private channels and direct messages
    "groups:history",
    "im:history",
    // users.conversations: who wrote for the first time during an outage
    "im:read",
    // reaction_added
    "reactions:read",
  ]);
  const { event_subscriptions, interactivity } = settings;
  expect(event_subscriptions.bot_events).toEqual([
    "app_home_opened",
    "app_mention",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
  ]);
  const commands = features.slash_commands;
  expect(commands.map(({ command }) => command)).toEqual(["/desk", TUNE]);
  const called = [event_subscriptions, interactivity].map(({ request_url }) => request_url);
  for (const url of [...called, ...commands.map((one) => one.url)])
    expect(new URL(url).pathname).toBe("/slack/events");
  expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([FILE]);
});

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const manifestSchema = z.looseObject({
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
  const { oauth_config, settings } = manifestSchema.parse(parse(readFileSync(file, "utf8")));
  expect(oauth_config.scopes.bot).toEqual([
    // app_mention
    "app_mentions:read",
    // conversations.history and .replies, message.channels
    "channels:history",
    // chat.postMessage
    "chat:write",
    // the names of photos
    "files:read",
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
    "app_mention",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
  ]);
  for (const { request_url } of [event_subscriptions, interactivity])
    expect(new URL(request_url).pathname).toBe("/slack/events");
});

import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const APP = new URL("../../src/channels/bot-framework/app/", import.meta.url);
const bytes = (name: string): Buffer => readFileSync(new URL(name, APP));

const url = z.url({ protocol: /^https$/ });
/** Of Microsoft's schema 1.17 what it demands, with its bounds, and what this bot needs. */
const manifestSchema = z.object({
  $schema: z.literal(
    "https://developer.microsoft.com/en-us/json-schemas/teams/v1.17/MicrosoftTeams.schema.json",
  ),
  manifestVersion: z.literal("1.17"),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: z.string(),
  developer: z.object({
    name: z.string().max(32),
    websiteUrl: url,
    privacyUrl: url,
    termsOfUseUrl: url,
  }),
  name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.object({ short: z.string().max(80), full: z.string().max(4_000) }),
  icons: z.object({ color: z.literal("color.png"), outline: z.literal("outline.png") }),
  accentColor: z.string().regex(/^#[0-9A-F]{6}$/),
  bots: z.tuple([z.object({ botId: z.string(), scopes: z.array(z.string()) })]),
  validDomains: z.array(z.hostname()).max(16),
  webApplicationInfo: z.object({ id: z.string(), resource: url }),
  authorization: z.object({
    permissions: z.object({
      resourceSpecific: z.array(z.object({ name: z.string(), type: z.literal("Application") })),
    }),
  }),
});

describe("the Teams app", () => {
  const text = bytes("manifest.json").toString("utf8");
  const manifest = manifestSchema.parse(JSON.parse(text));
  const [bot] = manifest.bots;

  it("is the bot, in a resident's own chat, in teams and in group chats", () => {
    expect(bot.scopes.toSorted()).toEqual(["groupChat", "personal", "team"]);
    const ids = [manifest.id, bot.botId, manifest.webApplicationInfo.id];
    expect(new Set(ids)).toEqual(new Set(["YOUR-MICROSOFT-APP-ID"]));
  });

  it("asks to read, besides mentions, what is said where it was added", () => {
    const { resourceSpecific } = manifest.authorization.permissions;
    expect(resourceSpecific.map(({ name }) => name)).toEqual([
      "ChannelMessage.Read.Group",
      "ChatMessage.Read.Chat",
    ]);
  });

  it("has two places to fill in, which the README names", () => {
    const hosts = new Set([...text.matchAll(/https:\/\/([\w.-]+)/g)].map(([, host]) => host));
    hosts.delete("developer.microsoft.com");
    expect([...hosts]).toEqual(manifest.validDomains);
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    for (const place of ["YOUR-MICROSOFT-APP-ID", ...manifest.validDomains])
      expect(readme).toContain(place);
  });

  it("has icons of the sizes that Teams takes, the small one white on nothing", async () => {
    const color = await sharp(bytes("color.png")).metadata();
    const outline = sharp(bytes("outline.png"));
    const { width, height, hasAlpha } = await outline.metadata();
    expect([color.width, color.height, width, height, hasAlpha]).toEqual([192, 192, 32, 32, true]);
    const { data } = await outline.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    for (let at = 0; at < data.length; at += 4)
      if ((data[at + 3] ?? 0) > 0)
        expect([data[at], data[at + 1], data[at + 2]]).toEqual([255, 255, 255]);
  });
});

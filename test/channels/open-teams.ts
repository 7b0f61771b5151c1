import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express, { type Router } from "express";
import { z } from "zod";
import { botFramework, type BotFramework } from "../../src/channels/bot-framework/bot-framework.ts";
import type { BotFrameworkSettings } from "../../src/channels/bot-framework/settings.ts";
import { fileLinks } from "../../src/runtime/files/file-links.ts";
import { fileTaker } from "../../src/runtime/files/take-file.ts";
import { filesIn } from "../../src/store/files.ts";
import { FEATURES } from "../../src/features.ts";
import { SYSTEM } from "../../src/store/keys.ts";
import { openTestDesk } from "../runtime/open-test-desk.ts";
import { MODEL, ROOT } from "../product-content.ts";
import { openKeptTuning } from "../../src/runtime/tuning/kept-tuning.ts";
import { readCommunities } from "../../src/runtime/communities.ts";
import { openTuningDesk } from "../../src/runtime/tuning/tuning-desk.ts";
import { keptLog } from "./kept-log.ts";
import { listening } from "./listening.ts";
import { APP_ID, APP_PASSWORD, localPlatform } from "./local-platform.ts";
import { teamsRequests } from "./teams-requests.ts";

const SECRET = new Uint8Array(32);
const DESK = "https://desk.example.com";

/** What an operator sets whose platform this is. */
export function settingsFor(
  platform: Pick<Awaited<ReturnType<typeof localPlatform>>, "metadataUrl" | "loginUrl">,
): BotFrameworkSettings {
  return {
    app: { type: "SingleTenant", id: APP_ID, password: APP_PASSWORD, tenant: "tenant-1" },
    metadataUrl: platform.metadataUrl,
    loginUrl: platform.loginUrl,
    offline: true,
    staffChannel: null,
  };
}

/**
 * A desk that Teams reaches over HTTP, and the platform's other end in the test's hands.
 * @param channelId another platform than Teams behind the Bot Framework
 */
export async function openTeams(change: Partial<BotFrameworkSettings> = {}, channelId = "msteams") {
  const platform = await localPlatform();
  const settings: BotFrameworkSettings = { ...settingsFor(platform), ...change };
  let channel: BotFramework | null = null;
  const { log, logged } = keptLog();
  const folder = mkdtempSync(join(tmpdir(), "teams-files-"));
  const plain = {
    seal: (_: string, bytes: Uint8Array) => bytes,
    open: (_: string, b: Uint8Array) => b,
  };
  const files = filesIn(folder, plain, randomBytes);
  const takeFile = fileTaker();
  const desk = await openTestDesk({
    incoming: () => ({ files, takeFile, sources: channel === null ? [] : [channel.source] }),
    channel(store, clock) {
      channel = botFramework({
        settings,
        store,
        clock,
        log,
        acts: FEATURES.acts,
        publicUrl: DESK,
        fileLinks: fileLinks(SECRET),
      });
      return channel.channel;
    },
    place: () => (channel === null ? [] : [channel.place]),
  });
  let closeTuning = (): void => {};
  const routes = async (): Promise<Router> => {
    if (channel === null) throw new Error("the desk was opened without its channel");
    closeTuning();
    const { store, clock } = desk;
    const kept = await openKeptTuning({ store, clock, log, needsApproval: false });
    const content = { folder: ROOT, names: FEATURES.names, modelFile: MODEL };
    const tuning = openTuningDesk({
      kept,
      ...content,
      clock,
      staysReady: false,
      talks: async () => ({ talks: [], around: [] }),
      burstMs: 0,
      communities: () => readCommunities(store, clock.now()),
    });
    closeTuning = () => {
      tuning.stop();
      kept.close();
    };
    return channel.routes(desk.runtime, tuning);
  };
  let current = await routes();
  const app = express();
  app.use((request, response, next) => current(request, response, next));
  const { address, close } = await listening(createServer(app));
  let writes = 0;
  const count = (): void => void (writes += 1);
  desk.store.watch("main", count);
  desk.store.watch(SYSTEM, count);
  const { activity, post: request } = teamsRequests(
    platform,
    { address, clock: desk.clock },
    channelId,
  );

  /** Posts as it is; resolves when what it caused was sent, too. */
  const post = async (body: unknown, token?: string | null) => {
    const answer = await request(body, token);
    await desk.runtime.idle();
    return answer;
  };

  return {
    desk,
    files,
    platform,
    address,
    activity,
    post,
    logged,
    /** How many commits there have been. */
    writes: () => writes,
    say: (text: string, more: object = {}) => post(activity({ text, ...more })),
    /** Presses a button of the newest card, by its label. */
    async press(label: string, more: object = {}) {
      const button = buttonsOf(platform.posted.at(-1)).find(({ title }) => title === label);
      if (button === undefined) throw new Error(`the newest message has no button ${label}`);
      return post(activity({ value: button.data, ...more }));
    },
    async restart() {
      await desk.restart();
      current = await routes();
    },
    async close() {
      closeTuning();
      await close();
      await desk.close();
      await platform.close();
      rmSync(folder, { recursive: true });
    },
  };
}
export type Teams = Awaited<ReturnType<typeof openTeams>>;

const textSchema = z.union([
  z
    .looseObject({ inlines: z.array(z.looseObject({ text: z.string() })) })
    .transform(({ inlines }) => inlines.map(({ text }) => text).join("")),
  z.looseObject({ type: z.literal("TextBlock"), text: z.string() }).transform(({ text }) => text),
]);
const cardSchema = z.looseObject({
  body: z.array(
    z.union([
      textSchema,
      z
        .looseObject({ type: z.literal("Input.ChoiceSet"), label: z.string() })
        .transform(({ label }) => label),
      z
        .looseObject({ style: z.literal("attention"), items: z.array(textSchema) })
        .transform(({ items }) => items.join("\n")),
    ]),
  ),
  actions: z.array(z.looseObject({ title: z.string(), data: z.looseObject({}) })),
});

function cardOf(posted: unknown) {
  const attachments = z.looseObject({
    attachments: z.array(z.looseObject({ content: cardSchema })),
  });
  return attachments.safeParse(posted).data?.attachments[0]?.content ?? null;
}

export const buttonsOf = (posted: unknown) => cardOf(posted)?.actions ?? [];

/** What a resident reads of it: its text, or that of its card. */
export function read(
  posted:
    | { readonly text?: string | undefined; readonly textFormat?: string | undefined }
    | undefined,
): string {
  const card = cardOf(posted);
  if (card !== null) return card.body.join("\n");
  const text = posted?.text ?? "";
  if (posted?.textFormat !== "xml") return text;
  return text
    .replaceAll("<br/>", "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

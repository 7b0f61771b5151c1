import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { indexes } from "../../src/store/keys.ts";
import { phonePhoto, SAMPLES, SVG } from "../runtime/files/sample-files.ts";
import { openTeams } from "./open-teams.ts";
import { slackDesk } from "./slack-desk.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const HOME = "T0TEAM:D0HOME";
const VOICE = SAMPLES["audio/mp4"] ?? SVG;

async function openSlack() {
  const slack = await slackDesk();
  closers.push(() => slack.close());
  const nothingAwaited = () =>
    expect.poll(() => slack.desk.store.count("main", indexes.awaitedFiles, {})).toBe(0);
  const shared = (...files: readonly object[]) => ({ more: { subtype: "file_share", files } });
  const kept = () => readdir(join(slack.desk.folder, "uploads"));
  return { ...slack, nothingAwaited, shared, kept };
}

it("what a resident sends in Slack is fetched with our token, and kept by us", async () => {
  const slack = await openSlack();
  const photo = slack.api.hosts("漏水.jpg", "image/jpeg", await phonePhoto());
  const voice = slack.api.hosts("audio_message.m4a", "audio/mp4", VOICE);
  const post = await slack.say("廚房漏水", slack.shared(photo, voice));
  expect(post.text).toContain("檔案收到了（2 個）");
  await slack.nothingAwaited();
  const line = (await slack.lines(HOME)).find(({ who }) => who.kind === "resident");
  expect(line?.attachments).toMatchObject([
    { name: "漏水.jpg", type: "image/jpeg" },
    { name: "audio_message.m4a", type: "audio/mp4", size: VOICE.byteLength },
  ]);
  const ids = line?.attachments.map(({ id }) => String(id)) ?? [];
  expect((await slack.kept()).toSorted()).toEqual(ids.toSorted());
});

it("what lies elsewhere than with Slack is not fetched, and its resident hears so", async () => {
  const slack = await openSlack();
  const file = { id: "F1", name: "漏水.jpg", mimetype: "image/jpeg" };
  const forged = { ...file, url_private_download: "https://files.slack.com.evil.example/a.jpg" };
  await slack.deliver(slack.event(slack.message("廚房漏水", slack.shared(forged))));
  await slack.nothingAwaited();
  await expect
    .poll(() => slack.api.posts.map(({ text }) => text))
    .toContainEqual(expect.stringMatching(/漏水\.jpg.*再傳一次/));
  const line = (await slack.lines(HOME)).find(({ who }) => who.kind === "resident");
  expect(line?.attachments).toEqual([{ id: null, name: "漏水.jpg", type: "image/jpeg" }]);
});

it("what Teams holds is fetched with the bot's token, and called what it is", async () => {
  const teams = await openTeams();
  closers.push(() => teams.close());
  const picture = { contentType: "image/*", contentUrl: teams.platform.hosts(await phonePhoto()) };
  const pdf = {
    contentType: "application/vnd.microsoft.teams.file.download.info",
    name: "收據.pdf",
    content: {
      downloadUrl: teams.platform.hosts(SAMPLES["application/pdf"] ?? SVG),
      uniqueId: "u",
      fileType: "pdf",
    },
  };
  await teams.say("管理費繳了，收據在這裡", { attachments: [picture, pdf] });
  const on = teams.desk.on;
  const [conversation = ""] = await teams.desk.runtime.conversations(
    { community: on.community, channel: "bot-framework" },
    0,
    1,
  );
  const place = { community: on.community, channel: "bot-framework", conversation };
  const lines = await teams.desk.runtime.lines(place, null);
  const said = lines.find(({ line }) => line.who.kind === "resident");
  expect(said?.line.attachments).toMatchObject([
    { name: expect.stringMatching(/\.jpg$/), type: "image/jpeg" },
    { name: "收據.pdf", type: "application/pdf" },
  ]);
  for (const { id } of said?.line.attachments ?? [])
    expect(await teams.files.find(id ?? "")).toMatchObject({ owner: place });
});

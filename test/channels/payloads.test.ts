import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hear } from "../../src/channels/bot-framework/activity.ts";
import { envelopeSchema } from "../../src/channels/bot-framework/inbound-activity.ts";
import { hear as hearLine } from "../../src/channels/line/hear.ts";
import { readForm } from "../../src/channels/slack/form.ts";
import { readEvent, readPress, type Read } from "../../src/channels/slack/read.ts";

const FIXTURES = new URL("fixtures/", import.meta.url);
const NOW = Date.parse("2026-11-23T14:31:00+08:00");

/**
 * Payloads in the shape in which the platforms document and send them, with every field, the names
 * and ids made up. What they say to us is written beside, so that none is forgotten.
 */
const payload = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${file}.json`, FIXTURES), "utf8"));
const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, FIXTURES)).map((name) => name.replace(/\.json$/, ""));

const home = { conversation: "T061EG9R6:D024BE91L", person: "T061EG9R6:U2147483697" };
const slack: Readonly<Record<string, object>> = {
  "message.im": {
    kind: "message",
    addressed: true,
    message: {
      ...home,
      id: "T061EG9R6:D024BE91L:1764000001.000100",
      text: "廚房水龍頭一直滴水",
      choice: null,
      attachments: [],
      at: 1_764_000_001_000,
    },
  },
  app_mention: {
    kind: "message",
    addressed: true,
    message: { conversation: "T061EG9R6:C024BE91L:1764000002.000200", text: "電梯壞了" },
  },
  file_share: {
    kind: "message",
    message: {
      text: "漏水的照片",
      attachments: [],
      files: [
        {
          name: "漏水.jpg",
          type: "image/jpeg",
          source: expect.stringMatching(/^https:\/\/files\.slack\.com\/.*\/download\//),
        },
      ],
    },
  },
  block_actions: {
    kind: "message",
    addressed: true,
    message: { ...home, text: "略過", choice: "skip", at: 1_764_000_007_000 },
  },
  view_submission: {
    kind: "message",
    addressed: true,
    message: { ...home, text: "房號: A棟12樓1203", form: { unit: "A棟12樓1203" }, at: NOW },
  },
  message_changed: {
    kind: "message",
    addressed: true,
    message: {
      ...home,
      id: "T061EG9R6:D024BE91L:1764000001.000100:1764000004.000000",
      text: "浴室水龍頭一直滴水",
      edits: "廚房水龍頭一直滴水",
      at: 1_764_000_004_000,
    },
  },
  own_message: { kind: "other", code: "bot-message" },
  url_verification: { kind: "other", code: "url_verification" },
};

/** As Bolt sorts them. */
function readSlack(body: unknown): Read {
  const readers = [
    readEvent(body, "main"),
    readPress(body, "main"),
    readForm(body, "main", NOW),
  ] as const;
  return readers.find(({ kind }) => kind === "message") ?? readers[0];
}

const teams: Readonly<Record<string, object>> = {
  message: {
    kind: "message",
    addressed: "surely",
    invoked: null,
    message: { text: "廚房水龍頭一直滴水", choice: null, attachments: [], id: "1764000000001" },
    address: { channelId: "msteams", bot: { name: "frontdesk" } },
  },
  "card-submit": { kind: "message", message: { text: "略過", choice: "skip" }, invoked: null },
  invoke: { kind: "message", message: { text: "略過", choice: "skip" }, invoked: "略過" },
  "conversation-update": { kind: "opened", language: null },
  "message-reaction": { kind: "message", message: { text: "👍", reactsTo: 1_764_000_000_001 } },
  "installation-update": { kind: "noted" },
  "channel-mention": {
    kind: "message",
    addressed: "surely",
    message: { text: "電梯壞了", attachments: [] },
    address: { conversation: { conversationType: "channel", isGroup: true } },
  },
  photo: {
    kind: "message",
    message: {
      text: "漏水的照片",
      files: [
        {
          name: "image/*",
          type: "image/*",
          source: expect.stringMatching(/^https:\/\/smba\.trafficmanager\.net\//),
        },
      ],
    },
  },
};

const chen = "U4af4980629a1b2c3d4e5f60718293a4b";
const group = "Ca56f94637c1b2c3d4e5f60718293a4b5";
const said = { conversation: chen, person: chen, choice: null };
const line: Readonly<Record<string, object>> = {
  text: {
    kind: "message",
    pressed: null,
    message: {
      ...said,
      id: "01JD9Z7K3F8Q2W5R6T7Y8U9I01:444573844083572737",
      text: "廚房水龍頭一直滴水 (sad)",
      at: 1_795_415_400_001,
      replyToken: { token: "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA", until: 1_795_415_450_001 },
    },
  },
  "group-mention": {
    kind: "message",
    message: {
      conversation: `${group}:${chen}`,
      person: chen,
      text: "電梯壞了 @李主任",
      replyToken: { quote: "q3Plxr4AgKe" },
    },
  },
  sticker: {
    kind: "message",
    message: {
      text: "🙏",
      attachments: [{ id: null, name: "貼圖：thanks、Cony、bow", type: "application/x-sticker" }],
    },
  },
  image: {
    kind: "message",
    message: {
      text: "",
      files: [{ name: "image", type: "image/jpeg", source: "354718705033693859" }],
    },
  },
  video: {
    kind: "message",
    message: { files: [{ name: "video", type: "video/mp4", source: null }] },
  },
  audio: {
    kind: "message",
    message: { files: [{ name: "audio", type: "audio/mp4", source: "325709" }] },
  },
  file: { kind: "message", message: { files: [{ name: "收據.pdf", source: "325710" }] } },
  location: {
    kind: "message",
    message: { text: "📍 社區大門 臺北市信義區市府路45號 (25.03390, 121.56450)" },
  },
  postback: {
    kind: "message",
    message: { ...said, id: "01JD9Z7K3F8Q2W5R6T7Y8U9I09" },
    pressed: { question: "turn-1.r", choice: "skip" },
  },
  unsend: {
    kind: "unsent",
    message: { conversation: `${group}:${chen}`, text: "" },
    was: "444573844083572738",
  },
  follow: { kind: "opened", conversation: chen, person: chen },
  unfollow: { kind: "shut-out", chat: chen },
  join: { kind: "let-in", chat: group },
  leave: { kind: "shut-out", chat: "Ra8dbf4673c1b2c3d4e5f60718293a4b5" },
  "member-joined": { kind: "noted", code: "memberJoined" },
  "video-play-complete": { kind: "noted", code: "videoPlayComplete" },
};

describe("a payload of Slack's", () => {
  it.each(filesIn("slack"))("%s is understood as it is meant", (file) => {
    expect(slack).toHaveProperty([file]);
    expect(readSlack(payload(`slack/${file}`))).toMatchObject(slack[file] ?? {});
  });
});

describe("a payload of Teams'", () => {
  it.each(filesIn("teams"))("%s is understood as it is meant", (file) => {
    expect(teams).toHaveProperty([file]);
    const envelope = envelopeSchema.parse(payload(`teams/${file}`));
    expect(hear(envelope, NOW)).toMatchObject(teams[file] ?? {});
  });
});

describe("a payload of LINE's", () => {
  it.each(filesIn("line"))("%s is understood as it is meant", (file) => {
    expect(line).toHaveProperty([file]);
    expect(hearLine(payload(`line/${file}`), NOW)).toMatchObject(line[file] ?? {});
  });
});

it("payloads are there for all of them", () => {
  expect(filesIn("line").toSorted()).toEqual(Object.keys(line).toSorted());
  expect(filesIn("slack").toSorted()).toEqual(Object.keys(slack).toSorted());
  expect(filesIn("teams").toSorted()).toEqual(Object.keys(teams).toSorted());
});

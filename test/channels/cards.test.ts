import { describe, expect, it } from "vitest";
import { shown, type Shown } from "../../src/channels/bot-framework/cards.ts";
import { isAllowedService } from "../../src/channels/bot-framework/service-url.ts";

const choices = [
  { label: "是", value: "yes" },
  { label: "否", value: "no" },
];

const NOTHING: Shown = { type: "message" };

describe("choices are shown", () => {
  it.each(["msteams", "webchat", "directline", "emulator"])("by a card on %s", (channelId) => {
    const [{ attachments, summary } = NOTHING] = shown(
      { text: "妥當嗎？\n\n請確認。", choices },
      channelId,
    );
    expect(summary).toContain("妥當嗎");
    expect(attachments?.[0]).toMatchObject({
      contentType: "application/vnd.microsoft.card.adaptive",
      content: {
        body: [
          { inlines: [{ type: "TextRun", text: "妥當嗎？" }] },
          { inlines: [{ type: "TextRun", text: "請確認。" }] },
        ],
        actions: [
          { type: "Action.Submit", title: "是", data: { choice: "yes" } },
          { type: "Action.Submit", title: "否", data: { choice: "no" } },
        ],
      },
    });
  });

  it("by suggested actions on LINE, so long as they fit", () => {
    const [{ suggestedActions, text } = NOTHING] = shown({ text: "妥當嗎？", choices }, "line");
    expect(suggestedActions?.actions.map(({ value }) => value)).toEqual(["是", "否"]);
    expect(text).toBe("妥當嗎？");
    const many = Array.from({ length: 14 }, () => choices).flat();
    expect(shown({ text: "妥當嗎？", choices: many }, "line")[0]?.suggestedActions).toBeUndefined();
  });

  it("by a hero card on Slack", () => {
    const [{ attachments } = NOTHING] = shown({ text: "妥當嗎？", choices }, "slack");
    expect(attachments?.[0]?.contentType).toBe("application/vnd.microsoft.card.hero");
  });

  it("by numbers where there are no buttons", () => {
    expect(shown({ text: "妥當嗎？", choices }, "sms")).toEqual([
      { type: "message", text: "妥當嗎？\n1. 是\n2. 否", textFormat: "plain" },
    ]);
  });

  it("behind a text that keeps its lines in Teams, and shows no markup of a resident's", () => {
    expect(shown({ text: "您好 <at>all</at> & **粗**\n再見", choices: [] }, "msteams")).toEqual([
      {
        type: "message",
        text: "您好 &lt;at&gt;all&lt;/at&gt; &amp; **粗**<br/>再見",
        textFormat: "xml",
      },
    ]);
    expect(shown({ text: "**粗** <at>", choices: [] }, "msteams")).toEqual([
      { type: "message", text: "**粗** <at>", textFormat: "plain" },
    ]);
  });

  it("with the last part of a long text, no part longer than its platform takes", () => {
    const text = Array.from({ length: 2_000 }, (_, n) => `${n} 水龍頭漏水 𠮷`).join("\n");
    for (const [channelId, longest] of [
      ["msteams", 28_000],
      ["sms", 1_600 * 3],
    ] as const) {
      const parts = shown({ text, choices }, channelId);
      for (const part of parts)
        expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThan(longest + 300);
      expect(parts.slice(0, -1).every(({ attachments }) => attachments === undefined)).toBe(true);
    }
    const sms = shown({ text, choices }, "sms").map((part) => part.text);
    expect(sms.join("")).toBe(`${text}\n1. 是\n2. 否`);
    const [card = NOTHING] = shown({ text, choices }, "msteams").slice(-1);
    expect(card.attachments?.[0]?.content).toHaveProperty("actions.1.title", "否");
  });
});

describe("words to somebody in danger are shown", () => {
  const text = "請離開，<b>不要</b>回去 [點我](https://evil.example)。\n請撥打 119，不是 1190。";
  const danger = { numbers: ["110", "119"] };

  it.each(["msteams", "webchat", "directline", "emulator"])(
    "on a card of their own on %s, with numbers to press and no markup of anybody else's",
    (channelId) => {
      const [{ attachments, summary } = NOTHING, ...more] = shown(
        { text, choices, danger },
        channelId,
      );
      expect(more).toEqual([]);
      expect(summary).toContain("請離開");
      const run = (words: string) => ({
        type: "RichTextBlock",
        inlines: [{ type: "TextRun", text: words }],
      });
      expect(attachments?.[0]?.content).toMatchObject({
        body: [
          {
            type: "Container",
            style: "attention",
            items: [
              run("⚠️ 請離開，<b>不要</b>回去 [點我](https://evil.example)。"),
              run("請撥打 119，不是 1190。"),
              { type: "TextBlock", text: "☎️ [119](tel:119)" },
            ],
          },
        ],
        actions: [{ title: "是" }, { title: "否" }],
      });
    },
  );

  it("without a row of numbers where none is to be dialled", () => {
    const [card] = shown({ text: "請留在原地。", choices: [], danger: { numbers: [] } }, "msteams");
    expect(JSON.stringify(card)).not.toContain("☎");
    expect(card?.attachments?.[0]?.content).toMatchObject({
      body: [{ style: "attention", items: [{ type: "RichTextBlock" }] }],
    });
  });

  it.each(["sms", "line", "facebook"])("as plain text on %s", (channelId) => {
    expect(shown({ text, choices: [], danger }, channelId)).toEqual([
      { type: "message", text, textFormat: "plain" },
    ]);
  });
});

describe("answers go", () => {
  it.each([
    "https://smba.trafficmanager.net/apac/tenant/",
    "https://webchat.botframework.com/",
    "https://europe.directline.botframework.com/",
    "https://smba.infra.gcc.teams.microsoft.com/teams",
  ])("to %s, which is Microsoft's", (address) => {
    expect(isAllowedService(address, false)).toBe(true);
  });

  it.each([
    "http://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net:8443/",
    "https://me@smba.trafficmanager.net/",
    "https://other.trafficmanager.net/",
    "https://botframework.com.evil.example/",
    "https://notbotframework.com/",
    "http://127.0.0.1:3978/",
    "https://localhost/",
    "smba.trafficmanager.net",
    "",
  ])("not to %j", (address) => {
    expect(isAllowedService(address, false)).toBe(false);
  });

  it.each(["http://127.0.0.1:3978/", "http://localhost/x", "http://[::1]:1/"])(
    "to %s, this machine, only while the platform is played on it",
    (address) => {
      expect(isAllowedService(address, false)).toBe(false);
      expect(isAllowedService(address, true)).toBe(true);
      expect(isAllowedService("http://10.0.0.1/", true)).toBe(false);
    },
  );
});

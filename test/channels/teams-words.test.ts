import { describe, expect, it } from "vitest";
import { hear } from "../../src/channels/bot-framework/activity.ts";
import { envelopeSchema } from "../../src/channels/bot-framework/inbound-activity.ts";

const NOW = Date.parse("2026-11-23T06:31:00Z");
const US = { id: "28:bot", name: "Lee & Chan Desk" };

/** A message of a group, as Teams hands it over. */
const heard = (said: object, where: object = { conversationType: "groupChat", isGroup: true }) =>
  hear(
    envelopeSchema.parse({
      type: "message",
      id: "1",
      channelId: "msteams",
      serviceUrl: "https://smba.trafficmanager.net/apac/",
      from: { id: "29:wong", name: "王太太" },
      recipient: US,
      conversation: { id: "19:group", ...where },
      timestamp: "2026-11-23T06:30:00Z",
      ...said,
    }),
    NOW,
  );
const mention = (mentioned: object, text?: string) => ({ type: "mention", mentioned, text });

describe("a mention in Teams", () => {
  it.each([
    ["as the text has it", "<at>Lee & Chan Desk</at> 電梯壞了", "<at>Lee & Chan Desk</at>"],
    ["escaped there", "<at>Lee &amp; Chan Desk</at>&nbsp;電梯壞了", "<at>Lee & Chan Desk</at>"],
    ["with attributes", '<at id="0">Lee &amp; Chan Desk</at> 電梯壞了', undefined],
    ["of a client without tags", "@desk 電梯壞了", "@desk"],
  ])("of us, %s, is for us and no part of what is said", (_, text, name) => {
    expect(heard({ text, entities: [mention(US, name)] })).toMatchObject({
      addressed: "surely",
      message: { text: "電梯壞了" },
    });
  });

  it("of somebody else is their name, and not for us (B27)", () => {
    const entities = [mention({ id: "29:li", name: "李大文" }, "<at>李大文</at>")];
    expect(heard({ text: "<at>李大文</at> 你看到水漬了嗎", entities })).toMatchObject({
      addressed: "as-an-answer",
      message: { text: "李大文 你看到水漬了嗎" },
    });
  });

  it("of both is for us, with the other's name", () => {
    const text = "<at>Lee &amp; Chan Desk</at> <at>李大文</at>家漏水";
    const entities = [mention(US, "<at>Lee & Chan Desk</at>"), mention({ id: "29:li" }, "李大文")];
    expect(heard({ text, entities })).toMatchObject({
      addressed: "surely",
      message: { text: "李大文家漏水" },
    });
  });
});

describe("a message in Teams", () => {
  it("that comes as HTML alone is read by its lines, without what it quotes", () => {
    const content =
      "<blockquote>舊的話</blockquote><p>廚房漏水</p><p>A棟&nbsp;1203 &amp; 1204<br>很急</p><script>x()</script>";
    const attachments = [{ contentType: "text/html", content }];
    const { message } = Object(
      heard({ text: null, attachments }, { conversationType: "personal" }),
    );
    expect([message.text, message.files]).toEqual(["廚房漏水\nA棟 1203 & 1204\n很急", []]);
  });

  it("that quotes another is read without what it quotes, its mentions by name", () => {
    const content =
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><p>請問是哪一戶？</p></blockquote><p><span itemtype="http://schema.skype.com/Mention" itemid="0">李主任</span> A棟1203</p>';
    const attachments = [{ contentType: "text/html", content }];
    const entities = [{ type: "mention", text: "<at>李主任</at>", mentioned: { id: "29:other" } }];
    const said = { text: "請問是哪一戶？\n\n<at>李主任</at> A棟1203", attachments, entities };
    const { message } = Object(heard(said, { conversationType: "personal" }));
    expect(message.text).toBe("李主任 A棟1203");
  });

  it("without a recipient is heard all the same", () => {
    const where = { conversationType: "personal" };
    expect(heard({ text: "您好", recipient: undefined }, where)).toMatchObject({
      kind: "message",
      addressed: "surely",
    });
  });
});

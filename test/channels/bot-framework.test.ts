import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../../src/core/takeover/speak.ts";
import { take } from "../../src/core/takeover/take.ts";
import { indexes } from "../../src/store/keys.ts";
import { colleague, told } from "../colleague.ts";
import { START } from "../runtime/open-test-desk.ts";
import { buttonsOf, openTeams, read, type Teams } from "./open-teams.ts";
import { BOT, RESIDENT } from "./teams-requests.ts";
import { platformContract } from "./platform-contract.ts";
import { teamsResident } from "./teams-resident.ts";

const MINUTE = 60_000;
const LIN = colleague("林主任");

platformContract("Teams", () => teamsResident());
platformContract("SMS by the Bot Framework, which has no buttons", () => teamsResident("sms"));

let teams: Teams;
beforeEach(async () => {
  teams = await openTeams();
});
afterEach(() => teams.close());

const replies = (): string[] => teams.platform.posted.map(read);
const newest = (): string => replies().at(-1) ?? "";
const tickets = () => teams.desk.runtime.tickets("main", 10);
const REPAIR = "廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家";

describe("a resident in Teams", () => {
  it("reports a repair from the first message to the ticket, with the card's buttons", async () => {
    expect((await teams.say("廚房水龍頭一直滴水")).status).toBe(200);
    expect(newest()).toContain("哪一戶");
    await teams.say("A棟12樓1203");
    await teams.press("略過");
    expect(newest()).toContain("復述一遍");
    expect(buttonsOf(teams.platform.posted.at(-1)).map(({ title }) => title)).toContain("對");
    await teams.press("對");
    const [ticket] = await tickets();
    expect(ticket?.kind).toBe("repair");
    expect(newest()).toContain("已經為您登記");
    expect(teams.platform.signIns()).toBe(1);
  });

  it("C5 gets the apology of the timer after a restart of the desk", async () => {
    await teams.say(REPAIR);
    await teams.say("對");
    expect(await tickets()).toHaveLength(1);
    await teams.restart();
    const before = replies().length;
    await teams.desk.clock.advance(START + 16 * 60_000);
    await teams.desk.runtime.idle();
    expect(replies().slice(before).join()).toContain("讓您久等了");
    expect(teams.platform.posted.at(-1)?.recipient.id).toBe(RESIDENT.id);
    expect(teams.platform.posted.at(-1)?.conversation.id).toBe("a:chat");
  });

  it("is answered when a reaction agrees to what was read back, and only then", async () => {
    const like = (sent: number) =>
      teams.post(
        teams.activity({
          type: "messageReaction",
          reactionsAdded: [{ type: "like" }],
          replyToId: String(sent),
        }),
      );
    await teams.say(REPAIR);
    expect(newest()).toContain("復述一遍");
    const before = replies().length;
    await like(START - MINUTE);
    expect(replies()).toHaveLength(before);
    await like(teams.desk.clock.now());
    expect(newest()).toContain("已經為您登記");
    await like(teams.desk.clock.now());
    expect(replies()).toHaveLength(before + 1);
  });

  it("E1 is heard when only the edited message tells of a danger, and once", async () => {
    const said = { ...teams.activity({ text: "請問管理費幾號繳" }), id: "m1" };
    await teams.post(said);
    const edited = { ...said, type: "messageUpdate", text: "等等，廚房著火了！" };
    const timestamp = new Date(START + 5_000).toISOString();
    await teams.desk.clock.advance(START + 6_000);
    await teams.post({ ...edited, timestamp });
    expect(newest()).toContain("119");
    const before = replies().length;
    await teams.post({ ...edited, timestamp });
    expect(replies()).toHaveLength(before);
  });

  it("is never said when it was deleted before anything was filed, as in Slack", async () => {
    const said = { ...teams.activity({ text: "廚房水龍頭一直滴水" }), id: "m1" };
    await teams.post(said);
    const before = replies().length;
    const gone = { ...said, type: "messageDelete", text: undefined };
    await teams.post({ ...gone, channelData: { eventType: "softDeleteMessage" } });
    expect(replies()).toHaveLength(before);
    await teams.say("我要投訴，樓上每天半夜都很吵，A棟12樓1203");
    await teams.say("略過");
    expect(newest()).toContain("很吵");
    expect(newest()).not.toContain("滴水");
  });

  it("that takes back what nobody wrote to us is left alone", async () => {
    const before = replies().length;
    await teams.post({ ...teams.activity({}), type: "messageDelete", id: "unknown" });
    expect(replies()).toHaveLength(before);
  });

  it("is heard without the mention of the bot that a group needs", async () => {
    await teams.say("<at>frontdesk</at>&nbsp;<at>李主任</at> 廚房漏水", {
      entities: [
        { type: "mention", text: "<at>frontdesk</at>", mentioned: BOT },
        { type: "mention", text: "<at>李主任</at>", mentioned: { id: "29:other" } },
        { type: "clientInfo", locale: "zh-TW" },
      ],
    });
    expect((await lines())[0]).toBe("resident: 李主任 廚房漏水");
  });

  it("sends photos, of which the name and type are kept", async () => {
    await teams.say("廚房漏水", {
      attachments: [
        { contentType: "image/png", contentUrl: "https://x.example/1", name: "漏水.png" },
        { contentType: "text/html", content: "<p>廚房漏水</p>" },
        { contentType: "application/vnd.microsoft.card.adaptive", content: {} },
        "nonsense",
      ],
    });
    const kept = (await transcript()).flatMap(({ attachments }) => attachments);
    expect(kept).toMatchObject([{ name: "漏水.png", type: "image/png" }]);
  });

  it("is answered in plain words, whatever it looks like", async () => {
    await teams.say("廚房漏水 [點我](https://evil.example) **粗** <at>all</at> <b>粗</b>");
    await teams.say("A棟12樓1203，我姓王，0912345678");
    expect(replies().join()).toContain(
      "[點我](https://evil.example) **粗** <at>all</at> <b>粗</b>",
    );
    for (const { text, textFormat, attachments } of teams.platform.posted) {
      if (text === undefined) expect(JSON.stringify(attachments)).not.toContain('"TextBlock"');
      else expect(textFormat).toMatch(/^(?:plain|xml)$/);
      if (textFormat === "xml") expect(text?.replaceAll("<br/>", "")).not.toMatch(/[<>]/);
    }
  });
});

describe("somebody in danger", () => {
  it("has what to do on a card that looks like it, with numbers to press", async () => {
    await teams.say("我家瓦斯漏氣了 [點我](https://evil.example) <at>all</at>");
    const [posted] = teams.platform.posted;
    expect(posted?.summary).toContain("119");
    expect(posted?.attachments?.[0]?.content).toMatchObject({
      body: [{ type: "Container", style: "attention" }],
    });
    expect(newest()).toMatch(/^⚠️ /);
    const blocks = JSON.stringify(posted).match(/"TextBlock","text":"[^"]*"/g);
    expect(blocks).toEqual([expect.stringContaining("[119](tel:119)")]);
  });

  it("has plain text where there are no cards", async () => {
    await teams.say("我家瓦斯漏氣了", { channelId: "sms" });
    const [posted] = teams.platform.posted;
    expect(posted?.attachments).toBeUndefined();
    expect(posted?.text).toContain("119");
    expect(posted?.text).not.toContain("tel:");
  });
});

describe("a chat that a resident opens", () => {
  const opened = (more: object = {}) =>
    teams.activity({
      type: "conversationUpdate",
      membersAdded: [RESIDENT, BOT],
      locale: "en-US",
      ...more,
    });

  it("is welcomed once, in its language, with what residents come for as buttons", async () => {
    const told = opened();
    await Promise.all([teams.post(told), teams.post(told)]);
    await teams.post(opened({ locale: "zh-CN" }));
    expect(replies()).toHaveLength(1);
    expect(newest()).toMatch(/^Hello, this is Property Services\. I am an automatic assistant/);
    await teams.press("Repair");
    expect(newest()).not.toContain("Hello");
    expect(newest()).toMatch(/what|where/i);
  });

  it("is not welcomed any more when it has begun, nor when the bot comes to a group", async () => {
    await teams.say("你好");
    await teams.post(opened());
    const group = { id: "19:group", conversationType: "groupChat", isGroup: true };
    await teams.post(opened({ conversation: group }));
    expect(replies()).toHaveLength(1);
  });
});

describe("among people the bot answers", () => {
  const mention = {
    entities: [{ type: "mention", text: "<at>frontdesk</at>", mentioned: BOT }],
  };
  const thread = { id: "19:x@thread.tacv2;messageid=1", conversationType: "channel" };
  const group = { id: "19:group", conversationType: "groupChat", isGroup: true };

  it("in a channel whoever mentions it, and then all that is said in that thread", async () => {
    await teams.say("廚房水龍頭一直滴水", { conversation: thread });
    expect([replies().length, teams.writes()]).toEqual([0, 0]);
    await teams.say("<at>frontdesk</at> 廚房水龍頭一直滴水", { conversation: thread, ...mention });
    await teams.say("A棟12樓1203", { conversation: thread });
    // Others read along, and Teams has no form that they don't see (B27).
    expect(newest()).toContain("您的稱呼");
    expect(newest()).not.toContain("電話");
    const other = { ...thread, id: "19:x@thread.tacv2;messageid=2" };
    await teams.say("今天好熱", { conversation: other });
    expect(replies()).toHaveLength(2);
  });

  it("in a group chat a mention, and without one what answers its questions", async () => {
    await teams.say("晚上吃什麼", { conversation: group });
    await teams.say("<at>frontdesk</at> 廚房水龍頭一直滴水", { conversation: group, ...mention });
    await teams.say(REPAIR, { conversation: group });
    await teams.press("對", { conversation: group });
    expect(await tickets()).toHaveLength(1);
    const before = replies().length;
    await teams.say("晚上吃什麼", { conversation: group });
    expect(replies()).toHaveLength(before);
  });
});

describe("while an answer takes long", () => {
  const slowly = async (): Promise<void> => {
    const goOn = teams.desk.storeWaits();
    const said = teams.say("你好");
    await vi.waitFor(async () => {
      await teams.desk.clock.advance(teams.desk.clock.now() + 1_000);
      expect(asked).toBeGreaterThan(0);
    });
    goOn();
    expect((await said).status).toBe(200);
  };
  let asked = 0;
  beforeEach(() => {
    asked = 0;
  });

  it("three dots show it; otherwise there are none", async () => {
    await teams.say("你好");
    expect(teams.platform.typing).toEqual([]);
    teams.platform.answers(({ type }) => {
      if (type === "typing") asked += 1;
      return { status: 200 };
    });
    await slowly();
    expect(teams.platform.typing.map(({ conversation }) => conversation.id)).toEqual(["a:chat"]);
    expect(replies()).toHaveLength(2);
  });

  it("nothing is lost when the dots can't be shown", async () => {
    await teams.say("你好");
    teams.platform.answers(({ type }) => {
      if (type !== "typing") return { status: 200 };
      asked += 1;
      return "hang-up";
    });
    await slowly();
    expect(replies()).toHaveLength(2);
  });
});

describe("an activity", () => {
  it("that is delivered again is one turn", async () => {
    const same = teams.activity({ text: "你好" });
    expect((await teams.post(same)).status).toBe(200);
    expect((await teams.post(same)).status).toBe(200);
    await Promise.all([teams.post(same), teams.post(same)]);
    expect(replies()).toHaveLength(1);
    expect(await lines()).toHaveLength(2);
  });

  it("with the same id in another conversation is another message", async () => {
    const same = teams.activity({ text: "你好" });
    await teams.post(same);
    await teams.post({ ...same, conversation: { id: "a:other" } });
    expect(replies()).toHaveLength(2);
  });

  it("of Action.Execute is a pressed button, and answered as an invoke must be", async () => {
    await teams.say(REPAIR);
    const [button] = buttonsOf(teams.platform.posted.at(-1));
    expect(button).toBeDefined();
    const before = replies().length;
    const { status, text } = await teams.post(
      teams.activity({
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { type: "Action.Execute", verb: "choose", data: button?.data } },
      }),
    );
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      statusCode: 200,
      type: "application/vnd.microsoft.activity.message",
      value: button?.title,
    });
    expect(replies().length).toBeGreaterThan(before);
  });

  it.each([
    ["somebody joined", { type: "conversationUpdate", membersAdded: [RESIDENT], from: undefined }],
    ["a reaction", { type: "messageReaction", reactionsAdded: [{ type: "like" }] }],
    ["a kind that we don't know", { type: "somethingNew", text: "你好" }],
    ["our own words", { text: "您好", from: BOT }],
    ["another bot's words", { text: "您好", from: { id: "28:x", role: "bot" } }],
    ["nothing at all", { text: " ", attachments: [{ contentType: "text/html" }] }],
  ])("that tells of %s is taken note of, and causes nothing", async (_, more) => {
    const { status, text } = await teams.post(teams.activity(more));
    expect([status, text]).toEqual([200, ""]);
    expect(teams.writes()).toBe(0);
    expect(replies()).toEqual([]);
  });

  it("that asks for what we don't have is told so", async () => {
    const invoke = teams.activity({ type: "invoke", name: "composeExtension/query", value: {} });
    expect((await teams.post(invoke)).status).toBe(501);
  });

  it("is answered with 500 when the store fails, and is taken when it comes again", async () => {
    const same = teams.activity({ text: "你好" });
    await teams.desk.runtime.stop();
    await teams.desk.store.close();
    const { status, text } = await teams.post(same);
    expect([status, text]).toEqual([500, '{"error":"failed"}']);
    await teams.restart();
    expect((await teams.post(same)).status).toBe(200);
    expect(replies()).toHaveLength(1);
  });
});

describe("the platform", () => {
  const soon = () => teams.desk.clock.advance(teams.desk.clock.now() + 60_000);

  it("that asks to wait is given the time, and then the message", async () => {
    teams.platform.answers(() => ({ status: 429, headers: { "Retry-After": "600" } }));
    await teams.say("你好");
    teams.platform.answers(null);
    await teams.desk.clock.advance(START + 599_000);
    expect(replies()).toHaveLength(0);
    await teams.desk.clock.advance(START + 700_000);
    await teams.desk.runtime.idle();
    expect(replies()).toHaveLength(1);
  });

  it("may name a time to wait until as a date", async () => {
    const until = new Date(START + 600_000).toUTCString();
    teams.platform.answers(() => ({ status: 503, headers: { "Retry-After": until } }));
    await teams.say("你好");
    teams.platform.answers(null);
    await teams.desk.clock.advance(START + 599_000);
    expect(replies()).toHaveLength(0);
    await teams.desk.clock.advance(START + 700_000);
    expect(replies()).toHaveLength(1);
  });

  it.each([403, 404])("that says %d gets no second try, and staff are told", async (status) => {
    let tries = 0;
    teams.platform.answers(() => {
      tries += 1;
      return { status };
    });
    await teams.say("你好");
    await soon();
    expect(tries).toBe(1);
    expect(await teams.desk.store.count("main", indexes.undelivered, {})).toBe(1);
    expect(teams.desk.sent.map(({ text }) => text).join()).toContain("無法送達");
  });

  it.each([
    ["fails", { status: 502 }],
    ["hangs up", "hang-up"],
  ] as const)("that %s is tried again", async (_, how) => {
    teams.platform.answers(() => how);
    await teams.say("你好");
    teams.platform.answers(null);
    await soon();
    expect(replies()).toHaveLength(1);
  });

  it("whose keys can't be fetched is asked to deliver again", async () => {
    const lost = await openTeams({ metadataUrl: "http://127.0.0.1:9/openid" });
    const { status, text } = await lost.say("你好");
    expect([status, text]).toEqual([500, '{"error":"failed"}']);
    expect(lost.writes()).toBe(0);
    await lost.close();
  });

  it("gets a long text in parts, and after a failure those that are left", async () => {
    await teams.say("我要找人");
    const long = Array.from({ length: 1_500 }, (_, n) => `${n} 水龍頭`).join("\n");
    await teams.desk.runtime.staff({ by: LIN, act: told(take), on: ON });
    await teams.desk.runtime.idle();
    const before = replies().length;
    let tries = 0;
    teams.platform.answers(() => ({ status: ++tries === 2 ? 503 : 200 }));
    await teams.desk.runtime.staff({ by: LIN, act: told(speak, { text: long }), on: ON });
    await teams.desk.runtime.idle();
    expect(replies()).toHaveLength(before + 1);
    await soon();
    expect(replies().slice(before).join("")).toContain(long);
    expect(Math.max(...replies().map(({ length }) => length))).toBeLessThanOrEqual(4_000);
  });

  it("without card buttons is given numbers, which may be typed", async () => {
    const sms = { channelId: "sms" };
    await teams.say(REPAIR, sms);
    const [, second] = /^2\. (.+)$/m.exec(newest()) ?? [];
    expect(second).toBeDefined();
    await teams.say("2", sms);
    expect(replies()).toHaveLength(2);
  });

  it("that takes our token back is signed in to again", async () => {
    await teams.say("你好");
    teams.platform.revoke();
    await teams.say("廚房漏水");
    expect(replies()).toHaveLength(1);
    await soon();
    expect(replies()).toHaveLength(2);
  });
});

const ON = {
  community: "main",
  channel: "bot-framework",
  conversation: `msteams:${createHash("sha256").update("a:chat").digest("base64url")}`,
};
const transcript = async () => {
  return (await teams.desk.runtime.lines(ON, null)).map(({ line }) => line);
};
const lines = async (): Promise<string[]> =>
  (await transcript()).map(({ who, text }) => `${who.kind}: ${text}`);

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { FILE } from "../../src/channels/slack/staff/filing-form.ts";
import { deskColleague } from "./desk-colleague.ts";
import { freeAddress } from "./listening.ts";
import type { Post, View } from "./slack-api.ts";
import { fieldsOf, initially, readingOf } from "./slack-api.ts";
import { slackDesk, STAFF_CHANNEL, TEAM, type SlackDesk } from "./slack-desk.ts";

const LIN = "U0LIN";

describe("a colleague in Slack", () => {
  let slack: SlackDesk;
  let own: string;
  beforeEach(async () => {
    const served = await freeAddress();
    own = served.publicUrl;
    slack = await slackDesk({}, undefined, served);
    await slack.desk.colleague("lin", {
      name: "林主任",
      title: "客服",
      identities: [{ channel: "slack", person: `${TEAM}:${LIN}` }],
    });
  });
  afterEach(() => slack.close());

  const card = (): Post => {
    const post = slack.api.posts.findLast(
      ({ channel, thread }) => channel === STAFF_CHANNEL && thread === null,
    );
    if (!post) throw new Error("there is no card");
    return post;
  };
  const says = async (text: string, user = "U0CHEN"): Promise<void> => {
    const where = { user, channel: `D0${user}` };
    expect(await slack.deliver(slack.event(slack.message(text, where)))).toBe(200);
    await slack.desk.settled();
  };
  const takes = async (): Promise<void> => {
    await slack.deliver(slack.press(card(), "接手", LIN));
    await slack.desk.settled();
  };
  const opens = async (user: string, tab = "home"): Promise<string> => {
    const opened = { type: "app_home_opened", user, channel: "D0HOME", tab };
    expect(await slack.deliver(slack.event(opened))).toBe(200);
    return slack.api.homes.get(user)?.join("\n") ?? "";
  };
  const answerSchema = z.object({
    response_type: z.literal("ephemeral"),
    text: z.string(),
    blocks: z.array(z.looseObject({ text: z.looseObject({ text: z.string() }) })),
  });
  const asks = async (text: string, user = LIN): Promise<string> => {
    const { status, answer } = await slack.delivered(slack.command(text, user));
    expect(status).toBe(200);
    return answerSchema
      .parse(JSON.parse(answer))
      .blocks.map((block) => block.text.text)
      .join("\n");
  };
  const threadLink = (): string =>
    `<https://example.slack.com/archives/${STAFF_CHANNEL}/p${card().ts.replace(".", "")}|討論串>`;

  it("has on Home what is theirs, who waits and what is at risk, each time it is opened", async () => {
    expect(await opens(LIN)).toMatch(/我的\n目前沒有。\n等候接待\n目前沒有。/);
    await says("我住A棟1203，我要找真人");
    const home = await opens(LIN);
    expect(home).toMatch(/等候接待\n• 一位住戶（A棟1203室） ⏳ 等候值班同事接待/);
    expect(home).toContain(threadLink());
    expect(home).toContain(`<${own}/c/main/staff#/talk/slack/T0TEAM%3AD0U0CHEN|值班台>`);
    await takes();
    expect(await opens(LIN)).toMatch(/我的\n• 一位住戶（A棟1203室） 👤 林主任接待中/);
  });

  it("sees there what is late, or about to be", async () => {
    await says("我家瓦斯漏氣了，A棟502");
    expect(await opens(LIN)).toMatch(/快到期或已逾期\n• .*A棟502室.*緊急：[^]*staff#[0-9A-Z]{4}-/);
  });

  it("shows to a resident what they can write, and nothing of others", async () => {
    await says("我住A棟1203，我要找真人");
    const home = await opens("U0NEIGHBOUR");
    expect(home).toContain("請在「訊息」分頁直接寫給我");
    expect(home).toContain("write to me under Messages");
    expect(home).not.toContain("A棟1203");
    expect(await opens("U0OTHER", "messages")).toBe("");
  });

  it("asks with /desk what is open about a unit, a name or a ticket", async () => {
    await says("我是A棟1203的王太太，我要找真人");
    await says("B棟701的走廊燈不亮", "U0LEE");
    for (const sought of ["1203", "A-1203", "王太太"]) {
      const found = await asks(sought);
      expect(found).toMatch(/^• 王太太（A棟1203室） ⏳/);
      expect(found).toContain(threadLink());
      expect(found).not.toContain("701");
    }
    expect(await asks("9999")).toMatch(/「9999」目前沒有待處理的事。\n請在 \/desk 後面寫/);
    expect(await asks("&lt;!channel&gt;")).toMatch(/^「&lt;!channel&gt;」目前沒有/);
    expect(await asks("")).toMatch(/^我的\n[^]*等候接待\n• 王太太/);
  });

  it("links themselves by the code from their profile, through /desk", async () => {
    const chen = await deskColleague(slack.desk, "陳小姐", "supervisor");
    expect(await asks("1203", "U0NEW")).toContain("連結碼");
    expect(await asks(await chen.linkCode(), "U0NEW")).toContain("帳號已經連結");
    expect(await asks("", "U0NEW")).toMatch(/^我的/);
  });

  it("is told how to work when they write to the app alone, and may write as who lives here", async () => {
    const own = { user: LIN, channel: "D0LIN" };
    const ownChat = () => slack.api.posts.filter(({ channel }) => channel === own.channel);
    const writes = async (text: string): Promise<void> => {
      const message = slack.message(text, own);
      slack.api.written.push(message);
      await slack.deliver(slack.event(message));
      await slack.desk.settled();
    };
    await writes("我家廚房水龍頭漏水");
    const [notice] = ownChat();
    if (!notice) throw new Error("they were told nothing");
    expect(notice.shown.join("\n")).toMatch(/林主任，您好[^]*\/desk[^]*我的\*\n目前沒有。/);
    expect(await slack.tickets()).toEqual([]);
    // Found again when the desk looks back, it is said once.
    await slack.desk.restart();
    await slack.say("你好");
    expect(ownChat()).toHaveLength(1);
    await slack.answered(slack.press(notice, "以住戶身分送出", LIN));
    await slack.desk.settled();
    expect((await slack.lines("T0TEAM:D0LIN")).map(({ text }) => text)).toContain(
      "我家廚房水龍頭漏水",
    );
    // From then on they are who lives here, till that has rested.
    await writes("A棟1203");
    expect(ownChat().at(-1)?.text).not.toContain("/desk");
    await slack.clock.advance(slack.clock.now() + 2 * 3_600_000);
    await writes("垃圾幾點收");
    expect(ownChat().at(-1)?.text).toContain("/desk");
  });

  it("is not asked as what they write when they are in danger", async () => {
    await says("我家瓦斯漏氣了", LIN);
    const told = slack.api.posts.filter(({ channel }) => channel === `D0${LIN}`);
    expect(told[0]?.text).toContain("瓦斯");
    expect(await slack.tickets()).toHaveLength(1);
  });

  it("links themselves by writing the code to the app alone, or in the staff channel", async () => {
    const chen = await deskColleague(slack.desk, "陳小姐", "supervisor");
    const code = await chen.linkCode();
    await says(code, "U0NEW");
    expect(slack.api.posts.at(-1)?.text).toContain("帳號已經連結");
    expect(await slack.lines("T0TEAM:D0U0NEW")).toEqual([]);
    const writes = async (text: string): Promise<void> => {
      const where = { channel: STAFF_CHANNEL, user: "U0PHONE" };
      expect(await slack.deliver(slack.event(slack.message(text, where)))).toBe(200);
    };
    // It opens once.
    await writes(code);
    expect(slack.api.whispers).toEqual([]);
    await writes(await chen.linkCode());
    expect(slack.api.whispers.at(-1)?.text).toContain("帳號已經連結");
    for (const user of ["U0NEW", "U0PHONE"]) expect(await asks("", user)).toMatch(/^我的/);
  });

  it("files for whoever wrote something, from the menu beside it (D17)", async () => {
    const view = async (text: string, user = LIN): Promise<View> => {
      expect(await slack.deliver(slack.chosen(FILE, text, user))).toBe(200);
      const [opened] = slack.api.views.slice(-1);
      if (!opened) throw new Error("no form was opened");
      return opened;
    };
    const form = await view("A棟1203 浴室天花板一直漏水，我姓王 <tel:0912345678|0912-345-678>");
    expect(fieldsOf(form).map(initially)).toEqual([
      "A棟1203 浴室天花板一直漏水，我姓王 0912-345-678",
      "repair",
      "letter",
      "A棟1203室",
      "王",
      "+886912345678",
    ]);
    const sent = slack.submission(form, { text: "浴室天花板漏水" }, LIN);
    const { answer } = await slack.delivered(sent);
    const [ticket] = await slack.tickets();
    expect(answer).toContain(`已經登記，編號 ${ticket?.member}`);
    // Delivered again it is filed once.
    await slack.delivered(sent);
    expect(await slack.tickets()).toHaveLength(1);
    expect(await asks("1203")).toContain("浴室天花板漏水");
    expect(readingOf(await view("漏水", "U0STRANGER"))).toContain("連結碼");
  });
});

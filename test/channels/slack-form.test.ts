import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { slackDesk, type SlackDesk } from "./slack-desk.ts";
import { fieldsOf, type View } from "./slack-api.ts";

describe("in Slack several questions may be answered in a form", () => {
  let slack: SlackDesk;
  beforeEach(async () => {
    slack = await slackDesk();
  });
  afterEach(() => slack.close());

  const opened = async (label: string): Promise<View> => {
    const [post] = slack.api.posts.slice(-1);
    if (post === undefined) throw new Error("nothing was posted");
    const before = slack.api.views.length;
    expect(await slack.deliver(slack.press(post, label))).toBe(200);
    await slack.api.posted(() => slack.api.views.length > before);
    const [view] = slack.api.views.slice(-1);
    if (view === undefined) throw new Error("nothing was opened");
    return view;
  };
  const ANSWERS = { unit: "A棟12樓1203", name: "王太太", phone: "0912-345-678" };

  it("which fills them all by one message, once", async () => {
    await slack.say("廚房水龍頭一直滴水");
    const view = await opened("填表");
    expect(fieldsOf(view).map(({ label }) => label.text)).toEqual(["房號", "稱呼", "電話"]);
    const sent = slack.submission(view, ANSWERS);
    expect(await slack.deliver(sent)).toBe(200);
    await slack.api.posted(2);
    expect(await slack.deliver(sent)).toBe(200);
    expect(slack.api.posts).toHaveLength(2);
    const [post] = slack.api.posts.slice(-1);
    expect(post?.buttons.map(({ label }) => label)).toEqual(["對", "要修改"]);
    expect(post?.text).toContain("A棟12樓1203室");
    expect(post?.text).toContain("王太太");
    expect(post?.text).toContain("0912-345-678");
    const lines = await slack.lines("T0TEAM:D0HOME");
    expect(lines.filter(({ who }) => who.kind === "resident").map((line) => line.text)).toContain(
      "房號: A棟12樓1203\n稱呼: 王太太\n電話: 0912-345-678",
    );
  });

  it("of which what is left empty is asked for in words; an empty one is none", async () => {
    await slack.say("my kitchen tap is leaking");
    const view = await opened("Fill in a form");
    const { commits } = slack.desk;
    expect(await slack.deliver(slack.submission(view, {}))).toBe(200);
    expect(slack.desk.commits).toBe(commits);
    await slack.deliver(slack.submission(view, { name: "Mrs Wong", phone: "0912345678" }));
    await slack.api.posted(2);
    expect(slack.api.posts.at(-1)?.text).toContain("unit");
  });

  it("of which what can't be read is said beside its field, and the form stays open", async () => {
    await slack.say("廚房水龍頭一直滴水");
    const view = await opened("填表");
    const before = slack.api.posts.length;
    const wrong = await slack.delivered(slack.submission(view, { ...ANSWERS, phone: "沒有啦" }));
    expect(JSON.parse(wrong.answer)).toEqual({
      response_action: "errors",
      errors: { phone: expect.stringContaining("看不出是電話號碼") },
    });
    expect(slack.api.posts).toHaveLength(before);
    expect(await slack.deliver(slack.submission(view, ANSWERS))).toBe(200);
    await slack.api.posted(before + 1);
  });

  it("in the thread where it was opened; one that Slack doesn't open is no loss", async () => {
    const lobby = { channel: "C0LOBBY", thread: "1764000000.000100" };
    const asked = await slack.say("<@U0BOT> 廚房水龍頭一直滴水", lobby);
    slack.api.answers((method) =>
      method === "views.open" ? { body: { ok: false, error: "expired_trigger_id" } } : null,
    );
    expect(await slack.deliver(slack.press(asked, "填表"))).toBe(200);
    await slack.desk.loggedOften("slack-form-not-opened", 1);
    slack.api.answers(() => null);
    const view = await opened("填表");
    await slack.deliver(slack.submission(view, ANSWERS));
    await slack.api.posted(2);
    expect(slack.api.posts.at(-1)).toMatchObject(lobby);
  });
});

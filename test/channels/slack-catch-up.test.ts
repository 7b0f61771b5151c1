import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexes } from "../../src/store/keys.ts";
import type { Post } from "./slack-api.ts";
import { BOT, slackDesk, type SlackDesk } from "./slack-desk.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whoever leaves a repair for longer is reminded of it. */
const A_WHILE = 9 * MINUTE;

/** What was written while nobody listened: Slack's history has it, and nothing delivers it. */
describe("after an outage Slack's history is read", () => {
  let slack: SlackDesk;
  beforeEach(async () => {
    slack = await slackDesk();
    await slack.desk.loggedOften("slack-caught-up", 1);
  });
  afterEach(() => slack.close());

  const write = (text: string, doing?: Parameters<SlackDesk["message"]>[1]): void =>
    void slack.api.written.push(slack.message(text, doing));
  const postsIn = (channel: string): readonly Post[] =>
    slack.api.posts.filter((post) => post.channel === channel);
  const caughtUp = async (): Promise<void> => {
    const before = slack.desk.logged.filter((event) => event === "slack-caught-up").length;
    await slack.desk.restart();
    await slack.desk.loggedOften("slack-caught-up", before + 1);
  };

  it("for direct messages and our threads, in order, each message once", async () => {
    await slack.say("廚房水龍頭一直滴水");
    const asked = slack.message(`<@${BOT}> 電梯壞了`, { channel: "C0LOBBY" });
    await slack.deliver(slack.event({ ...asked, type: "app_mention" }));
    await slack.api.posted(2);
    await slack.clock.advance(slack.clock.now() + A_WHILE);

    await slack.desk.stop();
    write("A棟12樓1203");
    write("王太太");
    write("大廳的電梯", { channel: "C0LOBBY", thread: asked.ts });
    write("有人在嗎", { channel: "D0NEW" });
    write("晚上吃什麼", { channel: "C0LOBBY" });
    await slack.desk.start();
    await slack.api.posted(() => postsIn("D0HOME").length >= 3 && postsIn("D0NEW").length >= 1);
    await slack.api.posted(() => postsIn("C0LOBBY").length >= 2);

    const texts = postsIn("D0HOME").map(({ text }) => text);
    expect(texts.slice(1)).toEqual([
      expect.stringContaining("稱呼和聯絡電話"),
      expect.stringMatching(/房號：A棟12樓1203室\n• 稱呼：王太太/),
    ]);
    const all = slack.api.posts.length;
    await caughtUp();
    expect(slack.api.posts).toHaveLength(all);
    expect((await slack.say("0912345678")).text).toMatch(/王太太\n• 電話：0912-345-678/);
  });

  it("not further back than a day, and not what bots wrote", async () => {
    await slack.say("廚房水龍頭一直滴水");
    await slack.desk.stop();
    write("A棟12樓1203");
    await slack.clock.advance(slack.clock.now() + 25 * HOUR);
    write("您好", { more: { bot_id: "B0OTHER" } });
    await slack.desk.start();
    await slack.desk.loggedOften("slack-caught-up", 2);
    expect(postsIn("D0HOME")).toHaveLength(1);
  });

  it("with patience when Slack asks for it, and in part where it refuses", async () => {
    await slack.say("廚房水龍頭一直滴水");
    await slack.desk.stop();
    write("A棟12樓1203");
    let calls = 0;
    slack.api.answers((method) => {
      if (method === "users.conversations")
        return { body: { ok: false, error: "missing_scope", needed: "im:read" } };
      if (method !== "conversations.history" || ++calls > 1) return null;
      const headers = { "Retry-After": "30" };
      return { status: 429, headers, body: { ok: false, error: "ratelimited" } };
    });
    await slack.desk.start();
    await slack.desk.waited(
      () => slack.clock.advance(slack.clock.now() + 1_000),
      slack.api.posted(2),
    );
    expect(postsIn("D0HOME").at(-1)?.text).toContain("稱呼和聯絡電話");
  });

  it("when what could not be kept can be kept again", async () => {
    await slack.say("廚房水龍頭一直滴水");
    // Before that is noted, nothing more would go there while the clock stands.
    while ((await slack.desk.store.count("main", indexes.outbox, {})) > 0) await setImmediate();
    slack.desk.storeFails(true);
    const lost = slack.message("A棟12樓1203");
    expect(await slack.deliver(slack.event(lost))).toBe(500);
    slack.api.written.push(lost);
    slack.desk.storeFails(false);
    await slack.deliver(slack.event(slack.message("你好", { channel: "D0OTHER" })));
    await slack.api.posted(() => postsIn("D0HOME").length === 2);
    expect(postsIn("D0HOME").at(-1)?.text).toContain("稱呼和聯絡電話");
  });
});

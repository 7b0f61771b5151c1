import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSlack } from "../../src/channels/slack/slack.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { openLog } from "../../src/runtime/log.ts";
import { indexes } from "../../src/store/keys.ts";
import { freeAddress } from "./listening.ts";
import { platformContract } from "./platform-contract.ts";
import type { Post } from "./slack-api.ts";
import { BOT, slackDesk, STAFF_CHANNEL, TEAM, type SlackDesk } from "./slack-desk.ts";
import { slackResident } from "./slack-resident.ts";

platformContract("Slack", async () => {
  const slack = await slackDesk();
  return slackResident(slack, async (what) => (await slack.deliver(what)) === 200);
});

const MINUTE = 60_000;
const log = openLog("silent");

describe("Slack", () => {
  let slack: SlackDesk;
  beforeEach(async () => {
    slack = await slackDesk();
  });
  afterEach(() => slack.close());

  const toStaff = (): Post[] => slack.api.posts.filter(({ channel }) => channel === STAFF_CHANNEL);

  describe("hears", () => {
    it("a mention in a channel, answers in its thread, and goes on there", async () => {
      const asked = slack.message(`<@${BOT}> 廚房水龍頭一直滴水`, { channel: "C0LOBBY" });
      await slack.deliver(slack.event({ ...asked, type: "app_mention" }));
      await slack.api.posted(1);
      expect(slack.api.posts[0]).toMatchObject({ channel: "C0LOBBY", thread: asked.ts });
      const next = await slack.say("A棟12樓1203", { channel: "C0LOBBY", thread: asked.ts });
      expect(next.thread).toBe(asked.ts);
      expect(next.text).toContain("聯絡電話");
      const pressed = await slack.presses(next, "略過");
      expect(pressed.thread).toBe(asked.ts);
      expect(pressed.text).toContain("復述");
    });

    it("B27 in a channel a number by a form alone, and reads back no more of it than is needed", async () => {
      const asked = slack.message(`<@${BOT}> 廚房水龍頭一直滴水，A棟12樓1203`, {
        channel: "C0LOBBY",
      });
      const thread = { channel: "C0LOBBY", thread: asked.ts };
      const ask = await slack.answered(slack.event({ ...asked, type: "app_mention" }));
      expect(ask.text).toContain("按下面的按鈕");
      expect(ask.buttons.map(({ action_id }) => action_id)).toContain("form");
      const readBack = await slack.say("陳先生 0912345678", thread);
      expect(readBack.text).toContain("0912-***-678");
      await slack.presses(readBack, "對");
      const there = slack.api.posts.filter(({ channel }) => channel === "C0LOBBY");
      expect(there.map(({ text }) => text).join()).not.toContain("345");
    });

    it("called below what others said, that, once it is called (B27)", async () => {
      const above = slack.message("三樓走廊的燈壞了", { channel: "C0LOBBY", user: "U0LI" });
      slack.api.written.push(above);
      const thread = { channel: "C0LOBBY", thread: above.ts };
      const asked = slack.message(`<@${BOT}> 麻煩處理`, thread);
      await slack.deliver(slack.event({ ...asked, type: "app_mention" }));
      await slack.api.posted(1);
      expect(slack.api.posts[0]?.thread).toBe(above.ts);
      const [line] = await slack.lines(`${TEAM}:C0LOBBY:${above.ts}`);
      expect(line?.text).toBe("三樓走廊的燈壞了\n麻煩處理");
    });

    it("what somebody forwards to it", async () => {
      const more = {
        attachments: [{ is_share: true, text: "浴室天花板在滴水", author_id: "U0LI" }],
      };
      await slack.say("我鄰居傳的，我住A棟1203", { more });
      const [line] = await slack.lines(`${TEAM}:D0HOME`);
      expect(line?.text).toBe("我鄰居傳的，我住A棟1203\n浴室天花板在滴水");
    });

    it("a thread in a direct message, and answers in it", async () => {
      const first = await slack.say("廚房水龍頭一直滴水");
      expect(first.thread).toBeNull();
      const next = await slack.say("A棟12樓1203", { thread: first.ts });
      expect([next.thread, next.text]).toEqual([first.ts, expect.stringContaining("聯絡電話")]);
      const pressed = await slack.presses(next, "略過");
      expect(pressed.thread).toBe(first.ts);
    });

    it("nothing of what people say to one another", async () => {
      const aside = slack.message("廚房水龍頭一直滴水", { channel: "C0LOBBY" });
      expect(await slack.deliver(slack.event(aside))).toBe(200);
      const thread = { channel: "C0LOBBY", thread: aside.ts };
      expect(await slack.deliver(slack.event(slack.message("A棟12樓1203", thread)))).toBe(200);
      expect(slack.desk.commits).toBe(0);
    });

    it("a mention that comes as a plain message too, once", async () => {
      const asked = slack.message(`<@${BOT}> 你好`, { channel: "C0LOBBY" });
      await Promise.all([
        slack.deliver(slack.event({ ...asked, type: "app_mention" })),
        slack.deliver(slack.event(asked)),
      ]);
      await slack.api.posted(1);
      await slack.say("漏水", { channel: "C0LOBBY", thread: asked.ts });
      expect(slack.api.posts).toHaveLength(2);
    });

    it("the same message under another event's id once", async () => {
      const said = slack.message("你好");
      for (const id of ["Ev1", "Ev2", "Ev3"]) await slack.deliver(slack.event(said, id));
      await slack.api.posted(1);
      await slack.say("廚房水龍頭一直滴水");
      expect(slack.api.posts).toHaveLength(2);
    });

    it("a button that is delivered twice once", async () => {
      await slack.say("廚房水龍頭一直滴水");
      const press = slack.press(await slack.say("A棟12樓1203"), "略過");
      await Promise.all([slack.deliver(press), slack.deliver(press)]);
      await slack.api.posted(3);
      expect((await slack.say("0922333444")).text).toContain("0922-333-444");
    });

    it("an edited message as what its writer says now, in place of what they said", async () => {
      const said = slack.message("廚房水龍頭一直滴水");
      await slack.answered(slack.event(said));
      await slack.answered(slack.edited(said, "浴室水龍頭一直滴水"));
      const asked = await slack.say("A棟12樓1203");
      const { text } = await slack.presses(asked, "略過");
      expect(text).toContain("復述");
      expect(text).toContain("浴室水龍頭一直滴水");
      expect(text).not.toContain("廚房");
    });

    it("E1 a danger that only the edited message tells of", async () => {
      const said = slack.message("請問管理費幾號繳");
      await slack.answered(slack.event(said));
      await slack.deliver(slack.edited(said, "請問管理費幾號繳？廚房著火了！"));
      await slack.api.posted(3);
      expect(
        slack.api.posts
          .slice(1)
          .map(({ text }) => text)
          .join(),
      ).toContain("119");
      expect(toStaff()).not.toEqual([]);
    });

    it("a deleted message as never said, and says nothing to it", async () => {
      const said = slack.message("廚房水龍頭一直滴水");
      await slack.answered(slack.event(said));
      expect(await slack.deliver(slack.deleted(said))).toBe(200);
      expect(slack.api.posts).toHaveLength(1);
      const answer = await slack.say("我要投訴，樓上每天半夜都很吵，A棟12樓1203");
      const { text } = await slack.presses(answer, "略過");
      expect(text).toContain("很吵");
      expect(text).not.toContain("滴水");
      // What nobody told any more is neither reminded of nor filed.
      await slack.presses(slack.api.posts.at(-1) ?? answer, "對");
      await slack.clock.advance(slack.clock.now() + 60 * MINUTE);
      expect(await slack.tickets()).toHaveLength(1);
    });

    it("a reaction to what was read back as its answer, and no other", async () => {
      await slack.say("廚房水龍頭一直滴水");
      const asked = await slack.say("A棟12樓1203");
      const thumb = (reaction: string, ts: string) =>
        slack.event({
          type: "reaction_added",
          user: "U0CHEN",
          reaction,
          item: { type: "message", channel: "D0HOME", ts },
          event_ts: `${slack.clock.now() / 1_000 + 2}.000001`,
        });
      const now = `${slack.clock.now() / 1_000 + 1}.000000`;
      await slack.deliver(thumb("+1", now));
      expect(slack.api.posts).toHaveLength(2);
      await slack.presses(asked, "略過");
      await slack.deliver(thumb("+1", "1000000000.000000"));
      await slack.deliver(thumb("fire", now));
      expect(slack.api.posts).toHaveLength(3);
      await slack.deliver(thumb("+1::skin-tone-3", now));
      await slack.api.posted(5);
      expect(
        slack.api.posts
          .slice(3)
          .map(({ text }) => text)
          .join(),
      ).toContain("已經為您登記");
      expect(await slack.tickets()).toHaveLength(1);
    });

    it("a reaction in a thread of a channel as its resident's answer, and nobody else's", async () => {
      const asked = slack.message(`<@${BOT}> 廚房水龍頭一直滴水，A棟12樓1203`, {
        channel: "C0LOBBY",
      });
      await slack.answered(slack.event(asked));
      const question = slack.api.posts.at(-1);
      const thread = { channel: "C0LOBBY", thread: asked.ts };
      const readBack = question ? await slack.presses(question, "略過") : null;
      expect(readBack?.text).toContain("復述");
      const ts = `${slack.clock.now() / 1_000 + 1}.000000`;
      slack.api.written.push({ channel: "C0LOBBY", ts, thread_ts: asked.ts });
      const thumb = (user: string, item_user: string) =>
        slack.event({
          type: "reaction_added",
          user,
          reaction: "+1",
          item: { type: "message", channel: "C0LOBBY", ts },
          item_user,
          event_ts: `${slack.clock.now() / 1_000 + 2}.00000${user === "U0LI" ? 1 : 2}`,
        });
      const before = slack.api.posts.length;
      expect(await slack.deliver(thumb("U0LI", BOT))).toBe(200);
      expect(await slack.deliver(thumb("U0CHEN", "U0LI"))).toBe(200);
      expect(slack.api.posts).toHaveLength(before);
      await slack.deliver(thumb("U0CHEN", BOT));
      // The staff channel hears of it as well.
      await expect
        .poll(() => slack.api.posts.slice(before))
        .toContainEqual(expect.objectContaining(thread));
      expect(await slack.tickets()).toHaveLength(1);
    });

    it("no edit in a link's preview", async () => {
      const said = slack.message("你好");
      await slack.answered(slack.event(said));
      expect(await slack.deliver(slack.edited(said, "你好"))).toBe(200);
      expect(slack.api.posts).toHaveLength(1);
    });

    it.each([
      ["its own messages", { bot_id: "B0BOT", app_id: "A0APP" }],
      ["its own messages under its user", { user: BOT }],
      ["other bots", { subtype: "bot_message", bot_id: "B0OTHER", user: undefined }],
      ["edits", { subtype: "message_changed", message: { text: "改" }, hidden: true }],
      ["deletions", { subtype: "message_deleted", hidden: true }],
      ["people who join", { subtype: "channel_join" }],
    ])("not %s", async (_, more) => {
      expect(await slack.deliver(slack.event(slack.message("你好", { more })))).toBe(200);
      expect(slack.desk.commits).toBe(0);
    });

    it.each([
      ["an event that is new to us", { type: "star_added", user: "U1", item: {} }],
      ["a reaction", { type: "reaction_added", user: "U1", item: { channel: "C1", ts: "1.0" } }],
      ["a removal of the app", { type: "app_uninstalled" }],
    ])("%s, and lets it pass", async (_, event) => {
      expect(await slack.deliver(slack.event(event))).toBe(200);
      expect(slack.desk.commits).toBe(0);
    });

    it.each([
      [
        "a foreign button",
        { type: "block_actions", actions: [{ type: "button", action_id: "x" }] },
      ],
      ["a form", { type: "view_submission", view: { callback_id: "x" } }],
      ["a closed form", { type: "view_closed", view: { callback_id: "x" } }],
      ["a shortcut", { type: "shortcut", callback_id: "x" }],
      ["a message's shortcut", { type: "message_action", callback_id: "x", channel: { id: "C1" } }],
      ["a menu that asks for its options", { type: "block_suggestion", action_id: "x" }],
    ])("%s, and lets it pass", async (_, payload) => {
      const who = { team: { id: "T0TEAM" }, user: { id: "U1", team_id: "T0TEAM" } };
      expect(await slack.deliver({ ...who, ...payload })).toBe(200);
      expect(slack.desk.commits).toBe(0);
    });

    it("a command, and lets it pass", async () => {
      const body = "command=%2Fdesk&text=hi&team_id=T0TEAM&user_id=U1&channel_id=C1";
      const headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        ...slack.signed(body),
      };
      expect((await slack.post(body, headers)).status).toBe(200);
    });

    it("what a person wrote, not what Slack made of it, and what came along", async () => {
      await slack.say("廚房水龍頭一直滴水");
      await slack.say("A棟12樓1203");
      await slack.say("王太太");
      await slack.say("<tel:+886912345678|0912-345-678> &amp; mail <mailto:a@b.tw|a@b.tw>");
      await slack.say("明天下午");
      const files = [{ id: "F1", name: "漏水.jpg", mimetype: "image/jpeg", url_private: "x" }];
      await slack.say("", { more: { subtype: "file_share", files } });
      await slack.api.posted(() =>
        slack.api.posts.some(({ text }) => text.includes("0912-345-678")),
      );
      const wanted = (await slack.lines("T0TEAM:D0HOME")).flatMap(({ attachments }) => attachments);
      expect(wanted).toMatchObject([{ name: "漏水.jpg", type: "image/jpeg" }]);
    });

    it("Slack's question whether the address is ours", async () => {
      const body = JSON.stringify({ type: "url_verification", challenge: "3eZb" });
      const headers = { "Content-Type": "application/json", ...slack.signed(body) };
      const response = await slack.post(body, headers);
      expect(await response.json()).toEqual({ challenge: "3eZb" });
    });
  });

  describe("says", () => {
    it("to staff in their channel what they must know", async () => {
      await slack.say("我家瓦斯漏氣了");
      await slack.api.posted(() => toStaff().length > 0);
      expect(toStaff()[0]?.text).toMatch(/^:rotating_light: /);
    });

    it("to somebody in danger what to do, so that it looks like it and can be dialled", async () => {
      await slack.deliver(slack.event(slack.message("我家瓦斯漏氣了")));
      const toResident = () => slack.api.posts.filter(({ channel }) => channel === "D0HOME");
      await slack.api.posted(() => toResident().length > 0);
      const [post] = toResident();
      expect(post?.text).toMatch(/^⚠️ .*119/s);
      expect(post?.text).not.toMatch(/[<>]/);
      const shown = post?.shown.join("") ?? "";
      expect(shown.startsWith("⚠️ ")).toBe(true);
      expect(shown).toContain("<tel:119|119>");
      const [attached] = post?.attached ?? [];
      expect(attached?.color).toBe("#a8281d");
      expect(attached?.shown.join("")).toContain("*<tel:119|119>*");
    });

    it("of an emoji by its name what it says of the same character", async () => {
      await slack.deliver(slack.event(slack.message("廚房:fire:")));
      await slack.api.posted(() => toStaff().length > 0);
      expect(toStaff()[0]?.text).toContain("廚房🔥");
    });

    it("to staff, urgently, in one post, with a way to the conversation", async () => {
      const served = await freeAddress();
      const origin = served.publicUrl;
      const linked = await slackDesk({}, undefined, served);
      const alerts = () =>
        linked.api.posts.filter(
          ({ channel, thread }) => channel === STAFF_CHANNEL && thread === null,
        );
      await linked.say("瓦斯漏氣了 &lt;!channel&gt; &lt;https://evil.example|x&gt;");
      await linked.clock.advance(linked.clock.now() + 1_000);
      const [alert, ...more] = alerts();
      expect(more).toEqual([]);
      expect(alert?.shown.join("").match(/<[^>]*>/g)).toEqual([
        "<!channel>",
        `<${origin}/c/main/staff#/talk/slack/T0TEAM%3AD0HOME|值班台>`,
      ]);
      expect(alert?.text).not.toMatch(/[<>]/);
      await linked.close();
    });

    it("to staff on their screen alone when their channel is gone", async () => {
      slack.api.answers((_method, { channel }) =>
        channel === STAFF_CHANNEL ? { body: { ok: false, error: "is_archived" } } : null,
      );
      await slack.say("我家瓦斯漏氣了");
      await slack.clock.advance(slack.clock.now() + 1_000);
      expect(await slack.desk.store.count("main", indexes.alerts, {})).toBeGreaterThan(0);
      expect(await slack.desk.store.count("main", indexes.outbox, {})).toBe(0);
      expect(await slack.desk.store.count("main", indexes.undelivered, {})).toBe(0);
    });

    it("once what had arrived though Slack's answer was lost", async () => {
      const lost = { status: 502, body: {}, arrives: true } as const;
      slack.api.answers((method) => (method === "chat.postMessage" ? lost : null));
      await slack.say("廚房水龍頭一直滴水");
      await slack.say(`<@${BOT}> 你好`, { channel: "C0LOBBY", thread: "1764000000.000100" });
      slack.api.answers(() => null);
      await slack.clock.advance(slack.clock.now() + MINUTE);
      expect(slack.api.calls).toContain("conversations.history");
      expect(slack.api.calls).toContain("conversations.replies");
      expect(slack.api.posts).toHaveLength(2);
      expect(await slack.desk.store.count("main", indexes.outbox, {})).toBe(0);
    });

    it("once what had arrived when the process could not note it", async () => {
      slack.api.answers((method) => {
        if (method === "chat.postMessage") slack.desk.storeFails(true);
        return null;
      });
      const refused = slack.desk.storeRefuses();
      await slack.say("廚房水龍頭一直滴水");
      await refused;
      // So that trying again is due before the clock goes on.
      await setImmediate();
      slack.api.answers(() => null);
      slack.desk.storeFails(false);
      await slack.clock.advance(slack.clock.now() + MINUTE);
      expect(slack.api.posts).toHaveLength(1);
      expect(await slack.desk.store.count("main", indexes.outbox, {})).toBe(0);
    });

    it("all of a long text, in order, going on behind what has arrived", async () => {
      const [channel] = openSlack(slack.settings, {
        clock: slack.clock,
        log,
        publicUrl: null,
        acts: [],
        files: { find: async () => null },
        out: () => {},
      }).channels;
      const outgoing: Outgoing = {
        id: "long",
        to: { kind: "resident", channel: "slack", conversation: "T0TEAM:D0LONG" },
        text: Array.from({ length: 3_000 }, (_, n) => `${n} & 水`).join("\n"),
        choices: [{ label: "對", value: "yes" }],
        at: slack.clock.now(),
        ownerEpoch: null,
        from: { kind: "bot" },
        ticket: null,
        conversation: null,
        urgent: false,
        tries: 0,
      };
      let calls = 0;
      slack.api.answers((method) =>
        method === "chat.postMessage" && ++calls === 2 ? { status: 503, body: {} } : null,
      );
      expect(await channel?.send(outgoing, "main")).toMatchObject({ kind: "later" });
      expect(slack.api.posts).toHaveLength(1);
      expect(await channel?.send({ ...outgoing, tries: 1 }, "main")).toEqual({ kind: "sent" });
      const { posts } = slack.api;
      expect(posts.length).toBeGreaterThan(2);
      expect(posts.map(({ shown }) => shown.join("")).join("")).toBe(
        outgoing.text.replaceAll("&", "&amp;"),
      );
      expect(posts.map(({ buttons }) => buttons.length)).toEqual(
        posts.map((_, n) => (n === posts.length - 1 ? 1 : 0)),
      );
    });

    it("nothing that pings, links or unfurls, whatever a resident wrote", async () => {
      await slack.say("廚房 &lt;!channel&gt; &lt;@U0CHEN&gt; &lt;#C1|x&gt; @here &amp;lt; 漏水");
      await slack.say("A棟12樓1203");
      await slack.say("略過");
      const post = slack.api.posts.at(-1);
      expect(post?.text).toMatch(/&lt;.channel&gt; &lt;@U0CHEN&gt; &lt;#C1\|x&gt; @here &amp;lt/);
      for (const { text, fields } of slack.api.posts) {
        expect(text).not.toMatch(/[<>]/);
        expect(fields).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });
      }
    });
  });

  it("tells the operator that the token is refused, and goes on serving", async () => {
    const refused = await slackDesk({}, () => ({ body: { ok: false, error: "invalid_auth" } }));
    await refused.desk.toldOf(/SLACK_BOT_TOKEN \(invalid_auth\)/);
    expect(refused.desk.told).toContainEqual(expect.stringMatching(/^Slack: +on/));
    await refused.close();
  });

  it("is off, saying why, when its community is not there", async () => {
    const off = await slackDesk({ community: "garden" });
    expect(off.desk.told).toContainEqual(
      expect.stringMatching(/^Slack: +off .*SLACK_COMMUNITY to main/),
    );
    await off.close();
  });
});

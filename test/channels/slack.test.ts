import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Line } from "../../src/core/message.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { channelContract, SLOW_DOWN_MS, type Delivery } from "./contract.ts";
import type { Answer, Post } from "./slack-api.ts";
import { BOT, SECRET, slackDesk, STAFF_CHANNEL, type SlackDesk } from "./slack-desk.ts";

const HOME = "D0HOME";

const refusals: Readonly<Record<string, Answer | null>> = {
  takes: null,
  "asks-for-patience": {
    status: 429,
    headers: { "Retry-After": String(SLOW_DOWN_MS / 1_000) },
    body: { ok: false, error: "ratelimited" },
  },
  fails: { status: 503, body: { ok: false } },
  "has-lost-the-place": { body: { ok: false, error: "channel_not_found" } },
};

channelContract("Slack", async () => {
  const desk = await slackDesk();
  const replies = (): Post[] => desk.api.posts.filter(({ channel }) => channel === HOME);
  const deliver = async (what: object): Promise<Delivery> => {
    const again = async (): Promise<boolean> => (await desk.deliver(what)) === 200;
    return { accepted: await again(), again };
  };
  return {
    clock: desk.clock,
    write: (text) => deliver(desk.event(desk.message(text))),
    press(label) {
      const [newest] = replies().slice(-1);
      if (!newest) throw new Error("there is nothing to press on");
      return deliver(desk.press(newest, label));
    },
    replies: () =>
      replies().map(({ shown, buttons }) => ({
        text: shown.join(""),
        choices: buttons.map(({ label }) => label),
      })),
    replied: (count) => desk.api.posted(() => replies().length >= count),
    tickets: () => desk.store.count("main", indexes.tickets, {}),
    storeFails: (fails) => desk.storeFails(fails),
    platform: (how) =>
      desk.api.answers((_method, { channel }) =>
        channel === HOME ? (refusals[how] ?? null) : null,
      ),
    restart: () => desk.restart(),
    close: () => desk.close(),
  };
});

describe("Slack", () => {
  let desk: SlackDesk;
  beforeEach(async () => {
    desk = await slackDesk();
  });
  afterEach(() => desk.close());

  const lines = async (conversation: string): Promise<readonly Line[]> => {
    const index = indexes.lines("slack", conversation);
    const entries = await desk.store.range("main", index, { limit: 100 });
    const wanted = entries.map(({ member }) => keys.line(member));
    const found = await desk.store.get("main", wanted, desk.clock.now());
    return wanted.flatMap((key) => found.read(key)?.value ?? []);
  };
  const toStaff = (): Post[] => desk.api.posts.filter(({ channel }) => channel === STAFF_CHANNEL);

  describe("hears", () => {
    it("a mention in a channel, answers in its thread, and goes on there", async () => {
      const asked = desk.message(`<@${BOT}> 廚房水龍頭一直滴水`, { channel: "C0LOBBY" });
      await desk.deliver(desk.event({ ...asked, type: "app_mention" }));
      await desk.api.posted(1);
      expect(desk.api.posts[0]).toMatchObject({ channel: "C0LOBBY", thread: asked.ts });
      const next = await desk.say("A棟12樓1203", { channel: "C0LOBBY", thread: asked.ts });
      expect(next.thread).toBe(asked.ts);
      expect(next.text).toContain("稱呼您");
      const pressed = await desk.presses(next, "略過");
      expect(pressed.thread).toBe(asked.ts);
      expect(pressed.text).toContain("聯絡電話");
    });

    it("nothing of what people say to one another", async () => {
      const aside = desk.message("廚房水龍頭一直滴水", { channel: "C0LOBBY" });
      expect(await desk.deliver(desk.event(aside))).toBe(200);
      const thread = { channel: "C0LOBBY", thread: aside.ts };
      expect(await desk.deliver(desk.event(desk.message("A棟12樓1203", thread)))).toBe(200);
      expect(desk.commits).toBe(0);
    });

    it("a mention that comes as a plain message too, once", async () => {
      const asked = desk.message(`<@${BOT}> 你好`, { channel: "C0LOBBY" });
      await Promise.all([
        desk.deliver(desk.event({ ...asked, type: "app_mention" })),
        desk.deliver(desk.event(asked)),
      ]);
      await desk.api.posted(1);
      await desk.say("漏水", { channel: "C0LOBBY", thread: asked.ts });
      expect(desk.api.posts).toHaveLength(2);
    });

    it("the same message under another event's id once", async () => {
      const said = desk.message("你好");
      for (const id of ["Ev1", "Ev2", "Ev3"]) await desk.deliver(desk.event(said, id));
      await desk.api.posted(1);
      await desk.say("廚房水龍頭一直滴水");
      expect(desk.api.posts).toHaveLength(2);
    });

    it("a button that is delivered twice once", async () => {
      await desk.say("廚房水龍頭一直滴水");
      const press = desk.press(await desk.say("A棟12樓1203"), "略過");
      await Promise.all([desk.deliver(press), desk.deliver(press)]);
      await desk.api.posted(3);
      expect((await desk.say("略過")).text).toContain("什麼時候家裡有人");
    });

    it.each([
      ["its own messages", { bot_id: "B0BOT", app_id: "A0APP" }],
      ["its own messages under its user", { user: BOT }],
      ["other bots", { subtype: "bot_message", bot_id: "B0OTHER", user: undefined }],
      ["edits", { subtype: "message_changed", message: { text: "改" }, hidden: true }],
      ["deletions", { subtype: "message_deleted", hidden: true }],
      ["people who join", { subtype: "channel_join" }],
    ])("not %s", async (_, more) => {
      expect(await desk.deliver(desk.event(desk.message("你好", { more })))).toBe(200);
      expect(desk.commits).toBe(0);
    });

    it.each([
      ["an event that is new to us", { type: "star_added", user: "U1", item: {} }],
      ["a reaction", { type: "reaction_added", user: "U1", item: { channel: "C1", ts: "1.0" } }],
      ["a removal of the app", { type: "app_uninstalled" }],
    ])("%s, and lets it pass", async (_, event) => {
      expect(await desk.deliver(desk.event(event))).toBe(200);
      expect(desk.commits).toBe(0);
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
      expect(await desk.deliver({ ...who, ...payload })).toBe(200);
      expect(desk.commits).toBe(0);
    });

    it("a command, and lets it pass", async () => {
      const body = "command=%2Fdesk&text=hi&team_id=T0TEAM&user_id=U1&channel_id=C1";
      const headers = { "Content-Type": "application/x-www-form-urlencoded", ...desk.signed(body) };
      expect((await desk.post(body, headers)).status).toBe(200);
    });

    it("what a person wrote, not what Slack made of it, and what came along", async () => {
      await desk.say("廚房水龍頭一直滴水");
      await desk.say("A棟12樓1203");
      await desk.say("王太太");
      await desk.say("<tel:+886912345678|0912-345-678> &amp; mail <mailto:a@b.tw|a@b.tw>");
      await desk.say("明天下午");
      const files = [{ id: "F1", name: "漏水.jpg", mimetype: "image/jpeg", url_private: "x" }];
      const post = await desk.say("", { more: { subtype: "file_share", files } });
      expect(post.text).toContain("+886912345678");
      const wanted = (await lines("T0TEAM:D0HOME")).flatMap(({ attachments }) => attachments);
      expect(wanted).toEqual([{ id: null, name: "漏水.jpg", type: "image/jpeg" }]);
    });

    it("Slack's question whether the address is ours", async () => {
      const body = JSON.stringify({ type: "url_verification", challenge: "3eZb" });
      const headers = { "Content-Type": "application/json", ...desk.signed(body) };
      const response = await desk.post(body, headers);
      expect(await response.json()).toEqual({ challenge: "3eZb" });
    });
  });

  describe("says", () => {
    it("to staff in their channel what they must know", async () => {
      await desk.say("我家瓦斯漏氣了");
      await desk.api.posted(() => toStaff().length > 0);
      expect(toStaff()[0]?.text).toMatch(/^:rotating_light: /);
    });

    it("to staff on their screen alone when their channel is gone", async () => {
      desk.api.answers((_method, { channel }) =>
        channel === STAFF_CHANNEL ? { body: { ok: false, error: "is_archived" } } : null,
      );
      await desk.say("我家瓦斯漏氣了");
      await desk.clock.advance(desk.clock.now() + 1_000);
      expect(await desk.store.count("main", indexes.alerts, {})).toBeGreaterThan(0);
      expect(await desk.store.count("main", indexes.outbox, {})).toBe(0);
      expect(await desk.store.count("main", indexes.undelivered, {})).toBe(0);
    });

    it("nothing that pings, links or unfurls, whatever a resident wrote", async () => {
      await desk.say("廚房 &lt;!channel&gt; &lt;@U0CHEN&gt; &lt;#C1|x&gt; @here &amp;lt; 漏水");
      await desk.say("A棟12樓1203");
      for (const _ of ["name", "phone", "time", "photo"]) await desk.say("略過");
      const post = desk.api.posts.at(-1);
      expect(post?.text).toMatch(/&lt;.channel&gt; &lt;@U0CHEN&gt; &lt;#C1\|x&gt; @here &amp;lt/);
      for (const { text, fields } of desk.api.posts) {
        expect(text).not.toMatch(/[<>]/);
        expect(fields).toMatchObject({ unfurl_links: "false", unfurl_media: "false" });
      }
    });
  });

  it("tells the operator that the token is refused, and goes on serving", async () => {
    const refused = await slackDesk({}, () => ({ body: { ok: false, error: "invalid_auth" } }));
    await refused.toldOf(/SLACK_BOT_TOKEN \(invalid_auth\)/);
    expect(refused.told).toContainEqual(expect.stringMatching(/^Slack: +on/));
    await refused.close();
  });

  it("is off, saying why, when its community is not there", async () => {
    const off = await slackDesk({ community: "garden" });
    expect(off.told).toContainEqual(
      expect.stringMatching(/^Slack: +off .*SLACK_COMMUNITY to main/),
    );
    await off.close();
  });
});

/** Generated requests, each of a kind that must be refused. */
const ROUNDS = 500;

describe("Slack refuses", () => {
  let desk: SlackDesk;
  beforeEach(async () => {
    desk = await slackDesk();
  });
  afterEach(() => desk.close());

  const json = { "Content-Type": "application/json" };
  const anyBody = (): fc.Arbitrary<string> =>
    fc.string().map((text) => JSON.stringify(desk.event(desk.message(text))));
  const refuses = async (
    requests: fc.Arbitrary<readonly [string, Record<string, string>]>,
    status: number,
  ): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(requests, async ([body, headers]) => {
        const response = await desk.post(body, { ...json, ...headers });
        expect(response.status).toBe(status);
        expect(await response.text()).not.toMatch(/ at |Error/);
      }),
      { numRuns: ROUNDS },
    );
    expect(desk.commits).toBe(0);
    expect(desk.api.posts).toEqual([]);
  };
  const seconds = (): number => Math.floor(desk.clock.now() / 1_000);

  it(`${ROUNDS} forged requests`, async () => {
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
    const forged = fc.oneof(
      anyBody().map((body) => [body, {}] as const),
      fc
        .tuple(anyBody(), fc.stringMatching(/^[0-9a-f]{32}$/))
        .filter(([, secret]) => secret !== SECRET)
        .map(([body, secret]) => [body, desk.signed(body, seconds(), secret)] as const),
      fc
        .tuple(anyBody(), fc.oneof(hex, fc.stringMatching(/^[!-~]{0,80}$/)))
        .map(
          ([body, guess]) =>
            [body, { ...desk.signed(body), "X-Slack-Signature": `v0=${guess}` }] as const,
        ),
      fc.tuple(anyBody(), fc.stringMatching(/^v[1-9]$|^$|^x$/)).map(([body, version]) => {
        const headers = desk.signed(body);
        const signature = headers["X-Slack-Signature"]?.replace("v0", version) ?? "";
        return [body, { ...headers, "X-Slack-Signature": signature }] as const;
      }),
      // A genuine signature over other bytes.
      fc
        .tuple(anyBody(), anyBody())
        .filter(([one, other]) => one !== other)
        .map(([body, other]) => [body, desk.signed(other)] as const),
      // The time is signed too.
      fc.tuple(anyBody(), fc.integer({ min: 1, max: 200 })).map(([body, off]) => {
        const time = String(seconds() - off);
        return [body, { ...desk.signed(body), "X-Slack-Request-Timestamp": time }] as const;
      }),
      fc
        .tuple(anyBody(), fc.stringMatching(/^(-?\d+\.\d+|0x[0-9a-f]+|\d+e\d|NaN|Infinity)$/))
        .map(
          ([body, time]) =>
            [body, { ...desk.signed(body), "X-Slack-Request-Timestamp": time }] as const,
        ),
    );
    await refuses(forged, 401);
  });

  it(`${ROUNDS} stale requests`, async () => {
    const ages = fc.integer({ min: 301, max: 10_000_000 });
    const stale = fc
      .tuple(anyBody(), ages)
      .map(([body, age]) => [body, desk.signed(body, seconds() - age)] as const);
    await refuses(stale, 401);
  });

  it(`${ROUNDS} requests from the future`, async () => {
    const ahead = fc.integer({ min: 301, max: 10_000_000 });
    const future = fc
      .tuple(anyBody(), ahead)
      .map(([body, off]) => [body, desk.signed(body, seconds() + off)] as const);
    await refuses(future, 401);
  });

  it(`${ROUNDS} malformed requests, though signed`, async () => {
    const broken = fc
      .tuple(anyBody(), fc.nat())
      .map(([body, at]) => body.slice(0, at % (body.length - 1)));
    const shapeless = fc
      .oneof(
        fc.jsonValue().filter((value) => typeof value !== "object" || Array.isArray(value)),
        fc.record({ type: fc.constant("event_callback"), event: fc.oneof(fc.nat(), fc.string()) }),
        fc.record({ type: fc.constant("block_actions"), actions: fc.oneof(fc.nat(), fc.string()) }),
        fc.record({ type: fc.oneof(fc.nat(), fc.constant(null)) }),
        fc.constant(null),
      )
      .map((value) => JSON.stringify(value));
    const signed = fc.oneof(broken, shapeless).map((body) => [body, desk.signed(body)] as const);
    await refuses(signed, 400);
  });

  it(`${ROUNDS} replays of what it has handled, as far as a second turn goes`, async () => {
    const body = JSON.stringify(desk.event(desk.message("你好")));
    const headers = { ...json, ...desk.signed(body) };
    expect((await desk.post(body, headers)).status).toBe(200);
    await desk.api.posted(1);
    const { commits } = desk;
    for (let n = 0; n < ROUNDS; n += 1) expect((await desk.post(body, headers)).status).toBe(200);
    expect(desk.commits).toBeLessThanOrEqual(commits + 1);
    expect(desk.api.posts).toHaveLength(1);
  });

  it("a body that is too large, or compressed", async () => {
    const large = "x".repeat(1024 * 1024 + 1);
    expect((await desk.post(large, { ...json, ...desk.signed(large) })).status).toBe(413);
    const gzip = { ...json, ...desk.signed("{}"), "Content-Encoding": "gzip" };
    expect((await desk.post("{}", gzip)).status).toBe(415);
    expect(desk.commits).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { platformContract } from "./platform-contract.ts";
import { slackDesk, type SlackDesk } from "./slack-desk.ts";
import { slackResident } from "./slack-resident.ts";

const SOCKET_MODE = { delivery: { kind: "socket", appToken: "xapp-test" } } as const;
const PASSED_OVER = { type: "star_added", user: "U1", item: {} };

platformContract("Slack in Socket Mode", async () => {
  const slack = await slackDesk(SOCKET_MODE);
  const { socket } = slack.api;
  return slackResident(slack, async (what) => {
    const type = "event" in what ? "events_api" : "interactive";
    let accepted = false;
    const acked = socket.send(type, what).then(() => void (accepted = true));
    // What comes behind a failure is acknowledged behind it: then nothing more is to come.
    const failed = slack.desk
      .storeRefuses()
      .then(() => socket.send("events_api", slack.event(PASSED_OVER)));
    await Promise.race([acked, failed]);
    return accepted;
  });
});

describe("Slack in Socket Mode", () => {
  let slack: SlackDesk;
  beforeEach(async () => {
    slack = await slackDesk(SOCKET_MODE);
    await slack.api.socket.open();
  });
  afterEach(() => slack.close());

  const write = (text: string): Promise<void> =>
    slack.api.socket.send("events_api", slack.event(slack.message(text)));

  it("takes no requests", async () => {
    expect(await slack.deliver(slack.event(slack.message("你好")))).not.toBe(200);
    expect(slack.desk.told).toContainEqual(expect.stringMatching(/^Slack: +on, in Socket Mode/));
  });

  it("goes on over the next socket when Slack closes one", async () => {
    await write("廚房水龍頭一直滴水");
    await slack.api.posted(1);
    await slack.api.socket.drop();
    await slack.desk.waited(
      () => slack.clock.advance(slack.clock.now() + 1_000),
      slack.api.socket.open(),
    );
    await write("A棟12樓1203");
    await slack.api.posted(2);
  });

  it("reads what was written while its socket was closed", async () => {
    await write("廚房水龍頭一直滴水");
    await slack.api.posted(1);
    slack.api.written.push(slack.message("A棟12樓1203"));
    await slack.api.socket.drop();
    await slack.desk.waited(
      () => slack.clock.advance(slack.clock.now() + 1_000),
      slack.api.posted(2),
    );
    expect(slack.api.posts.at(-1)?.text).toContain("稱呼和聯絡電話");
  });

  it("asks again, ever more patiently, while Slack is out of reach", async () => {
    let asked = 0;
    slack.api.answers((method) => {
      if (method !== "apps.connections.open" || ++asked > 5) return null;
      return asked % 2 === 0 ? { status: 503, body: {} } : { body: { ok: false, error: "x" } };
    });
    await slack.api.socket.drop();
    await slack.desk.waited(
      () => slack.clock.advance(slack.clock.now() + 1_000),
      slack.api.socket.open(),
    );
    expect(asked).toBe(6);
    await write("你好");
    await slack.api.posted(1);
  });
});

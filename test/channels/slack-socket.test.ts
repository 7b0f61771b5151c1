import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channelContract } from "./contract.ts";
import { slackDesk, type SlackDesk } from "./slack-desk.ts";
import { slackResident } from "./slack-resident.ts";

const SOCKET_MODE = { delivery: { kind: "socket", appToken: "xapp-test" } } as const;
const PASSED_OVER = { type: "star_added", user: "U1", item: {} };

channelContract("Slack in Socket Mode", async () => {
  const desk = await slackDesk(SOCKET_MODE);
  const { socket } = desk.api;
  return slackResident(desk, async (what) => {
    const type = "event" in what ? "events_api" : "interactive";
    let accepted = false;
    const acked = socket.send(type, what).then(() => void (accepted = true));
    // What comes behind a failure is acknowledged behind it: then nothing more is to come.
    const failed = desk
      .storeRefuses()
      .then(() => socket.send("events_api", desk.event(PASSED_OVER)));
    await Promise.race([acked, failed]);
    return accepted;
  });
});

describe("Slack in Socket Mode", () => {
  let desk: SlackDesk;
  beforeEach(async () => {
    desk = await slackDesk(SOCKET_MODE);
    await desk.api.socket.open();
  });
  afterEach(() => desk.close());

  const write = (text: string): Promise<void> =>
    desk.api.socket.send("events_api", desk.event(desk.message(text)));

  it("takes no requests", async () => {
    expect(await desk.deliver(desk.event(desk.message("你好")))).not.toBe(200);
    expect(desk.told).toContainEqual(expect.stringMatching(/^Slack: +on, in Socket Mode/));
  });

  it("goes on over the next socket when Slack closes one", async () => {
    await write("廚房水龍頭一直滴水");
    await desk.api.posted(1);
    await desk.api.socket.drop();
    await desk.waited(() => desk.clock.advance(desk.clock.now() + 1_000), desk.api.socket.open());
    await write("A棟12樓1203");
    await desk.api.posted(2);
  });

  it("asks again, ever more patiently, while Slack is out of reach", async () => {
    let asked = 0;
    desk.api.answers((method) => {
      if (method !== "apps.connections.open" || ++asked > 5) return null;
      return asked % 2 === 0 ? { status: 503, body: {} } : { body: { ok: false, error: "x" } };
    });
    await desk.api.socket.drop();
    await desk.waited(() => desk.clock.advance(desk.clock.now() + 1_000), desk.api.socket.open());
    expect(asked).toBe(6);
    await write("你好");
    await desk.api.posted(1);
  });
});

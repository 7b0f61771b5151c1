import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHEN, lineDesk, OURSELVES, type LineDesk } from "./line-desk.ts";

let line: LineDesk;
beforeAll(async () => {
  line = await lineDesk();
});
afterAll(() => line.close());

const signedPost = (told: unknown, secret?: string) => {
  const { body, headers } = line.line.signed(told, secret);
  return line.post(body, headers);
};

describe("a request to LINE's webhook", () => {
  it("without events, with which LINE asks whether somebody is there, is answered", async () => {
    expect(await signedPost({ destination: OURSELVES, events: [] })).toMatchObject({ status: 200 });
  });

  it.each([
    ["no signature", undefined],
    ["a signature of something else", "c29tZXRoaW5nIGVsc2Ugd2l0aCAzMiBieXRlcyBoZXJl"],
    ["one that is too short", "AAAA"],
    ["one that is none", "not base64 at all!"],
    ["an empty one", ""],
  ])("with %s is refused and leaves no trace", async (_, signature) => {
    const body = JSON.stringify({ destination: OURSELVES, events: [line.written("你好")] });
    const headers = signature === undefined ? {} : { "X-Line-Signature": signature };
    expect((await line.post(body, headers)).status).toBe(401);
    expect(line.desk.commits).toBe(0);
  });

  it("signed with another channel's secret, or changed on its way, is refused", async () => {
    const told = { destination: OURSELVES, events: [line.written("你好")] };
    expect((await signedPost(told, "f".repeat(32))).status).toBe(401);
    const { body, headers } = line.line.signed(told);
    expect((await line.post(body.replace("你好", "再見"), headers)).status).toBe(401);
    expect((await line.post(`${body} `, headers)).status).toBe(401);
    expect(line.desk.commits).toBe(0);
  });

  it.each([
    ["nothing", "", "unreadable-body"],
    ["no JSON", "hello", "unreadable-body"],
    ["half of it", '{"events":[', "unreadable-body"],
    ["a list", "[]", "malformed-body"],
    ["null", "null", "malformed-body"],
    ["no events", { destination: OURSELVES }, "malformed-body"],
    ["events of another kind", { events: "none" }, "malformed-body"],
    ["an event that is none", { events: [null] }, "malformed-event"],
    ["an event without an id", { events: [{ type: "message", timestamp: 1 }] }, "malformed-event"],
  ])("that is signed and says %s hears why it isn't taken", async (_, told, error) => {
    expect(await signedPost(told)).toEqual({ status: 400, text: JSON.stringify({ error }) });
  });

  it.each([
    ["without a message", { message: undefined }],
    ["whose text is a number", { message: { type: "text", id: "1", text: 1 } }],
    ["whose place is nowhere", { message: { type: "location", id: "1", latitude: "north" } }],
    ["from nobody's id", { source: { type: "user", userId: "../../etc" } }],
    ["from another kind of place", { source: { type: "planet", planetId: "x" } }],
    ["of a time that is none", { timestamp: "yesterday" }],
  ])("with a message %s hears so", async (_, more) => {
    const { status } = await signedPost({ events: [{ ...line.written("你好"), ...more }] });
    expect(status).toBe(400);
    expect(line.desk.commits).toBe(0);
  });

  it("that is too large, or packed, or no POST, is refused", async () => {
    const { body, headers } = line.line.signed("x".repeat(1_100_000));
    expect((await line.post(body, headers)).status).toBe(413);
    const packed = { ...line.line.signed("{}").headers, "Content-Encoding": "gzip" };
    expect((await line.post("{}", packed)).status).toBe(415);
    const got = await fetch(`${line.desk.address}/line/webhook`);
    expect([got.status, got.headers.get("Allow")]).toEqual([405, "POST"]);
  });

  it("with whatever is in its events is never our failure", async () => {
    const event = fc.record(
      {
        type: fc.constantFrom("message", "postback", "unsend", "follow", "join", "hologram"),
        mode: fc.constantFrom("active", "standby"),
        timestamp: fc.oneof(fc.nat(), fc.string()),
        webhookEventId: fc.oneof(fc.uuid(), fc.constant("")),
        source: fc.oneof(fc.constant({ type: "group", groupId: CHEN }), fc.jsonValue()),
        message: fc.jsonValue(),
        postback: fc.oneof(fc.record({ data: fc.string() }), fc.jsonValue()),
        unsend: fc.jsonValue(),
        replyToken: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(event, fc.jsonValue()), { maxLength: 3 }), async (all) => {
        expect([200, 400]).toContain((await signedPost({ events: all })).status);
      }),
      { numRuns: 200 },
    );
  });

  it("with a good event beside a bad one has the good one taken", async () => {
    const posted = line.line.posted.length;
    const { status } = await signedPost({ events: [null, line.written("你好")] });
    expect(status).toBe(400);
    await line.line.until(() => line.line.posted.length > posted);
  });
});

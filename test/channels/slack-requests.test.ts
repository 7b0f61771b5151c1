import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SECRET, slackDesk, type SlackDesk } from "./slack-desk.ts";

/** Generated requests, each of a kind that must be refused. */
const ROUNDS = 500;

describe("Slack refuses", () => {
  let slack: SlackDesk;
  beforeEach(async () => {
    slack = await slackDesk();
  });
  afterEach(() => slack.close());

  const json = { "Content-Type": "application/json" };
  const anyBody = (): fc.Arbitrary<string> =>
    fc.string().map((text) => JSON.stringify(slack.event(slack.message(text))));
  const refuses = async (
    requests: fc.Arbitrary<readonly [string, Record<string, string>]>,
    status: number,
  ): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(requests, async ([body, headers]) => {
        const response = await slack.post(body, { ...json, ...headers });
        expect(response.status).toBe(status);
        expect(await response.text()).not.toMatch(/ at |Error/);
      }),
      { numRuns: ROUNDS },
    );
    expect(slack.desk.commits).toBe(0);
    expect(slack.api.posts).toEqual([]);
  };
  const seconds = (): number => Math.floor(slack.clock.now() / 1_000);

  it(`${ROUNDS} forged requests`, async () => {
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
    const forged = fc.oneof(
      anyBody().map((body) => [body, {}] as const),
      fc
        .tuple(anyBody(), fc.stringMatching(/^[0-9a-f]{32}$/))
        .filter(([, secret]) => secret !== SECRET)
        .map(([body, secret]) => [body, slack.signed(body, seconds(), secret)] as const),
      fc
        .tuple(anyBody(), fc.oneof(hex, fc.stringMatching(/^[!-~]{0,80}$/)))
        .map(
          ([body, guess]) =>
            [body, { ...slack.signed(body), "X-Slack-Signature": `v0=${guess}` }] as const,
        ),
      fc.tuple(anyBody(), fc.stringMatching(/^v[1-9]$|^$|^x$/)).map(([body, version]) => {
        const headers = slack.signed(body);
        const signature = headers["X-Slack-Signature"]?.replace("v0", version) ?? "";
        return [body, { ...headers, "X-Slack-Signature": signature }] as const;
      }),
      // A genuine signature over other bytes.
      fc
        .tuple(anyBody(), anyBody())
        .filter(([one, other]) => one !== other)
        .map(([body, other]) => [body, slack.signed(other)] as const),
      // The time is signed too.
      fc.tuple(anyBody(), fc.integer({ min: 1, max: 200 })).map(([body, off]) => {
        const time = String(seconds() - off);
        return [body, { ...slack.signed(body), "X-Slack-Request-Timestamp": time }] as const;
      }),
      fc
        .tuple(anyBody(), fc.stringMatching(/^(-?\d+\.\d+|0x[0-9a-f]+|\d+e\d|NaN|Infinity)$/))
        .map(
          ([body, time]) =>
            [body, { ...slack.signed(body), "X-Slack-Request-Timestamp": time }] as const,
        ),
    );
    await refuses(forged, 401);
  });

  it(`${ROUNDS} stale requests`, async () => {
    const ages = fc.integer({ min: 301, max: 10_000_000 });
    const stale = fc
      .tuple(anyBody(), ages)
      .map(([body, age]) => [body, slack.signed(body, seconds() - age)] as const);
    await refuses(stale, 401);
  });

  it(`${ROUNDS} requests from the future`, async () => {
    const ahead = fc.integer({ min: 301, max: 10_000_000 });
    const future = fc
      .tuple(anyBody(), ahead)
      .map(([body, off]) => [body, slack.signed(body, seconds() + off)] as const);
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
    const signed = fc.oneof(broken, shapeless).map((body) => [body, slack.signed(body)] as const);
    await refuses(signed, 400);
  });

  it(`${ROUNDS} replays of what it has handled, as far as a second turn goes`, async () => {
    const body = JSON.stringify(slack.event(slack.message("你好")));
    const headers = { ...json, ...slack.signed(body) };
    expect((await slack.post(body, headers)).status).toBe(200);
    await slack.api.posted(1);
    const { commits } = slack.desk;
    for (let n = 0; n < ROUNDS; n += 1) expect((await slack.post(body, headers)).status).toBe(200);
    expect(slack.desk.commits).toBeLessThanOrEqual(commits + 1);
    expect(slack.api.posts).toHaveLength(1);
  });

  it("a body that is too large, or compressed", async () => {
    const large = "x".repeat(1024 * 1024 + 1);
    expect((await slack.post(large, { ...json, ...slack.signed(large) })).status).toBe(413);
    const gzip = { ...json, ...slack.signed("{}"), "Content-Encoding": "gzip" };
    expect((await slack.post("{}", gzip)).status).toBe(415);
    expect(slack.desk.commits).toBe(0);
  });
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP_ID, type Claims } from "./local-platform.ts";
import { openTeams, type Teams } from "./open-teams.ts";

/** Of each kind of wrong request so many are made up. */
const RUNS = 500;

let teams: Teams;
let written: number;
beforeAll(async () => {
  teams = await openTeams();
  // One right request before: what follows is refused by a channel that works.
  expect((await teams.say("你好")).status).toBe(200);
  written = teams.writes();
});
afterAll(() => teams.close());

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const seconds = Math.floor(Date.now() / 1_000);

/** Posts what is made up, {@link RUNS} times: always that status, a short answer, no write. */
async function allRefused<T>(
  arbitrary: fc.Arbitrary<T>,
  post: (made: T) => Promise<{ readonly status: number; readonly text: string }>,
  expected: readonly number[],
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (made) => {
      const { status, text } = await post(made);
      expect(expected).toContain(status);
      expect(text).toMatch(/^\{"error":"[a-z-]+"\}$/);
    }),
    { numRuns: RUNS },
  );
  expect(teams.writes()).toBe(written);
  expect(teams.platform.posted).toHaveLength(1);
}

const saysHello = (token: string | null) => teams.post(teams.activity({ text: "廚房漏水" }), token);

describe("requests that are refused, without a write", () => {
  it("with 401: those without a token, and with what is none", async () => {
    const header = /^[\x21-\x7e]*$/;
    const part = fc.base64String({ maxLength: 60 }).map((made) => made.replace(/[+/=]/g, "_"));
    const garbage = fc.oneof(
      fc.constant(null),
      text.filter((made) => header.test(made)),
      fc.tuple(part, part, part).map((parts) => parts.join(".")),
      fc.json().map((json) => {
        const made = Buffer.from(json).toString("base64url");
        return `${made}.${made}.${made}`;
      }),
      // A right one with a part of it gone or changed.
      fc.nat({ max: 600 }).map((at) => teams.platform.token().slice(0, at)),
      fc.nat({ max: 600 }).map((at) => {
        const right = teams.platform.token();
        const other = right[at] === "A" ? "B" : "A";
        return `${right.slice(0, at)}${other}${right.slice(at + 1)}`;
      }),
    );
    await allRefused(garbage, saysHello, [401]);
  });

  it("with 401: tokens that have run out, or don't hold yet", async () => {
    const ended = fc
      .integer({ min: 1, max: seconds - 400 })
      .map((exp) => teams.platform.token({ exp }));
    await allRefused(ended, saysHello, [401]);
  });

  it("with 401: tokens for another bot, or of another issuer", async () => {
    const claims: fc.Arbitrary<Claims> = fc.oneof(
      fc.record({ aud: fc.oneof(text, fc.uuid()) }),
      fc.record({ iss: fc.oneof(text, fc.webUrl()) }),
      // Whom the SDK by itself would believe: any tenant that the token names.
      fc
        .tuple(
          fc.uuid(),
          fc.constantFrom("https://sts.windows.net/T/", "https://login.microsoftonline.com/T/v2.0"),
          fc.constantFrom("1.0", "2.0"),
        )
        .map(([tid, issuer, ver]) => ({
          iss: issuer.replace("T", tid),
          tid,
          ver,
          appid: APP_ID,
          azp: APP_ID,
        })),
    );
    await allRefused(
      claims.map((made) => teams.platform.token(made)),
      saysHello,
      [401],
    );
  });

  it("with 401: tokens signed with another key", async () => {
    const kid = fc.oneof(fc.constant("key-1"), text);
    await allRefused(
      kid.map((made) => teams.platform.forgedToken({}, made)),
      saysHello,
      [401],
    );
  });

  it("with 401: activities whose service address isn't the token's", async () => {
    await allRefused(
      fc.oneof(
        fc.webUrl(),
        text.filter((made) => made !== ""),
      ),
      (serviceUrl) => teams.post(teams.activity({ text: "廚房漏水", serviceUrl })),
      [401],
    );
  });

  it("with 403: signed activities whose answers would go to a foreign host", async () => {
    const hosts = fc.oneof(
      fc.webUrl(),
      fc.domain().map((host) => `https://smba.trafficmanager.net.${host}/`),
      fc.domain().map((host) => `https://smba.trafficmanager.net@${host}/`),
      fc.domain().map((host) => `https://${host}/smba.trafficmanager.net/`),
      fc.ipV4().map((ip) => `http://${ip}/`),
      fc.constantFrom(
        "http://169.254.169.254/",
        "http://smba.trafficmanager.net/",
        "https://evil.trafficmanager.net/",
        "https://evilbotframework.com/",
        "http://127.0.0.1.nip.io/",
        "http://0177.0.0.1.evil.example/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "urn:botframework:websocket",
      ),
    );
    const foreign = hosts.filter((url) => !url.startsWith("http://127."));
    await allRefused(
      foreign,
      (serviceurl) =>
        teams.post(
          teams.activity({ text: "廚房漏水", serviceUrl: serviceurl }),
          teams.platform.token({ serviceurl }),
        ),
      [403],
    );
  });

  it("with 400: what is no activity", async () => {
    const needed = ["type", "channelId", "serviceUrl", "id", "from", "conversation"];
    const wrongField = fc.oneof(
      fc.record({ id: fc.oneof(fc.constant(""), fc.integer()) }),
      fc.record({ channelId: text.filter((made) => !/^[\w-]{1,40}$/.test(made)) }),
      fc.record({ text: fc.oneof(fc.integer(), fc.array(fc.string(), { minLength: 1 })) }),
      fc.record({ conversation: fc.oneof(text, fc.constant({ id: "" }), fc.constant([])) }),
      fc.record({ attachments: fc.oneof(fc.integer(), text, fc.constant({})) }),
    );
    const bodies = fc.oneof(
      fc
        .tuple(fc.constantFrom(...needed), fc.constantFrom(undefined, null))
        .map(([field, left]) => teams.activity({ text: "你好", [field]: left })),
      fc.json().map((json) => `${json}]`),
      fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.array(fc.jsonValue())),
      wrongField.map((field) => teams.activity({ text: "你好", ...field })),
    );
    await allRefused(
      bodies,
      async (body) => {
        const rawIds = typeof body === "object" && body !== null && !Array.isArray(body);
        // A record is put on an activity that is right besides.
        const made =
          rawIds && !("recipient" in body) ? teams.activity({ text: "你好", ...body }) : body;
        return teams.post(made);
      },
      [400],
    );
  });

  it("with 400: buttons that aren't ours, pressed by Action.Execute", async () => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.jsonValue().map((data) => ({ action: { type: "Action.Execute", data: { data } } })),
    );
    await allRefused(
      values,
      (value) => teams.post(teams.activity({ type: "invoke", name: "adaptiveCard/action", value })),
      [400],
    );
  });

  it("with 413: a body over 1 MB, and with 405: what isn't posted", async () => {
    const long = teams.activity({ text: "漏".repeat(400_000) });
    expect((await teams.post(long)).status).toBe(413);
    const got = await fetch(`${teams.address}/api/messages`);
    expect([got.status, got.headers.get("Allow")]).toEqual([405, "POST"]);
    expect(teams.writes()).toBe(written);
  });
});

describe("an activity that was handled", () => {
  it(`replayed ${RUNS} times, by whoever has its token, causes no second turn`, async () => {
    const replayed = await openTeams();
    const { platform } = replayed;
    const activity = replayed.activity({ text: "廚房水龍頭一直滴水" });
    const token = platform.token();
    expect((await replayed.post(activity, token)).status).toBe(200);
    const before = replayed.writes();
    for (let n = 0; n < RUNS; n += 1)
      expect((await replayed.post(activity, token)).status).toBe(200);
    expect(replayed.writes()).toBe(before);
    expect(platform.posted).toHaveLength(1);
    await replayed.close();
  });
});

describe("a desk that believes whoever calls, for this machine alone", () => {
  it("takes a message without a token, and still answers to no foreign host", async () => {
    const open = await openTeams({ app: null });
    expect((await open.post(open.activity({ text: "你好" }), null)).status).toBe(200);
    const foreign = open.activity({ text: "你好", serviceUrl: "https://evil.example/" });
    const before = open.writes();
    expect((await open.post(foreign, null)).status).toBe(403);
    expect(open.writes()).toBe(before);
    await open.close();
  });
});

import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { microsoftReachable } from "../../../src/channels/bot-framework/files.ts";
import { slackReachable } from "../../../src/channels/slack/files.ts";
import { MOST_FILE_BYTES } from "../../../src/core/files/files.ts";
import {
  download,
  isPublic,
  type Reachable,
  type Resolve,
} from "../../../src/runtime/files/download.ts";
import { listening } from "../../channels/listening.ts";

let calls: { readonly path: string; readonly authorization: string | undefined }[] = [];
let local: Awaited<ReturnType<typeof listening>>;

beforeAll(async () => {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    calls.push({ path, authorization: request.headers.authorization });
    if (path === "/file") return void response.end("here it is");
    if (path === "/endless") {
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(1_000_000), () => setImmediate(more));
      };
      return more();
    }
    if (path === "/announced")
      return response.writeHead(200, { "Content-Length": MOST_FILE_BYTES + 1 }).flushHeaders();
    if (path.startsWith("/to/"))
      return void response.writeHead(302, { Location: decodeURIComponent(path.slice(4)) }).end();
    response.writeHead(Number(path.slice(1)) || 404).end();
  });
  local = await listening(server);
});
afterAll(() => local.close());

const never = new AbortController().signal;
/** Nothing is looked up, and so nothing called, unless a test says where. */
const noNames: Resolve = (name) => {
  throw new Error(`${name} was looked up`);
};
const trusted: Reachable = {
  trust: ({ origin }) => (origin === local.address ? "trusted" : null),
  authorization: async () => "Bearer t",
};

const PRODUCTION = {
  slack: slackReachable({ apiUrl: "https://slack.com/api/", botToken: "xoxb-secret" }),
  teams: microsoftReachable({ platform: { token: async () => "secret" }, offline: false }),
};

const FORGED = [
  "",
  "x",
  "//",
  "http:",
  "file:///etc/passwd",
  "ftp://files.slack.com/a",
  "gopher://x",
  "data:image/png;base64,iVBORw0KGgo=",
  "javascript:alert(1)",
  "blob:https://files.slack.com/a",
  "http://files.slack.com/a",
  "http://contoso.sharepoint.com/a",
  "ws://files.slack.com/a",
  "https://127.0.0.1/a",
  "https://localhost/a",
  "https://[::1]/a",
  "https://0/a",
  "https://2130706433/a",
  "https://0x7f.1/a",
  "https://127.1/a",
  "https://0177.0.0.1/a",
  "https://169.254.169.254/latest/meta-data/",
  "http://169.254.169.254/metadata/instance",
  "https://[::ffff:169.254.169.254]/a",
  "https://[fd00:ec2::254]/a",
  "https://metadata/a",
  "https://metadata.google.internal/a",
  "https://10.0.0.1/a",
  "https://192.168.1.1/a",
  "https://slack.com.evil.example/a",
  "https://evil.example/files.slack.com",
  "https://xslack.com/a",
  "https://files.slack.com.evil.example/a",
  "https://evil.example?files.slack.com",
  "https://evil.example#files.slack.com",
  "https://files.slack.com@evil.example/a",
  "https://files.slack.com:x@evil.example/a",
  "https://user:pw@files.slack.com/a",
  "https://files.slack.com:8443/a",
  "https://contoso.sharepoint.com:22/a",
  "https://evil.example\\@files.slack.com/a",
  "https://evil。example/a",
  "https://ﬁles.example/a",
  "https://sharepoint.com/a",
  "https://evilsharepoint.com/a",
  "https://x.sharepoint.com.evil.example/a",
  "https://evil.trafficmanager.net/a",
  "https://smba.trafficmanager.net.evil.example/a",
  "https://asm.skype.com.evil.example/a",
  "https://skype.com/a",
  "https://evil.azurewebsites.net/a",
  "https://user@smba.trafficmanager.net/a",
  "https://smba.trafficmanager.net:444/a",
  "https://evil.blob.core.windows.net/a",
  "https://storage.googleapis.com/a",
];

describe.each(Object.entries(PRODUCTION))("what %s is told of", (_, reachable) => {
  it.each(FORGED)("isn't called at %j", async (address) => {
    expect(await download(address, reachable, never, noNames)).toMatchObject({ kind: "gone" });
  });
});

describe("a name of the platform's", () => {
  const answering =
    (...addresses: readonly string[]): Resolve =>
    (_, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
  it.each([
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["::1"],
    ["fd00::1"],
    ["::ffff:127.0.0.1"],
    ["203.0.113.7", "127.0.0.1"],
  ])("that means %s is not called", async (...addresses) => {
    for (const [reachable, address] of [
      [PRODUCTION.slack, "https://files.slack.com/files-pri/T1-F1/a.png"],
      [PRODUCTION.teams, "https://contoso-my.sharepoint.com/a"],
    ] as const)
      expect(await download(address, reachable, never, answering(...addresses))).toEqual({
        kind: "gone",
        why: "unreachable",
        reason: "not-public",
      });
  });

  it("that means nothing now is asked for again", async () => {
    const failing: Resolve = (_, done) => done(new Error("SERVFAIL"), []);
    const address = "https://files.slack.com/a";
    expect(await download(address, PRODUCTION.slack, never, failing)).toMatchObject({
      kind: "later",
    });
  });
});

it.each([
  ["8.8.8.8", true],
  ["1.1.1.1", true],
  ["2606:4700::1111", true],
  ["100.64.0.1", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.0.0.8", false],
  ["198.19.0.1", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::", false],
  ["fe80::1", false],
  ["fc00::1", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["2001:db8::1", false],
  ["::ffff:8.8.8.8", false],
  ["nonsense", false],
])("%s is of the open net: %s", (address, expected) => {
  expect(isPublic(address)).toBe(expected);
});

describe("a file", () => {
  const from = (path: string) => download(`${local.address}${path}`, trusted, never);

  it("comes with the token of who fetches it, over what sends it on", async () => {
    calls = [];
    const fetched = await from(`/to/${encodeURIComponent("/file")}`);
    expect(fetched).toEqual({ kind: "file", bytes: Buffer.from("here it is") });
    expect(calls.map(({ path }) => path)).toHaveLength(2);
    expect(calls.every(({ authorization }) => authorization === "Bearer t")).toBe(true);
  });

  it.each(["http://127.0.0.1:9/", "https://evil.example/", "file:///etc/passwd"])(
    "isn't followed to %s",
    async (elsewhere) => {
      expect(await from(`/to/${encodeURIComponent(elsewhere)}`)).toMatchObject({
        kind: "gone",
        reason: "foreign-address",
      });
    },
  );

  it("that is sent round and round is given up", async () => {
    const around = `/to/${encodeURIComponent("/to/x")}`;
    expect(await from(around)).toMatchObject({ kind: "gone" });
  });

  it.each(["/endless", "/announced"])("over 20 MB is broken off: %s", async (path) => {
    expect(await from(path)).toMatchObject({ kind: "gone", why: "file-too-large" });
  });

  it.each([
    [403, "gone"],
    [404, "gone"],
    [410, "gone"],
    [429, "later"],
    [500, "later"],
    [503, "later"],
  ])("answered with %i is %s", async (status, kind) => {
    expect(await from(`/${status}`)).toMatchObject({ kind, reason: `status-${status}` });
  });

  it("from nowhere is asked for again", async () => {
    const elsewhere: Reachable = { ...trusted, trust: () => "trusted" };
    expect(await download("http://127.0.0.1:9/", elsewhere, never)).toMatchObject({
      kind: "later",
    });
  });
});

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startRedis, type RedisServer } from "../store/redis-server.ts";
import { emptyFolder, runProgram, type Ended, type Program } from "./program.ts";
import { residentBrowser } from "./resident-browser.ts";

const folders: string[] = [];
const running: Program[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.kill("SIGKILL");
    await program.ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function dataFolder(): string {
  const folder = emptyFolder();
  folders.push(folder);
  return folder;
}

function start(env: Readonly<Record<string, string>>, args: readonly string[] = []): Program {
  const program = runProgram(["start", ...args], {
    env: { PORT: "0", LOG_LEVEL: "silent", ...env },
  });
  running.push(program);
  return program;
}

const addressOf = (program: Program): Promise<string> =>
  program.printed(/^Residents: +(http:\S+)\/$/m);

/** One clear line, no stack. */
function expectOneLine({ code, err, out }: Ended, exitCode: number, told: RegExp): void {
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).toMatch(told);
  expect(err).not.toMatch(/\n\s+at /);
  expect(out).toBe("");
  expect(code).toBe(exitCode);
}

describe("frontdesk start", { timeout: 60_000 }, () => {
  it("goes on after kill -9 in the middle of a repair, for the same browser", async () => {
    const DATA_DIR = dataFolder();
    const first = start({ DATA_DIR });
    const before = await addressOf(first);
    const resident = await residentBrowser(before);
    await resident.write(before, "廚房水龍頭一直漏水");
    await resident.hears(before, "哪一戶");
    first.kill("SIGKILL");
    await first.ended;

    const after = await addressOf(start({ DATA_DIR }));
    await resident.hears(after, "廚房水龍頭一直漏水");
    await resident.write(after, "A棟12樓1203");
    await resident.hears(after, "稱呼和聯絡電話");
  });

  it("ends with 0 at SIGTERM, soon, though a browser listens", async () => {
    const program = start({ DATA_DIR: dataFolder() });
    const address = await addressOf(program);
    const listening = await (await residentBrowser(address)).open(address);
    expect(listening.ok).toBe(true);
    const began = performance.now();
    program.kill("SIGTERM");
    expect((await program.ended).code).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("refuses data that another one has open", async () => {
    const DATA_DIR = dataFolder();
    await addressOf(start({ DATA_DIR }));
    expectOneLine(await start({ DATA_DIR }).ended, 1, /in use by another frontdesk.*DATA_DIR/);
  });

  it("refuses a port that is taken", async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const DATA_DIR = dataFolder();
    // The key's place is told first.
    const ended = await start({ DATA_DIR, DATA_KEY: KEY, PORT: String(port) }).ended;
    server.close();
    expectOneLine(ended, 1, new RegExp(`${port}.*set PORT`));
  });

  it("refuses another key than the data's, and leaves the data alone", async () => {
    const DATA_DIR = dataFolder();
    const first = start({ DATA_DIR, DATA_KEY: KEY });
    await addressOf(first);
    first.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
    const files = readdirSync(DATA_DIR);
    const other = start({ DATA_DIR, DATA_KEY: Buffer.alloc(32, 9).toString("base64") });
    expectOneLine(await other.ended, 1, /another key.*DATA_KEY/);
    expect(readdirSync(DATA_DIR)).toEqual(files);
    await addressOf(start({ DATA_DIR, DATA_KEY: KEY }));
  });

  it("refuses data of a newer version", async () => {
    const DATA_DIR = dataFolder();
    const db = new Database(join(DATA_DIR, "frontdesk.db"));
    db.pragma("user_version = 99");
    db.close();
    expectOneLine(
      await start({ DATA_DIR, DATA_KEY: KEY }).ended,
      1,
      /newer frontdesk \(format 99.*nothing was changed/,
    );
  });

  it("refuses a file that is no data file, and a folder that is a file", async () => {
    const DATA_DIR = dataFolder();
    writeFileSync(join(DATA_DIR, "frontdesk.db"), "這不是資料庫".repeat(1_000));
    expectOneLine(await start({ DATA_DIR, DATA_KEY: KEY }).ended, 1, /not a frontdesk data file/);
    const file = join(DATA_DIR, "frontdesk.db");
    expectOneLine(await start({ DATA_DIR: file, DATA_KEY: KEY }).ended, 1, /folder|directory/);
  });

  it.each([
    ["PORT", "http", /^PORT.*whole number from 0 to 65535/],
    ["DATA_KEY", "secret", /^DATA_KEY.*32 bytes in base64/],
    ["PUBLIC_URL", "desk", /^PUBLIC_URL.*https:\/\/desk\.example\.com/],
  ])("refuses a wrong %s with exit code 2", async (variable, value, told) => {
    const ended = await start({ DATA_DIR: dataFolder(), [variable]: value }).ended;
    expectOneLine(ended, 2, told);
    if (variable === "DATA_KEY") expect(ended.err).not.toContain(value);
  });

  it("refuses an option that there is not, with the usage", async () => {
    const { code, err } = await runProgram(["start", "--sedd", "x"]).ended;
    expect(code).toBe(2);
    expect(err).toContain("--sedd");
    expect(err).toContain("usage: frontdesk");
  });
});

describe("frontdesk start says of each channel", { timeout: 60_000 }, () => {
  const told = async (env: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const program = start({ DATA_DIR: dataFolder(), DATA_KEY: KEY, ...env });
    // The last line that it says.
    await program.printed(/^Teams: +(.+)$/m);
    program.kill("SIGTERM");
    return (await program.ended).out.split("\n");
  };
  const teams = {
    MICROSOFT_APP_ID: "00000000-0000-0000-0000-000000000000",
    MICROSOFT_APP_PASSWORD: "secret",
    MICROSOFT_APP_TENANT_ID: "tenant",
  };
  const slack = {
    SLACK_BOT_TOKEN: "xoxb-1",
    // Nobody is there: a channel is on also while its platform is out of reach.
    SLACK_API_URL: "http://127.0.0.1:1/api/",
  };

  const line = {
    LINE_CHANNEL_SECRET: "0".repeat(32),
    LINE_CHANNEL_ACCESS_TOKEN: "a+channel/access+token==",
    LINE_API_URL: "http://127.0.0.1:1",
  };

  it.each([
    [
      {},
      "off (set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN)",
      "off (set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN)",
      "off (set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID)",
    ],
    [
      { ...slack, ...line, LINE_CHANNEL_SECRET: "", ...teams },
      "off (set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode)",
      "off (set LINE_CHANNEL_SECRET)",
      "on, at /api/messages",
    ],
    [
      {
        ...slack,
        ...line,
        SLACK_SIGNING_SECRET: "0".repeat(32),
        BOT_FRAMEWORK_UNAUTHENTICATED: "yes",
      },
      "on, at /slack/events",
      "on, at /line/webhook",
      "on, at /api/messages, for whoever calls from this machine",
    ],
    [
      { ...slack, ...line, ...teams, SLACK_APP_TOKEN: "xapp-1", LINE_COMMUNITY: "a" },
      "on, in Socket Mode",
      "off (set LINE_COMMUNITY to main; there is no a)",
      "on, at /api/messages",
    ],
  ])("with %o: Slack %s, LINE %s, Teams %s", async (env, slackIs, lineIs, teamsIs) => {
    const lines = await told(env);
    for (const [channel, is] of Object.entries({ Slack: slackIs, LINE: lineIs, Teams: teamsIs }))
      expect(lines).toContain(`${channel}:`.padEnd(12) + is);
  });

  it("the same as the README", async () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const lines = [...readme.matchAll(/^(?:Slack|LINE|Teams): +off .+$/gm)].map(([line]) => line);
    expect(lines).toHaveLength(3);
    expect(await told({})).toEqual(expect.arrayContaining(lines));
  });

  it.each([
    [{ ...teams, MICROSOFT_APP_PASSWORD: "" }, /^MICROSOFT_APP_PASSWORD is missing/],
    [{ ...teams, MICROSOFT_APP_TENANT_ID: "" }, /^MICROSOFT_APP_TENANT_ID is missing/],
    [
      { BOT_FRAMEWORK_UNAUTHENTICATED: "yes", HOST: "0.0.0.0" },
      /^BOT_FRAMEWORK_UNAUTHENTICATED would let anybody/,
    ],
  ])("when half set up, or open to all, what is wrong: %o", async (env, line) => {
    const ended = await start({ DATA_DIR: dataFolder(), DATA_KEY: KEY, ...env }).ended;
    expectOneLine(ended, 2, line);
  });
});

describe("frontdesk start on Redis", { timeout: 60_000 }, () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  const onRedis = (more: Readonly<Record<string, string>> = {}): Program =>
    start({ DATA_DIR: dataFolder(), DATA_KEY: KEY, REDIS_URL: redis.url, ...more });

  it("serves a resident by two processes, and by the one that is left", async () => {
    const [first, second] = [onRedis(), onRedis()];
    const [here, there] = [await addressOf(first), await addressOf(second)];
    const resident = await residentBrowser(here);
    const live = resident.hears(there, "哪一戶");
    await resident.write(here, "廚房水龍頭一直漏水");
    await live;
    first.kill("SIGKILL");
    await first.ended;
    await resident.write(there, "A棟12樓1203");
    await resident.hears(there, "稱呼和聯絡電話");
    second.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
  });

  it("serves a community that the command seed brings, without a restart", async () => {
    const address = await addressOf(onRedis());
    const folder = dataFolder();
    const file = join(folder, "seed.yml");
    writeFileSync(file, "communities: [{ id: garden, company: { zh: 花園, en: Garden } }]");
    expect((await fetch(`${address}/c/garden/`)).status).toBe(404);
    const env = { DATA_DIR: folder, DATA_KEY: KEY, REDIS_URL: redis.url };
    expect(await runProgram(["seed", file], { env }).ended).toMatchObject({ code: 0, err: "" });
    await expect
      .poll(async () => (await fetch(`${address}/c/garden/`)).status, { timeout: 10_000 })
      .toBe(200);
  });

  it("asks for the key that all processes share, and refuses another", async () => {
    expectOneLine(await onRedis({ DATA_KEY: "" }).ended, 1, /^the data in Redis.*set DATA_KEY/);
    await addressOf(onRedis());
    const DATA_KEY = Buffer.alloc(32, 9).toString("base64");
    expectOneLine(await onRedis({ DATA_KEY }).ended, 1, /another key.*DATA_KEY/);
  });

  it("refuses a Redis that isn't there, and an address that is none", async () => {
    const gone = onRedis({ REDIS_URL: "redis://:hush@127.0.0.1:1" });
    expectOneLine(await gone.ended, 1, /^Redis does not answer.*REDIS_URL/);
    expectOneLine(await onRedis({ REDIS_URL: "redis://a/b/c" }).ended, 1, /^REDIS_URL/);
    expectOneLine(await onRedis({ REDIS_URL: "127.0.0.1:6379" }).ended, 2, /^REDIS_URL/);
    expect((await gone.ended).err).not.toContain("hush");
  });

  it("refuses a Redis that may lose what it acknowledged, unless told to risk it", async () => {
    const forgetful = await startRedis([]);
    const REDIS_URL = forgetful.url;
    expectOneLine(await onRedis({ REDIS_URL }).ended, 1, /AOF is off.*REDIS_UNSAFE/);
    await addressOf(onRedis({ REDIS_URL, REDIS_UNSAFE: "yes" }));
    await forgetful.close();
  });
});

const KEY = Buffer.alloc(32, 7).toString("base64");

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nearMisses, readConfig, VARIABLES } from "../../src/config.ts";
import { configTable, envExample } from "./config-told.ts";

const linesOf = (env: Record<string, string>): readonly string[] => {
  const read = readConfig(env);
  return read.ok ? [] : read.error.map((problem) => problem.line);
};

const APP_ID = "11111111-2222-4333-8444-555555555555";

describe("the configuration", () => {
  test("that was told nothing has its documented defaults", () => {
    const read = readConfig({});
    expect(read).toEqual({
      ok: true,
      value: {
        port: 3000,
        host: "127.0.0.1",
        publicUrl: null,
        dataDir: "./data",
        dataKey: null,
        redis: null,
        logLevel: "info",
        burstMs: 1_500,
        tuningApproval: false,
        contentDir: join(import.meta.dirname, "../../"),
        trustProxy: 0,
        metricsToken: null,
        mail: { ok: false, error: "set SMTP_URL, MAIL_FROM and PUBLIC_URL" },
        oidc: null,
        slack: {
          ok: false,
          error: "set SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN",
        },
        line: { ok: false, error: "set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN" },
        botFramework: null,
      },
    });
  });

  test("takes what it is told", () => {
    const key = Buffer.alloc(32, 7);
    const read = readConfig({
      PORT: "0",
      HOST: "::1",
      PUBLIC_URL: "https://Desk.example.com/",
      DATA_DIR: "/srv/desk",
      DATA_KEY: key.toString("base64"),
      REDIS_URL: "rediss-sentinel://:hush@one,two:26380/desk",
      REDIS_UNSAFE: "yes",
      REDIS_WAIT: "1",
      LOG_LEVEL: "silent",
      CONTENT_DIR: "/srv/content",
      TRUST_PROXY: "2",
      METRICS_TOKEN: "0123456789abcdef",
      SMTP_URL: "smtps://desk:hush@mail.example.com",
      MAIL_FROM: "Front Desk <desk@example.com>",
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
      SLACK_STAFF_CHANNEL: "C0123456789",
      SLACK_COMMUNITY: "garden",
      SLACK_API_URL: "http://127.0.0.1:3010/api",
      LINE_CHANNEL_SECRET: "0123456789abcdef0123456789abcdef",
      LINE_CHANNEL_ACCESS_TOKEN: "a+channel/access+token==",
      LINE_PUSH_BUDGET: "200",
      LINE_COMMUNITY: "garden",
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_PASSWORD: "hush",
      MICROSOFT_APP_TENANT_ID: "tenant-1",
    });
    expect(read).toEqual({
      ok: true,
      value: {
        port: 0,
        host: "::1",
        publicUrl: "https://desk.example.com",
        dataDir: "/srv/desk",
        dataKey: key,
        redis: { url: "rediss-sentinel://:hush@one,two:26380/desk", unsafe: true, waitFor: 1 },
        logLevel: "silent",
        burstMs: 1_500,
        tuningApproval: false,
        contentDir: "/srv/content",
        trustProxy: 2,
        metricsToken: "0123456789abcdef",
        mail: {
          ok: true,
          value: {
            url: "smtps://desk:hush@mail.example.com",
            from: "Front Desk <desk@example.com>",
          },
        },
        oidc: null,
        slack: {
          ok: true,
          value: {
            botToken: "xoxb-1",
            delivery: { kind: "http", signingSecret: "0123456789abcdef0123456789abcdef" },
            staffChannel: "C0123456789",
            community: "garden",
            apiUrl: "http://127.0.0.1:3010/api/",
          },
        },
        line: {
          ok: true,
          value: {
            channelSecret: "0123456789abcdef0123456789abcdef",
            accessToken: "a+channel/access+token==",
            pushBudget: 200,
            community: "garden",
            apiUrl: "https://api.line.me",
            dataUrl: "https://api-data.line.me",
          },
        },
        botFramework: {
          app: { type: "SingleTenant", id: APP_ID, password: "hush", tenant: "tenant-1" },
          staffChannel: null,
          metadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
          loginUrl: "https://login.microsoftonline.com",
          offline: false,
        },
      },
    });
  });

  test("takes an empty value as none", () => {
    expect(readConfig({ PORT: "", DATA_KEY: " ", LOG_LEVEL: "" })).toEqual(readConfig({}));
  });

  test("that is wrong names each variable, what was given, and the cure, all at once", () => {
    expect(linesOf({ PORT: "80a", LOG_LEVEL: "loud", TRUST_PROXY: "-1", HOST: "a b" })).toEqual([
      'PORT is wrong ("80a"): expected a whole number from 0 to 65535.',
      'HOST is wrong ("a b"): expected an address or a host name, such as 127.0.0.1 or 0.0.0.0.',
      'TRUST_PROXY is wrong ("-1"): expected a whole number from 0 to 9.',
      'LOG_LEVEL is wrong ("loud"): expected info, warn, error or silent.',
    ]);
  });

  test.each(["65536", "3000.5", "1e3", " 80", "-1"])("refuses the port %j", (port) => {
    expect(linesOf({ PORT: port })).toHaveLength(1);
  });

  test.each(["desk.example.com", "ftp://desk.example.com", "https://desk.example.com/chat"])(
    "refuses %j as a public address",
    (url) => {
      expect(linesOf({ PUBLIC_URL: url })).toHaveLength(1);
    },
  );

  test.each([
    { of: "a short key", env: { DATA_KEY: "c2hvcnQ=" }, secret: "c2hvcnQ" },
    { of: "Redis's password", env: { REDIS_URL: "http://:hush@db" }, secret: "hush" },
    { of: "the mail server's password", env: { SMTP_URL: "http://:hush@mail" }, secret: "hush" },
    { of: "a short token", env: { METRICS_TOKEN: "hush-hush" }, secret: "hush" },
    { of: "a key that isn't base64", env: { DATA_KEY: "!".repeat(44) }, secret: "!!" },
    {
      of: "an address's password",
      env: { PUBLIC_URL: "https://me:hush@example.com" },
      secret: "hush",
    },
  ])("never repeats $of", ({ env, secret }) => {
    const lines = linesOf(env);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain(secret);
  });

  test("takes Slack's Socket Mode before its requests, and one of them at least", () => {
    const slack = (env: Record<string, string>): unknown => {
      const read = readConfig({ SLACK_BOT_TOKEN: "xoxb-1", ...env });
      return read.ok ? read.value.slack : read.error;
    };
    const secret = "0123456789abcdef0123456789abcdef";
    expect(slack({ SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: secret })).toMatchObject({
      value: { delivery: { kind: "socket", appToken: "xapp-1" } },
    });
    expect(slack({})).toMatchObject({ ok: false });
  });

  test("has LINE off until both its secret and its token are there, and repeats neither", () => {
    const line = (env: Record<string, string>): unknown => {
      const read = readConfig(env);
      return read.ok ? read.value.line : read.error;
    };
    const LINE_CHANNEL_SECRET = "0123456789abcdef0123456789abcdef";
    const off = { ok: false, error: "set LINE_CHANNEL_ACCESS_TOKEN" };
    expect(line({ LINE_CHANNEL_SECRET })).toEqual(off);
    for (const [name, value] of [
      ["LINE_CHANNEL_SECRET", "hush"],
      ["LINE_CHANNEL_ACCESS_TOKEN", "hush hush hush hush hush"],
      ["LINE_PUSH_BUDGET", "-1"],
      ["LINE_API_URL", "https://api.line.me/v2"],
    ] as const) {
      const [told = "", ...others] = linesOf({ [name]: value });
      expect([told.startsWith(`${name} is wrong`), others]).toEqual([true, []]);
      expect(told).not.toContain("hush");
    }
  });

  test("asks about a name that looks like one of ours, and about no other", () => {
    const env = { PROT: "1", DATADIR: "x", logLevel: "info", PORT: "1", HOSTNAME: "h", PATH: "/" };
    expect(nearMisses(env)).toEqual([
      "PROT is not read by frontdesk. Did you mean PORT?",
      "DATADIR is not read by frontdesk. Did you mean DATA_DIR?",
      "logLevel is not read by frontdesk. Did you mean LOG_LEVEL?",
    ]);
  });
});

describe("the settings of the Bot Framework", () => {
  const app = { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: "hush" };
  const tenant = { MICROSOFT_APP_TENANT_ID: "tenant-1" };
  const keysHere = { MICROSOFT_OPENID_METADATA_URL: "http://127.0.0.1:4000/openid" };
  const unauthenticated = { BOT_FRAMEWORK_UNAUTHENTICATED: "yes" };

  test.each([
    ["no app id", { MICROSOFT_APP_PASSWORD: "hush" }, /^MICROSOFT_APP_ID is missing/],
    [
      "an app id of another shape",
      { ...app, ...tenant, MICROSOFT_APP_ID: "bot" },
      /^MICROSOFT_APP_ID is wrong/,
    ],
    ["no secret", { MICROSOFT_APP_ID: APP_ID, ...tenant }, /^MICROSOFT_APP_PASSWORD is missing/],
    ["no tenant", app, /^MICROSOFT_APP_TENANT_ID is missing.*MICROSOFT_APP_TYPE/],
    [
      "a kind that there isn't",
      { ...app, MICROSOFT_APP_TYPE: "Any" },
      /^MICROSOFT_APP_TYPE is wrong/,
    ],
    [
      "a secret beside a managed identity",
      { ...app, ...tenant, MICROSOFT_APP_TYPE: "UserAssignedMSI" },
      /^MICROSOFT_APP_PASSWORD is of no use/,
    ],
    [
      "both an app and nobody to vouch for callers",
      { ...app, ...tenant, ...unauthenticated },
      /both set: choose one/,
    ],
    [
      "an unauthenticated channel that others reach",
      { ...unauthenticated, HOST: "0.0.0.0" },
      /^BOT_FRAMEWORK_UNAUTHENTICATED .*HOST=127\.0\.0\.1/,
    ],
    [
      "keys of this machine on a channel that others reach",
      { ...app, ...tenant, ...keysHere, HOST: "::" },
      /^MICROSOFT_OPENID_METADATA_URL .*HOST=127\.0\.0\.1/,
    ],
  ])("refuse %s in one line", (_, env, told) => {
    const lines = linesOf(env);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(told);
    expect(lines[0]).not.toContain("hush");
  });

  test.each([
    ["a bot of many tenants", { ...app, MICROSOFT_APP_TYPE: "MultiTenant" }, false],
    [
      "a managed identity",
      { MICROSOFT_APP_ID: APP_ID, ...tenant, MICROSOFT_APP_TYPE: "UserAssignedMSI" },
      false,
    ],
    ["keys of this machine, for it alone", { ...app, ...tenant, ...keysHere }, true],
    ["no app, for this machine alone", unauthenticated, true],
  ])("allow %s", (_, env, offline) => {
    expect(readConfig(env)).toMatchObject({ ok: true, value: { botFramework: { offline } } });
  });
});

describe("a .env file in the working folder", () => {
  const ask = (file: string | null, env: Record<string, string>): unknown => {
    const folder = mkdtempSync(join(tmpdir(), "frontdesk-env-"));
    if (file !== null) writeFileSync(join(folder, ".env"), file);
    const config = new URL("../../src/config.ts", import.meta.url);
    const say = `import { configFromProcess } from ${JSON.stringify(config)};
      const read = configFromProcess();
      process.stdout.write(JSON.stringify(read.ok ? read.value : read.error));`;
    const tsx = import.meta.resolve("tsx");
    const args = ["--import", tsx, "--input-type=module", "--eval", say];
    const run = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
    expect(run.stderr).toBe("");
    return JSON.parse(run.stdout);
  };

  test("is read where the environment says nothing", () => {
    const read = ask("# ours\nPORT=4000\nHOST=0.0.0.0\n", { PORT: "5000" });
    expect(read).toMatchObject({ port: 5000, host: "0.0.0.0" });
  });

  test("may be absent", () => {
    expect(ask(null, {})).toMatchObject({ port: 3000 });
  });

  test("may name the file that holds a secret, as the environment may", () => {
    const folder = mkdtempSync(join(tmpdir(), "frontdesk-secrets-"));
    const holding = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const key = Buffer.alloc(32, 7).toString("base64");
    const read = ask(`DATA_KEY_FILE=${holding("key", `${key}\n`)}\n`, {
      METRICS_TOKEN_FILE: holding("token", "0123456789abcdef"),
      REDIS_URL_FILE: "",
    });
    expect(read).toMatchObject({ metricsToken: "0123456789abcdef", redis: null });
    expect(read).toHaveProperty("dataKey.data.0", 7);
  });

  test("that names one that isn't there, or a secret twice, is refused in a line each", () => {
    const twice = { DATA_KEY: "hush", DATA_KEY_FILE: "key" };
    expect(ask(null, { ...twice, METRICS_TOKEN_FILE: "/nowhere/token" })).toEqual([
      {
        variable: "METRICS_TOKEN_FILE",
        line: expect.stringMatching(/^METRICS_TOKEN_FILE can't be read: .*ENOENT.*token/),
      },
      { variable: "DATA_KEY_FILE", line: "DATA_KEY_FILE and DATA_KEY are both set: choose one." },
    ]);
  });
});

describe("what is told about the configuration", () => {
  test("is the schema's in .env.example (after a change: npm test -- -u)", async () => {
    await expect(envExample(VARIABLES)).toMatchFileSnapshot("../../.env.example");
  });

  test("shows every variable with its meaning", () => {
    for (const [name, about] of VARIABLES) {
      expect(configTable(VARIABLES)).toContain(`| \`${name}\` |`);
      expect(about.meaning).toMatch(/\.$/);
    }
  });
});

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig, VARIABLES } from "../../src/config.ts";
import { withSecretFiles } from "../../src/secret-files.ts";
import { MOST_FILE_BYTES } from "../../src/core/files/files.ts";
import { healthDesk } from "../cli/health-desk.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis } from "../store/redis-server.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".github/deploy");
const text = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

const { services, ...declared } = z
  .object({
    services: z.record(
      z.string(),
      z.looseObject({
        build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
        command: z.string().optional(),
        environment: z.record(z.string(), z.string()).default({}),
        volumes: z.array(z.string()).default([]),
        networks: z.array(z.string()).default([]),
        secrets: z.array(z.string()).default([]),
        stop_grace_period: z.string().optional(),
      }),
    ),
    volumes: z.record(z.string(), z.unknown()),
    networks: z.record(z.string(), z.unknown()),
    secrets: z.record(z.string(), z.unknown()),
  })
  .parse(parse(text("compose.yml")));
const { desk, proxy, redis } = services;

const dockerfile = text("Dockerfile").replaceAll("\\\n", "").split("\n");
/** What follows an instruction of the Dockerfile, each time that it stands there. */
const told = (instruction: string): readonly string[] =>
  dockerfile.flatMap((line) =>
    line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1)] : [],
  );
const pairs = (words: string): Readonly<Record<string, string>> =>
  Object.fromEntries(words.split(" ").map((pair) => [...pair.split("="), ""].slice(0, 2)));
const imageEnvironment = pairs(told("ENV").join(" "));

/** Names that the desk would not read: a slip of the pen, or a variable that is gone. */
const unread = (env: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(env).filter((name) => {
    const secret = VARIABLES.get(name.replace(/_FILE$/, ""))?.secret === true;
    return name !== "NODE_ENV" && !VARIABLES.has(name) && !(name.endsWith("_FILE") && secret);
  });

describe("the Dockerfile", () => {
  test("copies what is in the repository, and what goes to whoever builds it", () => {
    const own = told("COPY").filter((line) => !line.startsWith("--from="));
    const paths = own.flatMap((line) => line.split(" ").slice(0, -1));
    expect(paths.length).toBeGreaterThan(2);
    const sent = [...text("Dockerfile.dockerignore").matchAll(/^!(.+)$/gm)].map(
      ([, to = ""]) => to,
    );
    expect(paths.filter((path) => path !== "." && !sent.includes(path))).toEqual([]);
    expect(sent.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("runs the version of Node and the program that package.json names", () => {
    const { engines, bin } = z
      .object({ engines: z.object({ node: z.string() }), bin: z.object({ frontdesk: z.string() }) })
      .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
    const [, major] = /^>=(\d+)/.exec(engines.node) ?? [];
    for (const image of told("FROM")) expect(image).toMatch(`node:${major}-slim`);
    expect(told("CMD")).toEqual([
      JSON.stringify(["node", bin.frontdesk, "start"]).replaceAll(",", ", "),
    ]);
  });

  test("sets variables that the desk reads", () => {
    expect(unread(imageEnvironment)).toEqual([]);
    expect(told("VOLUME")).toEqual([imageEnvironment["DATA_DIR"]]);
    expect(told("EXPOSE")).toEqual([imageEnvironment["PORT"]]);
  });

  const ended: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ended.splice(0)) await end();
  });

  test("asks the desk itself whether it is ready", async () => {
    const [, json] = /CMD (\[.*)$/.exec(told("HEALTHCHECK").join()) ?? [];
    const [program = "", ...args] = z.array(z.string()).parse(JSON.parse(json ?? ""));
    const desk = await healthDesk();
    ended.push(() => desk.close());
    const asked = (port: string) =>
      new Promise<number | null>((resolve) => {
        spawn(program, args, { env: { ...process.env, PORT: port } }).once("close", resolve);
      });
    expect(await asked(new URL(desk.address).port)).toBe(0);
    expect(await asked("1")).toBe(1);
  });
});

describe("the compose file", () => {
  /** As docker compose fills in what `.env` says. */
  const filled = (env: Readonly<Record<string, string>>, from: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        name,
        value.replace(/\$\{(\w+):[^}]*\}/g, (_, key: string) => from[key] ?? ""),
      ]),
    );
  const configured = (from: Readonly<Record<string, string>>) => {
    const env = { ...imageEnvironment, ...filled(desk?.environment ?? {}, from) };
    const key = Buffer.alloc(32, 7).toString("base64");
    const whole = withSecretFiles(env, ["DATA_KEY"], (file) => {
      expect(file).toBe("/run/secrets/data_key");
      return `${key}\n`;
    });
    return whole.ok ? readConfig(whole.value) : whole;
  };

  test("sets variables that the desk reads, to what it takes", () => {
    expect(unread(desk?.environment ?? {})).toEqual([]);
    expect(configured({ DESK_DOMAIN: "desk.example.com" })).toMatchObject({
      value: {
        publicUrl: "https://desk.example.com",
        trustProxy: 1,
        dataDir: "/data",
        redis: null,
      },
    });
    const shared = { DESK_DOMAIN: "desk.example.com", REDIS_URL: "redis://redis:6379" };
    expect(configured(shared)).toMatchObject({ value: { redis: { url: shared.REDIS_URL } } });
  });

  test("names files, volumes, networks and secrets that there are", () => {
    const { context = "", dockerfile: file = "" } = desk?.build ?? {};
    expect(join(FOLDER, context)).toBe(ROOT);
    expect(join(FOLDER, context, file)).toBe(join(FOLDER, "Dockerfile"));
    const all = Object.values(services);
    const sources = all.flatMap(({ volumes }) => volumes.map((one) => one.split(":")[0] ?? ""));
    const files = sources.filter((source) => source.startsWith("."));
    expect(files.filter((path) => !existsSync(join(FOLDER, path)))).toEqual([]);
    const volumes = sources.filter((source) => !source.startsWith("."));
    expect(volumes.toSorted()).toEqual(Object.keys(declared.volumes).toSorted());
    for (const { networks } of all)
      expect(Object.keys(declared.networks)).toEqual(expect.arrayContaining(networks));
    expect(all.flatMap(({ secrets }) => secrets)).toEqual(Object.keys(declared.secrets));
  });

  test("waits for what the desk finishes after SIGTERM, some 8 s", () => {
    expect(Number(/^(\d+)s$/.exec(desk?.stop_grace_period ?? "")?.[1])).toBeGreaterThan(8);
  });

  test("starts a Redis that the desk has nothing to say against", async () => {
    const [program, ...settings] = redis?.command?.split(" ") ?? [];
    expect(program).toBe("redis-server");
    const server = await startRedis(settings);
    const warnings: string[] = [];
    try {
      const store = await openRedis(server.url, { tell: (line) => void warnings.push(line) });
      await store.close();
    } finally {
      await server.close();
    }
    expect(warnings).toEqual([]);
  });
});

describe("the Caddyfile", () => {
  const caddyfile = text("Caddyfile");

  test("leads to the desk, by the variables that compose sets", () => {
    const [, name, port] = /reverse_proxy \{\$DESK_UPSTREAM:(\w+):(\d+)\}/.exec(caddyfile) ?? [];
    expect(services).toHaveProperty(name ?? "");
    expect(port).toBe(imageEnvironment["PORT"]);
    expect(Object.keys(proxy?.environment ?? {})).toEqual(["DESK_DOMAIN"]);
    expect(caddyfile).toMatch(/^\{\$DESK_DOMAIN\} \{$/m);
  });

  test("lets through what the desk takes at most", () => {
    const [, megabytes] = /max_size (\d+)MB/.exec(caddyfile) ?? [];
    expect(Number(megabytes) * 1_000_000).toBeGreaterThan(MOST_FILE_BYTES);
  });
});

describe("the unit for systemd", () => {
  test("sets variables that the desk reads, and starts what is built", () => {
    const unit = text("frontdesk.service");
    const set = /^Environment=(.+)$/m.exec(unit)?.[1] ?? "";
    expect(Object.keys(pairs(set)).length).toBeGreaterThan(1);
    expect(unread(pairs(set))).toEqual([]);
    expect(unit).toMatch(/^ExecStart=\S+\/node dist\/main\.js start$/m);
  });
});

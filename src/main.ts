#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exitCodeFor, reason, Refused } from "./cli/exit-code.ts";
import type { MatchPorts } from "./cli/match.ts";
import { options, place, USAGE } from "./cli/options.ts";
import type { Config } from "./config.ts";
import type { Compiled } from "./core/content/check/compile.ts";
import type { Problem } from "./core/content/content.ts";
import { formatProblem } from "./core/content/check/problem.ts";
import type { Result } from "./core/result.ts";
import type { Clock } from "./runtime/clock.ts";
import type { OpenedData } from "./store/open-data.ts";

// Each command loads what it needs, and no more: `help` answers at once.

/** The package's own folder, whether this runs from dist/ or src/. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PAGES = join(ROOT, "dist", "pages");
/** What `learn` keeps: of use while the content is what came along. */
const MODEL = join(ROOT, "dist", "model.bin");
const DEMO = join(ROOT, "src", "demo", "community.yml");

// Whoever read our output has gone: frontdesk match | head.
process.stdout.on("error", (thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== "EPIPE") throw thrown;
  process.exit(0);
});
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const err = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case "start":
      return serve(rest);
    case "invite":
      return letIn(rest);
    case "talk":
      return chat(rest);
    case "seed":
      return load(rest);
    case "match":
      return understand(rest);
    case "phrases": {
      const [settings, { phrases }] = [await config(), await import("./cli/phrases.ts")];
      const open = (clock: Clock) => dataOf(settings, clock);
      await phrases(rest, { config: settings, modelFile: MODEL, open, out, err });
      return 0;
    }
    case "check": {
      const { json, data } = options(rest, { json: { type: "boolean" }, data: { type: "string" } });
      const [settings, { check }] = [await config(), await import("./cli/check.ts")];
      const folder = settings.contentDir;
      const { publishedIn } = await import("./cli/published.ts");
      const published = typeof data === "string" ? await publishedIn(data, settings.dataKey) : [];
      return check({ folder, modelFile: MODEL, published, json: json === true, out, err });
    }
    case "schemas": {
      options(rest, {});
      const { schemas } = await import("./cli/schemas.ts");
      const { contentDir } = await config();
      await schemas({ folder: contentDir, root: ROOT, out });
      return 0;
    }
    case "learn": {
      options(rest, {});
      const { learnAhead } = await import("./runtime/content/load-content.ts");
      const { FEATURES } = await import("./features.ts");
      const { contentDir } = await config();
      valueOf(await learnAhead(contentDir, FEATURES.names, MODEL));
      return 0;
    }
    case "line-menu": {
      const { language } = options(rest, { language: { type: "string" } });
      const [settings, { lineMenu }] = [await config(), await import("./cli/line-menu.ts")];
      await lineMenu(settings, await contentOf(settings), language, out);
      return 0;
    }
    case "backup": {
      const [folder, { backup }] = [place(rest), await import("./cli/backup.ts")];
      await backup(await config(), folder, out);
      return 0;
    }
    case "restore": {
      const [folder, { restoreBackup }] = [place(rest), await import("./cli/backup.ts")];
      await restoreBackup(await config(), folder, out);
      return 0;
    }
    case "help":
    case "--help":
    case "-h":
      out(USAGE);
      return 0;
    case undefined:
      throw new Refused(USAGE, 2);
    default:
      throw new Refused(`there is no command "${command}"\n${USAGE}`, 2);
  }
}

async function serve(args: readonly string[]): Promise<number> {
  const given = options(args, { demo: { type: "boolean" }, seed: { type: "string" } });
  const isDemo = given["demo"] === true;
  if (isDemo && given["seed"] !== undefined)
    throw new Refused(`--demo has its own seed: leave out one of the two\n${USAGE}`, 2);
  const settings = isDemo ? demoSettings(await config()) : await config();
  const { systemClock } = await import("./runtime/clock.ts");
  const clock = systemClock();
  // First of all: what is wrong with the data is told at once.
  const data = await dataOf(settings, clock);
  const [{ start }, { openLog }] = await Promise.all([
    import("./cli/start.ts"),
    import("./runtime/log.ts"),
  ]);
  const log = openLog(settings.logLevel);
  const content = await contentOf(settings);
  await seedData(data, isDemo ? DEMO : given["seed"], clock.now());
  // Heard from here on: whoever reads the address may stop us at once.
  const asked = new Promise<number>((resolve) => {
    process.once("SIGTERM", () => resolve(0));
    process.once("SIGINT", () => resolve(0));
    process.on("unhandledRejection", (thrown) => {
      log.error("unhandled-rejection", {}, thrown);
      resolve(1);
    });
  });
  const ports = { config: settings, content, data, clock, log, pages: PAGES, out };
  const started = await start({ ...ports, modelFile: MODEL, isDemo });
  const exitCode = await asked;
  await started.stop();
  return exitCode;
}

async function letIn(args: readonly string[]): Promise<number> {
  const told = options(args, {
    role: { type: "string", multiple: true },
    community: { type: "string" },
    name: { type: "string" },
    for: { type: "string" },
  });
  const { role: roles, ...others } = told;
  const [{ invite }, { systemClock }] = await Promise.all([
    import("./cli/invite.ts"),
    import("./runtime/clock.ts"),
  ]);
  const [settings, clock] = [await config(), systemClock()];
  const ports = { config: settings, clock, open: () => dataOf(settings, clock) };
  await invite({ ...others, ...(roles === undefined ? {} : { roles }) }, ports, out);
  return 0;
}

/** On Redis also while desks run: they hear of it. */
async function load(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (file === undefined || file.startsWith("-") || args.length > 1)
    throw new Refused(`seed takes one file\n${USAGE}`, 2);
  const { systemClock } = await import("./runtime/clock.ts");
  const clock = systemClock();
  const data = await dataOf(await config(), clock);
  try {
    await seedData(data, file, clock.now());
  } finally {
    await data.store.close();
  }
  return 0;
}

async function dataOf(settings: Config, clock: Clock): Promise<OpenedData> {
  const { openData } = await import("./store/open-data.ts");
  return openData({
    folder: settings.dataDir,
    key: settings.dataKey,
    now: clock.now(),
    tell: err,
    ...(settings.redis ? { redis: { ...settings.redis, now: () => clock.now() } } : {}),
  });
}

/** The demo never touches real data. */
function demoSettings(settings: Config): Config {
  return { ...settings, dataDir: join(settings.dataDir, "demo"), redis: null };
}

async function chat(args: readonly string[]): Promise<number> {
  const given = options(args, {
    json: { type: "boolean" },
    data: { type: "string" },
    seed: { type: "string" },
  });
  const [{ systemClock }, { openLog }, { openData }] = await Promise.all([
    import("./runtime/clock.ts"),
    import("./runtime/log.ts"),
    import("./store/open-data.ts"),
  ]);
  const settings = await config();
  const log = openLog("error");
  const { data } = given;
  const content = await contentOf(settings, data);
  const newFolder = (): string => mkdtempSync(join(tmpdir(), "frontdesk-"));
  let folder = typeof data === "string" ? data : newFolder();
  const empty = (): void => {
    if (typeof data === "string") throw new RangeError("fresh: --data keeps one desk");
    rmSync(folder, { recursive: true });
    folder = newFolder();
  };
  const opened = async (now: number): Promise<OpenedData> => {
    const one = await openData({ folder, key: settings.dataKey, now, tell: () => {} });
    await seedData(one, given["seed"], now);
    return one;
  };
  const { stdin: input, stdout: output } = process;
  try {
    if (given["json"] === true) {
      const openStore = async (now: number) => (await opened(now)).store;
      const { talkJson } = await import("./cli/talk-json.ts");
      return await talkJson({
        input,
        out,
        content,
        log,
        burstMs: settings.burstMs,
        openStore,
        empty,
      });
    }
    const clock = systemClock();
    const { store } = await opened(clock.now());
    const { talk } = await import("./cli/talk.ts");
    return await talk({ input, output, content, store, clock, log, newId: randomUUID });
  } finally {
    if (typeof data !== "string") rmSync(folder, { recursive: true });
  }
}

async function understand(args: readonly string[]): Promise<number> {
  const given = options(args, { phrases: { type: "string" }, explain: { type: "boolean" } });
  const { phrases } = given;
  const { match, matcherOver } = await import("./cli/match.ts");
  const ports: MatchPorts = {
    input: process.stdin,
    out,
    err,
    microseconds: () => performance.now() * 1_000,
    explain: given["explain"] === true,
  };
  if (typeof phrases !== "string")
    return match((await contentOf(await config())).understanding, ports);
  const over = matcherOver(readText(phrases));
  if (!over.ok) throw new Refused(`${phrases}:${over.error}`, 1);
  return match(over.value, ports);
}

async function seedData(data: OpenedData, file: unknown, now: number): Promise<void> {
  if (typeof file !== "string") return;
  const { loadSeed } = await import("./cli/seed.ts");
  const loaded = await loadSeed(data.store, file, readText(file), now);
  if (!loaded.ok) throw new Refused(loaded.error.map(formatProblem).join("\n"), 1);
  for (const warning of loaded.value.warnings) err(formatProblem(warning));
}

/** @param data a folder, of which what is published counts as well */
async function contentOf(settings: Config, data?: unknown): Promise<Compiled> {
  const [{ loadContent, withPublished }, { FEATURES }] = await Promise.all([
    import("./runtime/content/load-content.ts"),
    import("./features.ts"),
  ]);
  const { contentDir: folder, dataKey } = settings;
  const content = valueOf(await loadContent(folder, FEATURES.names, MODEL));
  if (typeof data !== "string") return content;
  const { publishedIn } = await import("./cli/published.ts");
  const published = await publishedIn(data, dataKey);
  return valueOf(await withPublished(content, folder, FEATURES.names, published));
}

function valueOf<T>(read: Result<T, readonly Problem[]>): T {
  if (read.ok) return read.value;
  throw new Refused(read.error.map(formatProblem).join("\n"), 1);
}

async function config(): Promise<Config> {
  const { configFromProcess, nearMissesOfProcess } = await import("./config.ts");
  const read = configFromProcess();
  for (const line of nearMissesOfProcess()) err(line);
  if (read.ok) return read.value;
  throw new Refused(read.error.map(({ line }) => line).join("\n"), 2);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new Refused(`${file} can't be read: ${reason(cause)}`, 1);
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((thrown: unknown) =>
  exitCodeFor(thrown, err),
);

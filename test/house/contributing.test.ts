import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { readSources, violations } from "./architecture.ts";
import { putInPlace, readSections } from "./examples.ts";

const ROOT = join(import.meta.dirname, "../..");
const sections = readSections(readFileSync(join(ROOT, ".github/CONTRIBUTING.md"), "utf8"));
const shown = sections.flatMap(({ files }) => files);
const isTest = ({ path }: { readonly path: string }): boolean => path.endsWith(".test.ts");
const isTalk = ({ path }: { readonly path: string }): boolean =>
  /^test\/talks\/.*\.yml$/.test(path);

/** Learning all takes a while on a small machine, and so do the tests that are shown. */
const LONG = 900_000;

/** A copy of the desk in which everything stands that the document shows. */
let copy: string;
let ran: Awaited<ReturnType<typeof testsRun>>;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "frontdesk-contributing-"));
  for (const name of ["src", "test", "intents", "dialogs", "package.json", "tsconfig.json"])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, "dist"));
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  runFromSource();
  forgetMost();
  // Those that are there would all be played as well.
  for (const name of readdirSync(join(copy, "test/talks")))
    if (name.endsWith(".yml")) rmSync(join(copy, "test/talks", name));
  for (const file of shown) putInPlace(copy, file);
  // Refuses content in which anything is wrong.
  await succeeds("node", ["--import", "tsx", "src/main.ts", "learn"]);
  ran = await testsRun([
    "test/talks/talks.test.ts",
    "test/core/policy.test.ts",
    ...shown.filter(isTest).map(({ path }) => path),
  ]);
}, LONG);
afterAll(() => rmSync(copy, { recursive: true }));

/** The features that are shown are in the source alone: to compile it takes longer than to run it. */
function runFromSource(): void {
  const file = join(copy, "package.json");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replaceAll("node dist/main.js", "node --import tsx src/main.ts"),
  );
}

/** To learn all that is there takes most of the time, and is not what is shown. */
function forgetMost(): void {
  const kept = new Set(shown.map(({ path }) => path));
  for (const name of readdirSync(join(copy, "dialogs/situations"))) {
    const path = `dialogs/situations/${name}`;
    if (name.endsWith(".yml") && !kept.has(path)) rmSync(join(copy, path));
  }
  for (const folder of ["intents", "dialogs/knowledge"])
    for (const name of readdirSync(join(copy, folder))) {
      const file = join(copy, folder, name);
      if (!name.endsWith(".yml") || WHOLE.test(name)) continue;
      writeFileSync(file, stringify(fewOf(parse(readFileSync(file, "utf8")))));
    }
}

/** Rules and words, of which each counts, and what every channel is tried with. */
const WHOLE = /^(control-words|complaint-cues|emergency-rules|lexicon|repair)\.yml$/;

/** So many of each list, from all over it. */
const FEW = 25;

function fewOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const step = Math.ceil(value.length / FEW);
    return value.filter((_, n) => n % step === 0);
  }
  const map = z.record(z.string(), z.unknown()).safeParse(value);
  if (!map.success) return value;
  return Object.fromEntries(Object.entries(map.data).map(([key, of]) => [key, fewOf(of)]));
}

/** Runs a program in the copy, as if no test ran it. */
async function run(program: string, args: readonly string[]) {
  const outer = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  const child = spawn(program, args, { cwd: copy, env: Object.fromEntries(outer) });
  let said = "";
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
    said += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  return { code, out, said };
}

async function succeeds(program: string, args: readonly string[]): Promise<string> {
  const { code, out, said } = await run(program, args);
  expect(code, said).toBe(0);
  return out;
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()),
        }),
      ),
    }),
  ),
});

/** What became of the tests of some files of the copy, by the file's path. */
async function testsRun(files: readonly string[]) {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts"];
  const report = join(copy, "report.json");
  // What all of them load and read is loaded once.
  const once = "--maxWorkers=1";
  const { said } = await run("node", [
    ...vitest,
    once,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    `--testTimeout=${LONG}`,
    `--hookTimeout=${LONG}`,
    ...files,
  ]);
  expect(existsSync(report), said).toBe(true);
  const { testResults } = reportSchema.parse(JSON.parse(readFileSync(report, "utf8")));
  return new Map(
    testResults.map(({ name, assertionResults }) => [
      files.find((file) => name.endsWith(file)) ?? name,
      assertionResults,
    ]),
  );
}

describe("CONTRIBUTING", () => {
  test("shows how to add each kind of thing", () => {
    const titles = "intent, answer, phrase, situation, slot, timer, act of staff, channel, store"
      .split(", ")
      .map((kind) => `${/^[aeiou]/.test(kind) ? "An" : "A"} ${kind}`);
    expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
  });

  test.each(sections)(
    "shows what works: $title",
    { timeout: LONG },
    async ({ files, commands }) => {
      for (const { line, prints } of commands)
        expect(JSON.parse(await succeeds("sh", ["-c", line]))).toMatchObject(prints);
      for (const { path } of files.filter(isTest)) {
        const results = ran.get(path) ?? [];
        expect(results.length).toBeGreaterThan(0);
        expect(results.filter(({ status }) => status !== "passed")).toEqual([]);
      }
      const played = ran.get("test/talks/talks.test.ts") ?? [];
      for (const file of files.filter(isTalk)) {
        for (const { talk } of z.array(z.looseObject({ talk: z.string() })).parse(parse(file.text)))
          expect(played).toContainEqual({ title: talk, status: "passed", failureMessages: [] });
      }
      expect(commands.length > 0 || files.some((file) => isTest(file) || isTalk(file))).toBe(true);
    },
  );

  test("shows the slot and the timer that are tried in all their ways", () => {
    const textOf = (path: string): string =>
      shown.flatMap((file) => (file.path === path ? [file.text] : [])).join("");
    const tried = join(ROOT, "test/core/features");
    for (const name of ["reading.ts", "remind.ts"]) {
      const there = readFileSync(join(tried, name), "utf8");
      expect(textOf(`src/core/meters/${name}`)).toBe(there.replaceAll("../../../src/core/", "../"));
    }
    for (const path of readdirSync(join(tried, "content"), { recursive: true, encoding: "utf8" }))
      if (path.endsWith(".yml"))
        expect(textOf(path)).toBe(readFileSync(join(tried, "content", path), "utf8"));
  });

  test("shows code that the compiler and the architecture take", { timeout: LONG }, async () => {
    // The rest is compiled by `npm run check`.
    const files = shown.map(({ path }) => path).filter((path) => path.endsWith(".ts"));
    const project = { extends: "./test/tsconfig.json", include: [], files: [...new Set(files)] };
    const compilerOptions = { rootDir: "." };
    writeFileSync(join(copy, "shown.json"), JSON.stringify({ ...project, compilerOptions }));
    await succeeds("node_modules/.bin/tsc", ["-p", "shown.json", "--singleThreaded"]);
    expect(violations(readSources(copy))).toEqual([]);
  });
});

import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
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
  const model = join(ROOT, "dist/model.bin");
  cpSync(join(ROOT, "dist"), join(copy, "dist"), {
    recursive: true,
    filter: (one) => one !== model,
  });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  forgetMostDangers();
  // Those that are there would all be played as well.
  for (const name of readdirSync(join(copy, "test/talks")))
    if (name.endsWith(".yml")) rmSync(join(copy, "test/talks", name));
  for (const file of shown) putInPlace(copy, file);
  // Refuses content in which anything is wrong.
  await succeeds("node", ["dist/main.js", "learn"]);
  ran = await testsRun([
    "test/talks/talks.test.ts",
    ...shown.filter(isTest).map(({ path }) => path),
  ]);
}, LONG);
afterAll(() => rmSync(copy, { recursive: true }));

/** What is learnt of them takes most of the time, and is not what is shown. */
function forgetMostDangers(): void {
  const kept = new Set(shown.map(({ path }) => path));
  for (const name of readdirSync(join(copy, "dialogs/situations"))) {
    const path = `dialogs/situations/${name}`;
    if (name.endsWith(".yml") && !kept.has(path)) rmSync(join(copy, path));
  }
  const examples = join(copy, "intents/emergency-examples.yml");
  writeFileSync(examples, stringify(oneInTwenty(parse(readFileSync(examples, "utf8")))));
}

function oneInTwenty(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((_, n) => n % 20 === 0);
  const map = z.record(z.string(), z.unknown()).parse(value);
  return Object.fromEntries(Object.entries(map).map(([key, of]) => [key, oneInTwenty(of)]));
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
  const { said } = await run("node", [
    ...vitest,
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
    const titles = "An intent, An answer, A phrase, A situation, A channel, A store".split(", ");
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

  test("shows code that the compiler and the architecture take", { timeout: LONG }, async () => {
    await succeeds("node_modules/.bin/tsc", ["-p", "test"]);
    expect(violations(readSources(copy))).toEqual([]);
  });
});

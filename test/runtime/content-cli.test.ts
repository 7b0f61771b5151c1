import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/cli/check.ts";
import { schemas } from "../../src/cli/schemas.ts";
import { jsonSchemas } from "../../src/core/content/check/json-schemas.ts";
import { FEATURES } from "../../src/features.ts";
import { contentFolder } from "./content-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

async function checked(folder: string, json = false, modelFile?: string) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await check({
    folder,
    ...(modelFile === undefined ? {} : { modelFile }),
    json,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

test("`check` counts what there is when nothing is wrong", async () => {
  const { code, out, err } = await checked(contentFolder().path);
  expect(code).toBe(0);
  expect(err).toEqual([]);
  expect(out).toEqual([
    expect.stringMatching(/^4 intents, 16 phrases, 2 dialogs, \d+ phrase keys: no problems$/),
  ]);
});

test("`check` tells every problem in a line, and fails", async () => {
  const folder = contentFolder();
  folder.change("dialogs/repair.yml", "ask: repair.issue", "ask: repair.isue");
  folder.change("intents/repair.yml", "水龍頭漏水", "冷氣壞了");
  const { code, out, err } = await checked(folder.path);
  expect(code).toBe(1);
  expect(out).toEqual([]);
  expect(err).toEqual([
    'dialogs/repair.yml:8:10  unknown-phrase  "repair.isue" is not in the phrase catalogue. Did you mean "repair.issue"?',
    'intents/repair.yml:6:7  warning repeated-phrase  "冷氣壞了" stands at intents/repair.yml:5 already. Remove it.',
    expect.stringMatching(/: 1 problem, 1 warning$/),
  ]);
});

test("`check` doesn't fail for a warning", async () => {
  const folder = contentFolder();
  folder.change("intents/repair.yml", "水龍頭漏水", "冷氣壞了");
  const { code, out } = await checked(folder.path);
  expect(code).toBe(0);
  expect(out).toEqual([expect.stringMatching(/: no problems, 1 warning$/)]);
});

test("`check --json` writes problems alone to its output, a line each", async () => {
  const folder = contentFolder();
  folder.change("dialogs/repair.yml", "ask: repair.issue", "ask: repair.isue");
  const { code, out } = await checked(folder.path, true);
  expect(code).toBe(1);
  expect(out.map((line): unknown => JSON.parse(line))).toEqual([
    {
      severity: "error",
      file: "dialogs/repair.yml",
      line: 8,
      column: 10,
      rule: "unknown-phrase",
      message: '"repair.isue" is not in the phrase catalogue',
      cure: 'Did you mean "repair.issue"?',
    },
  ]);
});

test("`check` tells what is taken for an intent that it must not be taken for", async () => {
  const folder = contentFolder();
  folder.change(
    "intents/repair.yml",
    "phrases:",
    "not: [水龍頭漏水了, 我要找主任, thank you]\nphrases:",
  );
  const { code, err } = await checked(folder.path);
  expect(code).toBe(1);
  expect(err).toEqual([
    'intents/repair.yml:3:7  taken-wrongly  "水龍頭漏水了" is taken for "repair". Add it, or its like, to the phrases of the intent that it means.',
    expect.stringMatching(/: 1 problem$/),
  ]);
});

test("an alarm counts as taken for an emergency", async () => {
  const folder = contentFolder();
  folder.change("intents/emergency.yml", "phrases:", "not: [失火了]\nphrases:");
  const { err } = await checked(folder.path);
  expect(err[0]).toMatch(/^intents\/emergency\.yml:\d+:\d+ {2}taken-wrongly {2}"失火了" is taken/);
});

test("the content that comes along has no problem and nothing left over", async () => {
  const { code, out, err } = await checked(ROOT, false, join(ROOT, "dist", "model.bin"));
  expect(err).toEqual([]);
  expect(code).toBe(0);
  expect(out).toEqual([expect.stringMatching(/: no problems$/)]);
});

test("`schemas` writes what editors check content with", async () => {
  const folder = contentFolder();
  const out: string[] = [];
  mkdirSync(join(folder.path, "src/demo"), { recursive: true });
  await schemas({ folder: folder.path, root: folder.path, out: (line) => out.push(line) });
  expect(out).toContain("dialogs/phrases/phrases.schema.json");
  expect(out).toContain("src/demo/seed.schema.json");
  for (const { path, text } of jsonSchemas(FEATURES.names))
    expect(readFileSync(join(folder.path, path), "utf8")).toBe(text);
});

test.each(jsonSchemas(FEATURES.names))("$path is as `schemas` writes it", ({ path, text }) => {
  expect(readFileSync(join(ROOT, path), "utf8")).toBe(text);
});

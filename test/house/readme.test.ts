import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { VARIABLES } from "../../src/config.ts";
import { configTable } from "./config-told.ts";

const ROOT = join(import.meta.dirname, "../..");
const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const readme = text("README.md");
const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(text("package.json"))).scripts;

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const shellLines = [...readme.matchAll(FENCE)]
  .filter(([, language]) => language === "sh")
  .flatMap(([, , lines = ""]) => lines.trim().split("\n"));
const prose = readme.replace(FENCE, "");

/** The cells of a table: the formatter may lay it out as it likes. */
const rowsOf = (table = ""): readonly string[] =>
  table
    .trim()
    .split("\n")
    .map((row) => row.replace(/ +/g, " ").replace(/ ?-+ ?/g, "-"));

describe("README", () => {
  test("names only files that exist", () => {
    const links = [...prose.matchAll(/\]\(([^)#\s]+)/g)].map(([, target = ""]) => target);
    const named = [...prose.matchAll(/`((?:src|test|intents|dialogs)\/[\w./-]*)`/g)];
    const paths = [
      ...links.filter((link) => !/^\w+:/.test(link)),
      ...named.map(([, path]) => path),
    ];
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path = "") => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("names only commands that exist", () => {
    const ran = shellLines.flatMap((line) => [
      ...[...line.matchAll(/npm run (?:-\S+ )*([\w:-]+)/g)].map(([, name]) => name),
      ...[...line.matchAll(/npm (start|test)\b/g)].map(([, name]) => name),
    ]);
    expect(ran.length).toBeGreaterThan(0);
    expect(ran.filter((name = "") => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test("tells the configuration as the schema has it", () => {
    const [, table] = /<!-- config -->\n([\s\S]*?)\n<!-- \/config -->/.exec(readme) ?? [];
    expect(rowsOf(table)).toEqual(rowsOf(configTable(VARIABLES)));
  });
});

describe(".ci/run", () => {
  test("runs the check, and exactly the test command that README tells", () => {
    const told = shellLines.find((line) => line.includes("npm test"));
    const steps = told?.split(/\s*&&\s*/) ?? [];
    const lines = text(".ci/run").split("\n");
    expect(steps).toContain("npm test");
    expect(lines.filter((line) => line.startsWith("npm "))).toEqual(
      expect.arrayContaining([...steps, "npm run check"]),
    );
  });

  test("can be run", () => {
    expect(() => accessSync(join(ROOT, ".ci/run"), constants.X_OK)).not.toThrow();
  });
});

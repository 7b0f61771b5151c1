import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const PREPARE = join(import.meta.dirname, "../../.ci/prepare.mjs");

/** A package whose build says so; what npm runs after an installation stands in it. */
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-package-"));
  cpSync(PREPARE, join(folder, ".ci/prepare.mjs"));
  build("console.log('built')");
});
afterEach(() => rmSync(folder, { recursive: true }));

function build(script: string): void {
  const scripts = { build: `node -e "${script}"` };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "one", scripts }));
}

function prepared() {
  const args = [join(folder, ".ci/prepare.mjs")];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
}

test("an installation with development dependencies is built, and fails where the build does", () => {
  mkdirSync(join(folder, "node_modules/typescript"), { recursive: true });
  expect(prepared()).toMatchObject({ status: 0, stdout: expect.stringContaining("built") });
  build("process.exit(3)");
  expect(prepared().status).toBe(3);
});

test("one without them needs no compiler: it says so where nothing was built", () => {
  expect(prepared()).toMatchObject({
    status: 0,
    stdout: "",
    stderr: expect.stringMatching(/^frontdesk is not built here: dist\/ is missing.*\n$/),
  });
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/main.js"), "");
  expect(prepared()).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

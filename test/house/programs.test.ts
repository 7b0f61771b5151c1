import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { provide as provideOn, type Machine } from "../setup/programs.ts";

/** A folder that is the whole PATH of a machine. */
let bin: string;

beforeEach(() => {
  told = [];
  bin = mkdtempSync(join(tmpdir(), "frontdesk-bin-"));
});

/** Puts a program there. Each writes its call to a list, then runs `script`. */
function has(name: string, script = "exit 0"): void {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\necho "${name} $*" >>"${bin}/calls"\n${script}\n`);
  chmodSync(path, 0o755);
}

const calls = (): readonly string[] =>
  readFileSync(join(bin, "calls"), "utf8").trimEnd().split("\n");

/** What was told while it went on. */
let told: string[];
const provide = (on: Machine): void => provideOn(on, (line) => void told.push(line));

const machine = (more: Partial<Machine> = {}): Machine => ({
  env: { PATH: bin },
  platform: "linux",
  root: true,
  ...more,
});

const FONTS = "echo /fonts/NotoSansCJK.ttc";
/** What a package manager does: the programs are there afterwards. */
const installs = (): string => `cd "${bin}"
for name in chromium fc-list redis-server; do
  printf '#!/bin/sh\\n${FONTS}\\n' >$name
  /bin/chmod 755 $name
done`;
const RUN_THE_REST = `[ "$1" = -n ] && shift; "$@"`;
const hasEnv = (): void => has("env", `shift; "$@"`);

describe("the programs that tests need", () => {
  test("are used when they are there, and nothing is installed", () => {
    has("google-chrome");
    has("fc-list", FONTS);
    has("redis-server");
    has("apt-get", installs());
    provide(machine());
    expect(calls()).toEqual(["fc-list :lang=zh file"]);
  });

  test("are installed with apt-get by root", () => {
    has("apt-get", installs());
    hasEnv();
    provide(machine());
    expect(calls()).toContain("apt-get update");
    expect(calls().at(-1)).toBe(
      "apt-get install -y --no-install-recommends chromium fontconfig fonts-noto-cjk redis-server",
    );
  });

  test("are installed alone when the others are there", () => {
    has("chromium");
    has("fc-list", "exit 0");
    has("apt-get", installs());
    hasEnv();
    provide(machine());
    expect(calls().join()).not.toMatch(/install .*chromium/);
  });

  test("are installed with sudo by those who need no password for it", () => {
    has("apt-get", installs());
    has("sudo", RUN_THE_REST);
    hasEnv();
    provide(machine({ root: false }));
    expect(calls()).toContain("sudo -n apt-get update");
  });

  test("are installed with brew on a Mac", () => {
    has("brew", installs());
    provide(machine({ platform: "darwin" }));
    expect(calls()).toEqual(["brew install --cask google-chrome", "brew install redis"]);
    expect(told).toEqual([
      "The tests need Chromium and a Redis server: brew install --cask google-chrome",
      "The tests need Chromium and a Redis server: brew install redis",
    ]);
  });

  test("fail in one line that says how to get them, where sudo asks for a password", () => {
    has("apt-get", installs());
    has("sudo", "exit 1");
    expect(() => provide(machine({ root: false }))).toThrow(
      "The tests need Chromium, a font for Chinese and a Redis server: " +
        "sudo apt-get install chromium; sudo apt-get install fontconfig fonts-noto-cjk; " +
        "sudo apt-get install redis-server (or set CHROMIUM to the path of one, " +
        "or any that fc-list :lang=zh names, or any redis-server on the PATH).",
    );
    expect(calls()).toEqual(["sudo -n true"]);
  });

  test("fail in one line where there is no package manager", () => {
    has("fc-list", FONTS);
    has("redis-server");
    expect(() => provide(machine())).toThrow(
      /^The tests need Chromium: sudo apt-get install chromium \(.*\)\.$/,
    );
  });

  test("fail when installing did not bring them", () => {
    has("apt-get", "exit 100");
    expect(() => provide(machine())).toThrow(
      /^The tests need Chromium, a font for Chinese and a Redis server/,
    );
    expect(calls().filter((call) => call.startsWith("apt-get"))).toEqual(["apt-get update"]);
  });

  test("fail when CHROMIUM names no program, rather than take another", () => {
    has("chromium");
    expect(() => provide(machine({ env: { PATH: bin, CHROMIUM: "/no/such" } }))).toThrow(
      /^CHROMIUM is \/no\/such, which is no program/,
    );
  });
});

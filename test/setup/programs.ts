import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The machine that the tests run on, as far as finding and installing goes. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly root: boolean;
}

/** Something that tests need and npm doesn't bring. */
interface Need {
  readonly name: string;
  /** What `apt-get install` and `brew install` are given. */
  readonly apt: string;
  readonly brew: string;
  readonly otherwise: string;
  isThere(machine: Machine): boolean;
}

const NEEDS: readonly Need[] = [
  {
    name: "Chromium",
    apt: "chromium",
    brew: "--cask google-chrome",
    otherwise: "or set CHROMIUM to the path of one",
    isThere: (machine) => chromiumOn(machine) !== null,
  },
  {
    name: "a font for Chinese",
    apt: "fontconfig fonts-noto-cjk",
    brew: "--cask font-noto-sans-cjk",
    otherwise: "or any that fc-list :lang=zh names",
    // A Mac comes with some.
    isThere: (machine) => machine.platform === "darwin" || says(machine, "fc-list :lang=zh file"),
  },
  {
    name: "a Redis server",
    apt: "redis-server",
    brew: "redis",
    otherwise: "or any redis-server on the PATH",
    isThere: (machine) => onPath(machine, "redis-server") !== null,
  },
];

const thisMachine = (): Machine => ({
  env: process.env,
  platform: process.platform,
  root: process.getuid?.() === 0,
});

/** Vitest calls this once before all tests. */
export default function setup(): void {
  try {
    provide(thisMachine(), (line) => process.stderr.write(`${line}\n`));
  } catch (thrown) {
    // Vitest would print a stack around the one line that helps.
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exit(1);
  }
}

/** The Chromium that tests drive. @throws when there is none. */
export function chromiumPath(): string {
  const path = chromiumOn(thisMachine());
  if (path === null) throw new Error("no Chromium: test/setup/programs.ts should have seen to it");
  return path;
}

/**
 * Finds what the tests need and installs what is missing, with apt-get as root or by sudo without a
 * password, or with brew; `tell` hears of each command before it runs.
 * @throws with a line that says how to get it, when that is not possible.
 */
export function provide(machine: Machine, tell: (line: string) => void): void {
  const wrong = machine.env["CHROMIUM"];
  if (wrong !== undefined && !canRun(wrong)) {
    throw new Error(`CHROMIUM is ${wrong}, which is no program: set it right, or not at all.`);
  }
  const missing = NEEDS.filter((need) => !need.isThere(machine));
  if (missing.length === 0) return;
  for (const command of installing(missing, machine)) {
    tell(`The tests need ${namesOf(missing)}: ${command}`);
    if (!succeeds(machine, command)) break;
  }
  const still = missing.filter((need) => !need.isThere(machine));
  if (still.length > 0) throw new Error(cure(still, machine));
}

/** The commands that install, none when there is no package manager that we may use. */
function installing(missing: readonly Need[], machine: Machine): readonly string[] {
  if (onPath(machine, "apt-get") !== null) {
    const sudo = machine.root ? "" : "sudo -n ";
    if (!machine.root && !succeeds(machine, "sudo -n true")) return [];
    const packages = missing.map((need) => need.apt).join(" ");
    return [
      `${sudo}apt-get update`,
      `${sudo}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${packages}`,
    ];
  }
  if (onPath(machine, "brew") === null) return [];
  return missing.map((need) => `brew install ${need.brew}`);
}

function cure(missing: readonly Need[], machine: Machine): string {
  const brew = machine.platform === "darwin";
  const how = missing.map((need) =>
    brew ? `brew install ${need.brew}` : `sudo apt-get install ${need.apt}`,
  );
  const otherwise = missing.map((need) => need.otherwise);
  return `The tests need ${namesOf(missing)}: ${how.join("; ")} (${otherwise.join(", ")}).`;
}

function namesOf(needs: readonly Need[]): string {
  return new Intl.ListFormat("en-GB").format(needs.map((need) => need.name));
}

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROME_ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

function chromiumOn(machine: Machine): string | null {
  const set = machine.env["CHROMIUM"];
  if (set !== undefined) return set;
  for (const name of CHROMIUM_NAMES) {
    const path = onPath(machine, name);
    if (path !== null) return path;
  }
  return machine.platform === "darwin" && canRun(CHROME_ON_A_MAC) ? CHROME_ON_A_MAC : null;
}

function onPath(machine: Machine, name: string): string | null {
  const folders = (machine.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True when the command exits well. What it prints is seen: installing takes a while. */
function succeeds(machine: Machine, command: string): boolean {
  return ran(machine, command, "inherit").status === 0;
}

/** True when the command prints something. */
function says(machine: Machine, command: string): boolean {
  return (ran(machine, command, "pipe").stdout ?? "") !== "";
}

function ran(machine: Machine, command: string, output: "inherit" | "pipe") {
  const [program = "", ...args] = command.split(" ");
  // Its output goes to our standard error: standard output belongs to the test report.
  const stdout = output === "inherit" ? 2 : output;
  return spawnSync(program, args, {
    env: machine.env,
    stdio: ["ignore", stdout, output],
    encoding: "utf8",
  });
}

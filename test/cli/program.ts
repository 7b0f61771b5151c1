import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The program as it was built. */
export const MAIN = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line, running as an operator runs it. */
export interface Program {
  /** What `what` captures on standard output, once it is there; rejects when the program ends. */
  printed(what: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/**
 * @param env beside PATH nothing of this process's own environment is seen
 * @param input all of standard input
 */
export function runProgram(
  args: readonly string[],
  { env = {}, input = "" }: { env?: Readonly<Record<string, string>>; input?: string } = {},
): Program {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
  });
  // A program that refuses to start reads no input.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => resolve({ code, out, err }));
  });
  return {
    ended,
    printed: (what) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const [, captured] = what.exec(out) ?? [];
          if (captured === undefined) return;
          child.stdout.off("data", look);
          resolve(captured);
        };
        child.stdout.on("data", look);
        look();
        void ended.then(() => reject(new Error(`ended before ${String(what)}: ${out}${err}`)));
      }),
    kill: (signal) => void child.kill(signal),
  };
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), "frontdesk-cli-"));

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../free-port.ts";

/** A real server on loopback whose data outlive it. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Where its files lie. */
  readonly folder: string;
  /** Of the process that runs now, or ran last. */
  pid(): number;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** SIGSTOP: it holds its connections and answers nothing. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** Starts again on the same port and the same append-only file. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** What the product asks for: nothing acknowledged may be lost. */
export const DURABLE = ["--appendonly", "yes", "--appendfsync", "always"];

/** @param watched a program that runs it, as strace does, in a process of the same id */
export async function startRedis(
  settings: readonly string[] = DURABLE,
  watched: (folder: string) => readonly string[] = () => [],
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const port = await freePort();
  const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
  const command = [...watched(folder), "redis-server", ...place, "--save", "", ...settings];
  return served(folder, port, command, "Ready to accept connections");
}

/** A sentinel that watches a master alone and takes half a second of silence for its death. */
export async function startSentinel(name: string, master: RedisServer): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "sentinel-"));
  const port = await freePort();
  const settings = join(folder, "sentinel.conf");
  writeFileSync(
    settings,
    `port ${port}
bind 127.0.0.1
dir ${folder}
sentinel monitor ${name} 127.0.0.1 ${master.port} 1
sentinel down-after-milliseconds ${name} 500
sentinel failover-timeout ${name} 2000
`,
  );
  return served(folder, port, ["redis-server", settings, "--sentinel"], "+monitor master");
}

async function served(
  folder: string,
  port: number,
  command: readonly string[],
  ready: string,
): Promise<RedisServer> {
  let child = await running(command, ready);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    folder,
    pid: () => child.pid ?? 0,
    kill,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async restart() {
      await kill();
      child = await running(command, ready);
    },
    async close() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function running(
  [program = "", ...args]: readonly string[],
  ready: string,
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    if (!line.includes(ready)) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error(`redis-server did not start:\n${said}`);
}

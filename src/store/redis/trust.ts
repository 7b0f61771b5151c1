import type { Redis } from "ioredis";
import { z } from "zod";
import { StoreRefused } from "../errors.ts";

/** Timers, leases and due times compare the clocks of all processes: so much apart is too much. */
const LONGEST_SKEW_MS = 2_000;
const FSYNC = "appendfsync";
/** A clock that was set is found out before the shortest lease ends. */
const LOOK_AGAIN_MS = 10_000;

/**
 * Looks whether a server agrees what time it is.
 * @throws StoreRefused `clock-skew`
 */
async function trustClock(server: Redis, now: () => number): Promise<void> {
  const before = now();
  const [seconds = 0, microseconds = 0] = (await server.time()).map(Number);
  const theirs = seconds * 1_000 + microseconds / 1_000;
  const after = now();
  // Between asking and hearing it could have been any of these times.
  const skew = Math.max(0, before - theirs, theirs - after);
  if (skew > LONGEST_SKEW_MS) {
    throw new StoreRefused(
      "clock-skew",
      `the clock of ${placeOf(server)} and ours differ by ${Math.round(skew / 1_000)} s, at most 2 s is safe: set both by NTP`,
    );
  }
}

/**
 * The same now and then, for a clock may be set while we run. Asked before each commit it costs one
 * question in ten seconds; a clock that jumped is looked at at once, and again until it is right.
 * @throws StoreRefused `clock-skew`
 */
export function clockWatch(
  servers: () => readonly Redis[],
  now: () => number,
): () => Promise<void> {
  let trustedAt = now();
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    try {
      const looked = await Promise.allSettled(servers().map((server) => trustClock(server, now)));
      const failures = looked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      const skew: unknown = failures.find((thrown) => thrown instanceof StoreRefused);
      // A node that is away keeps nobody from the others; what it holds fails by itself.
      if (skew !== undefined || failures.length === looked.length) throw skew ?? failures[0];
      trustedAt = now();
    } finally {
      looking = null;
    }
  };
  return async () => {
    const since = now() - trustedAt;
    if (since < 0 || since >= LOOK_AGAIN_MS) await (looking ??= look());
  };
}

/**
 * Looks whether a server keeps what it acknowledges and agrees what time it is.
 * @param unsafe lets a server that may lose data pass with a warning
 * @throws StoreRefused `not-durable`, `clock-skew`
 */
export async function trustServer(
  server: Redis,
  { unsafe, now }: { readonly unsafe: boolean; readonly now: () => number },
  tell: (line: string) => void,
): Promise<void> {
  const where = placeOf(server);
  await trustClock(server, now);
  const info = `${await server.info("memory")}\n${await server.info("persistence")}`;
  const says = (name: string): string =>
    new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1] ?? "unknown";
  const faults: string[] = [];
  const policy = says("maxmemory_policy");
  if (policy !== "noeviction")
    faults.push(`maxmemory-policy is ${policy}: CONFIG SET maxmemory-policy noeviction`);
  if (says("aof_enabled") !== "1") faults.push("its AOF is off: CONFIG SET appendonly yes");
  if (faults.length > 0) {
    const line = `${where} may lose what was acknowledged; ${faults.join("; ")}`;
    if (!unsafe) {
      throw new StoreRefused("not-durable", `${line} (or set REDIS_UNSAFE=yes and risk it)`);
    }
    tell(`${line}. Running because REDIS_UNSAFE=yes.`);
    return;
  }
  const fsync = await appendFsync(server);
  if (fsync !== "always") {
    tell(
      `${where} may lose the last second at a power cut: appendfsync is ${fsync}. CONFIG SET appendfsync always prevents it.`,
    );
  }
}

function placeOf({ options }: Redis): string {
  return `Redis at ${options.host}:${options.port}`;
}

/** Hosted servers often don't say. */
async function appendFsync(server: Redis): Promise<string> {
  try {
    const [, value = "unknown"] = z.array(z.string()).parse(await server.config("GET", FSYNC));
    return value;
  } catch {
    return "unknown";
  }
}

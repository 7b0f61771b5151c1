import { spawnSync } from "node:child_process";

/**
 * Watches what a server writes and what it has had made durable, from outside: the server is the
 * process itself, strace a stranger beside it.
 * @param log where strace writes it
 */
export const tracing = (log: string): readonly string[] =>
  ["strace", "-D", "-f", "--seccomp-bpf", "-y", "-s", "0", "-o", log].concat(
    "-e",
    "trace=write,fdatasync,fsync",
  );

/** Whether this machine has strace and lets it watch. */
export function canTrace(): boolean {
  const args = ["-f", "--seccomp-bpf", "-o", "/dev/null", "true"];
  return spawnSync("strace", args, { stdio: "ignore" }).status === 0;
}

const CALL = /^(\d+) +(write|fdatasync|fsync)\(\d+<([^>]*)>/;
const RESUMED = /^(\d+) +<\.\.\. (?:write|fdatasync|fsync) resumed>/;
const RESULT = / = (-?\d+)\b[^=]*$/;

/**
 * How many bytes of a file were surely on disk: those written before a sync that ended well began.
 * @param trace what strace has logged
 */
export function syncedBytes(trace: string, isTheFile: (path: string) => boolean): number {
  let written = 0;
  let synced = 0;
  /** What each thread is in the middle of, and what had been written when it began. */
  const inCall = new Map<string, { name: string; before: number }>();
  for (const line of trace.split("\n")) {
    const [, caller, name = "", path = ""] = CALL.exec(line) ?? [];
    const thread = caller ?? RESUMED.exec(line)?.[1];
    if (thread === undefined) continue;
    if (caller !== undefined) {
      inCall.delete(thread);
      if (isTheFile(path)) inCall.set(thread, { name, before: written });
    }
    const call = inCall.get(thread);
    const result = RESULT.exec(line)?.[1];
    if (call === undefined || result === undefined) continue;
    inCall.delete(thread);
    if (call.name === "write") written += Math.max(0, Number(result));
    else if (result === "0") synced = Math.max(synced, call.before);
  }
  return synced;
}

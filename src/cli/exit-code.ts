import { StoreRefused } from "../store/errors.ts";

/** Ends a command with one clear line for the operator. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly exitCode: 1 | 2;
  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The operator's mistakes are one line each; ours keep their stack. */
export function exitCodeFor(thrown: unknown, err: (line: string) => void): number {
  if (thrown instanceof Refused) {
    err(thrown.message);
    return thrown.exitCode;
  }
  if (thrown instanceof StoreRefused) {
    err(thrown.message);
    return 1;
  }
  if (thrown instanceof Error && "code" in thrown) {
    const isListening = "syscall" in thrown && thrown.syscall === "listen";
    if (thrown.code === "EADDRINUSE" || (thrown.code === "EACCES" && isListening)) {
      err(`${thrown.message}: set PORT to another port, or stop what listens there`);
      return 1;
    }
    if (thrown.code === "EACCES" || thrown.code === "EROFS" || thrown.code === "EPERM") {
      err(`${thrown.message}: let DATA_DIR be a folder that this user can write to`);
      return 1;
    }
    if (thrown.code === "ENOSPC") {
      err(`${thrown.message}: make room on the disk of DATA_DIR, then start again`);
      return 1;
    }
  }
  err(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  return 1;
}

/** What was thrown, in a line. */
export function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

import { LogLevel, type Logger } from "@slack/bolt";
import type { Log } from "../../runtime/log.ts";

/** The SDK's log as ours: that something failed, never its words, which may quote a resident. */
export function sdkLog(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: () => log.warn("slack-sdk"),
    error: (...told) => log.error("slack-sdk", {}, told[0]),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

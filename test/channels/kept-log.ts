import { z } from "zod";
import { openLog, type Log } from "../../src/runtime/log.ts";

const entry = z.looseObject({ event: z.string() });

/** A log that a test looks into: `logged` are the names of what happened. */
export function keptLog(): { readonly log: Log; readonly logged: string[] } {
  const logged: string[] = [];
  const write = (line: string): void => void logged.push(entry.parse(JSON.parse(line)).event);
  return { log: openLog("info", { write }), logged };
}

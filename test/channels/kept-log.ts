import { z } from "zod";
import { openLog, type Log } from "../../src/runtime/log.ts";

const entry = z.looseObject({ event: z.string() });

/** A log that a test looks into: `logged` are the names of what happened. */
export function keptLog() {
  const logged: string[] = [];
  const hearing = new Set<() => void>();
  const write = (line: string): void => {
    logged.push(entry.parse(JSON.parse(line)).event);
    for (const hear of hearing) hear();
  };
  const log: Log = openLog("info", { write });
  return {
    log,
    logged,
    /** Resolves when `event` has happened so often. */
    loggedOften: (event: string, times: number): Promise<void> =>
      new Promise((resolve) => {
        const hear = (): void => {
          if (logged.filter((one) => one === event).length < times) return;
          hearing.delete(hear);
          resolve();
        };
        hearing.add(hear);
        hear();
      }),
  };
}

import type { Server } from "node:http";
import { z } from "zod";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";

/** For the store, photos, logs and calls to platforms: they must go on when pages are too many. */
const KEPT_FREE = 100;
const TOLD_EACH_MS = 60_000;

const report = z.object({
  userLimits: z.object({ open_files: z.object({ soft: z.union([z.number(), z.string()]) }) }),
});

/**
 * Takes no more connections than the process may have files open, and says so in the log, at once
 * and then once a minute: at the limit itself the system would reset them without a word.
 */
export function limitConnections(server: Server, log: Log, clock: Clock): void {
  const limit = openFilesLimit();
  if (limit === null) return;
  server.maxConnections = Math.max(Math.floor(limit / 2), limit - KEPT_FREE);
  let dropped = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on("drop", () => {
    dropped += 1;
    const now = clock.now();
    if (now - toldAt < TOLD_EACH_MS) return;
    log.warn("connections-dropped", { count: dropped });
    toldAt = now;
    dropped = 0;
  });
}

/** Null where there is none, or the system does not tell. */
function openFilesLimit(): number | null {
  const read = report.safeParse(process.report.getReport());
  if (!read.success) return null;
  const { soft } = read.data.userLimits.open_files;
  return typeof soft === "number" ? soft : null;
}

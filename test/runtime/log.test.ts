import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openLog, type LogLevel } from "../../src/runtime/log.ts";

const lineSchema = z.record(z.string(), z.unknown());

/** A log and what it wrote. */
function logged(level: LogLevel = "info") {
  const lines: string[] = [];
  const log = openLog(level, { write: (line) => void lines.push(line) });
  const all = () => lines.map((line) => lineSchema.parse(JSON.parse(line)));
  return { log, lines, all };
}

const CANARIES = ["王小姐 家裡漏水", "0912345678", "+886912345678", "0912 345 678", "canary leak"];

describe("the log", () => {
  test("says what happened, with the fields that are listed", () => {
    const { log, all } = logged();
    log.info("ticket-opened", { community: "main", ticket: "R-7KQ2M", ms: 12 });
    expect(all()).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        event: "ticket-opened",
        community: "main",
        ticket: "R-7KQ2M",
        ms: 12,
      },
    ]);
  });

  test("drops a field that isn't listed, wherever it came from", () => {
    const { log, lines } = logged();
    const record = { ticket: "R-7KQ2M", name: "王小姐", phone: "0912345678", __proto__: { a: 1 } };
    log.warn("ticket-late", record);
    expect(lines.join()).toContain("R-7KQ2M");
    expect(lines.join()).not.toMatch(/name|phone|王|0912/);
  });

  test.each(CANARIES)("never writes %j, whatever carries it", (canary) => {
    const { log, lines } = logged();
    const everywhere = {
      channel: canary,
      community: canary,
      conversation: canary,
      message: canary,
      ticket: canary,
      timer: canary,
      outgoing: canary,
      kind: canary,
      intent: canary,
      code: canary,
      signal: canary,
      version: canary,
    };
    const thrown = Object.assign(new Error(`cannot read ${canary}\n    at ${canary}:1:1`), {
      name: canary,
      code: canary,
    });
    log.info(canary, everywhere);
    log.warn(canary, everywhere);
    log.error("turn-failed", everywhere, thrown);
    log.error("turn-failed", {}, canary);
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toContain(canary);
  });

  test("keeps of an error its name, its code and where it was", () => {
    const { log, all } = logged();
    const thrown = Object.assign(new RangeError("text of a resident"), { code: "ENOSPC" });
    log.error("commit-failed", {}, thrown);
    const [line] = all();
    expect(line).toMatchObject({ error: "RangeError", code: "ENOSPC" });
    expect(line?.["at"]).toContainEqual(expect.stringContaining("log.test.ts"));
  });

  test("keeps quiet below its level", () => {
    const { log, lines } = logged("error");
    log.info("a");
    log.warn("b");
    log.error("c");
    expect(lines).toHaveLength(1);
    const silent = logged("silent");
    silent.log.error("c");
    expect(silent.lines).toEqual([]);
  });

  test("goes to standard error, and is there when the process dies at once", () => {
    const url = new URL("../../src/runtime/log.ts", import.meta.url);
    const say = `import { openLog } from ${JSON.stringify(url)};
      openLog("info").info("started", { port: 3000 });
      process.kill(process.pid, "SIGKILL");`;
    const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", say];
    const run = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(run.stdout).toBe("");
    expect(JSON.parse(run.stderr)).toMatchObject({ event: "started", port: 3000 });
  });
});

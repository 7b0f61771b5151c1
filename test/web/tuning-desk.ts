import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { z } from "zod";
import { start } from "../../src/cli/start.ts";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import type { StaffRole } from "../../src/core/records/actor.ts";
import { FEATURES } from "../../src/features.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { loadContent } from "../../src/runtime/content/load-content.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import type { ContentFolder } from "../runtime/content-folder.ts";
import { CHEAP, invitedAs, joining, PAGES } from "./desk.ts";

const linesSchema = z.object({
  lines: z.array(z.object({ text: z.string(), who: z.object({ kind: z.string() }) })),
});

/** All that came before a far day. */
const ALL_LINES = "/api/chat/lines?before=9999999999999:x";

/** A whole desk on the content of a folder. */
export interface TuningProcess {
  readonly origin: string;
  /** The cookie of a new colleague by that name. */
  enter(name: string, ...roles: readonly StaffRole[]): Promise<string>;
  /** What a resident who writes that for the first time is answered. */
  answerTo(text: string): Promise<string>;
  /** What it answers to somebody, and with which status. */
  ask(
    cookie: string,
    path: string,
    told?: object,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** @param redis the address of a Redis that several share; else it keeps its data for itself */
export async function tuningProcess(
  content: ContentFolder,
  redis: string | null = null,
  tuningApproval = false,
): Promise<TuningProcess> {
  const [clock, log] = [systemClock(), openLog("silent")];
  const dataDir = mkdtempSync(join(tmpdir(), "frontdesk-tuning-"));
  const loaded = await loadContent(content.path, FEATURES.names);
  if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
  const key = redis === null ? null : new Uint8Array(32).fill(7);
  const data = await openData({
    folder: dataDir,
    key,
    now: clock.now(),
    tell: () => {},
    ...(redis === null
      ? {}
      : { redis: { url: redis, waitFor: 0, unsafe: false, now: () => clock.now() } }),
  });
  const started = await start({
    config: {
      port: 0,
      host: "127.0.0.1",
      publicUrl: null,
      dataDir,
      dataKey: key,
      redis: null,
      logLevel: "silent",
      contentDir: content.path,
      trustProxy: 0,
      metricsToken: null,
      oidc: null,
      burstMs: 0,
      tuningApproval,
      mail: { ok: false, error: "not in this test" },
      slack: { ok: false, error: "not in this test" },
      line: { ok: false, error: "not in this test" },
      botFramework: null,
    },
    content: loaded.value,
    data,
    clock,
    log,
    pages: PAGES,
    out: () => {},
    passwordCost: CHEAP,
  });
  onTestFinished(async () => {
    await started.stop();
    rmSync(dataDir, { recursive: true });
  });
  const origin = started.address;
  const send = (path: string, cookie: string, told?: object): Promise<Response> =>
    fetch(origin + path, {
      method: told === undefined ? "GET" : "POST",
      headers: { Cookie: cookie, Origin: origin, "Content-Type": "application/json" },
      ...(told === undefined ? {} : { body: JSON.stringify(told) }),
    });
  return {
    origin,
    async enter(name, ...roles) {
      const told = joining(await started.invite(invitedAs(roles)), name);
      const answer = await send("/api/staff/join", "", told);
      const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
      return cookies.join("; ");
    },
    async answerTo(text) {
      const page = await fetch(origin, { redirect: "manual" });
      const cookie = page.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; ");
      const message = { id: randomUUID(), text, choice: null, attachments: [], language: null };
      await send("/api/chat/messages", cookie, message);
      return vi.waitUntil(
        async () => {
          const { lines } = linesSchema.parse(await (await send(ALL_LINES, cookie)).json());
          const asked = lines.findIndex((line) => line.text === text);
          return lines.slice(asked + 1).find(({ who }) => who.kind === "bot")?.text;
        },
        { timeout: 10_000 },
      );
    },
    async ask(cookie, path, told) {
      const answer = await send(path, cookie, told);
      const body: unknown = await answer.json();
      return { status: answer.status, body };
    },
  };
}

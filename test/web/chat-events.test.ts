import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import type { Line } from "../../src/core/records/message.ts";
import { feedChat } from "../../src/web/chat/events.ts";
import type { LiveStream } from "../../src/web/live-events.ts";
import { echoRuntime } from "./echo-runtime.ts";

const on = { community: "main", channel: "web", conversation: "c" };
const T = 1_700_000_000_000;

function line(id: string, at: number): Line {
  return { id, who: { kind: "bot" }, text: id, choices: [], attachments: [], at, understood: null };
}

/** A feed over lines that the test adds, and what it sent. */
function feed(lines: Line[], pageSize = Number.POSITIVE_INFINITY) {
  const sent: string[] = [];
  const closers: (() => void)[] = [];
  const listeners = new Set<() => void>();
  const stream: LiveStream = {
    send: (event, value) => {
      const id = event === "line" && value !== null && typeof value === "object" && "id" in value;
      sent.push(id ? String(value.id) : event);
    },
    onClose: (act) => void closers.push(act),
    end: () => {},
  };
  feedChat(stream, null, {
    runtime: {
      ...echoRuntime(() => T),
      async lines(_on, after) {
        const entries = lines
          .map((one) => ({ entry: { score: one.at, member: one.id }, line: one }))
          .sort(
            (a, b) => a.entry.score - b.entry.score || (a.entry.member < b.entry.member ? -1 : 1),
          )
          .filter(
            ({ entry }) =>
              after === null ||
              entry.score > after.score ||
              (entry.score === after.score && entry.member > after.member),
          );
        return entries.slice(0, pageSize);
      },
      watch(_community, listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    community: DEFAULT_COMMUNITY,
    on,
    limits: { characters: 1, attachments: 1, fileBytes: 1 },
    failed: (thrown) => sent.push(`failed: ${String(thrown)}`),
  });
  return {
    sent,
    listeners,
    changed: async () => {
      for (const listener of listeners) listener();
      await setImmediate();
    },
    close: () => {
      for (const act of closers) act();
    },
  };
}

it("sends each line once, also one that became durable behind a later one", async () => {
  const lines = [line("b", T + 2_000)];
  const live = feed(lines);
  await setImmediate();
  lines.push(line("a", T));
  await live.changed();
  lines.push(line("c", T + 2_000));
  await live.changed();
  await live.changed();
  expect(live.sent).toEqual(["state", "b", "ready", "a", "c"]);
});

it("sends a long transcript page by page, all of it before it says ready", async () => {
  const ids = Array.from({ length: 10 }, (_, at) => String(at));
  const live = feed(
    ids.map((id, at) => line(id, T + at * 60_000)),
    3,
  );
  await setImmediate();
  expect(live.sent).toEqual(["state", ...ids, "ready"]);
});

it("stops watching when the page goes away", async () => {
  const live = feed([]);
  await setImmediate();
  expect(live.listeners.size).toBe(1);
  live.close();
  expect(live.listeners.size).toBe(0);
});

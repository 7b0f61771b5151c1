import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import type { Line } from "../../src/core/records/message.ts";
import type { IndexEntry } from "../../src/core/store.ts";
import { feedChat } from "../../src/web/chat/events.ts";
import type { LiveStream } from "../../src/web/live-events.ts";
import { echoRuntime } from "./echo-runtime.ts";

const on = { community: "main", channel: "web", conversation: "c" };
const T = 1_700_000_000_000;

function line(id: string, at: number): Line {
  return { id, who: { kind: "bot" }, text: id, choices: [], attachments: [], at, understood: null };
}

/** A feed over lines that the test adds, and what it sent. */
function feed(lines: Line[], pageSize = 1_000, from: IndexEntry | null = null) {
  const sent: string[] = [];
  let before: unknown;
  const closers: (() => void)[] = [];
  const listeners = new Set<() => void>();
  const stream: LiveStream = {
    send: (event, value) => {
      const id = event === "line" && value !== null && typeof value === "object" && "id" in value;
      sent.push(id ? String(value.id) : event);
      if (event === "ready") before = value;
    },
    drained: async () => {},
    sendJson: (event) => void sent.push(event),
    onClose: (act) => void closers.push(act),
    end: () => {},
  };
  const entries = () =>
    lines
      .map((one) => ({ entry: { score: one.at, member: one.id }, line: one }))
      .sort((a, b) => a.entry.score - b.entry.score || (a.entry.member < b.entry.member ? -1 : 1));
  feedChat(stream, from, {
    runtime: {
      ...echoRuntime(() => T),
      async lines(_on, after) {
        const behind = entries().filter(
          ({ entry }) =>
            after === null ||
            entry.score > after.score ||
            (entry.score === after.score && entry.member > after.member),
        );
        return behind.slice(0, pageSize);
      },
      async linesBefore() {
        const all = entries();
        return { lines: all.slice(-pageSize), isFirst: all.length <= pageSize };
      },
      watch(_community, listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    community: () => DEFAULT_COMMUNITY,
    on,
    limits: { characters: 1, attachments: 1, imageBytes: 1, fileBytes: 1 },
    failed: (thrown) => sent.push(`failed: ${String(thrown)}`),
  });
  return {
    sent,
    before: () => before,
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

const ids = Array.from({ length: 10 }, (_, at) => String(at));
const tenMinutes = (): Line[] => ids.map((id, at) => line(id, T + at * 60_000));

it("sends of a long transcript the newest page, and says where older lines are", async () => {
  const live = feed(tenMinutes(), 3);
  await setImmediate();
  expect(live.sent).toEqual(["state", "7", "8", "9", "ready"]);
  expect(live.before()).toEqual({ before: `${T + 7 * 60_000}:7` });
});

it("looks back no further than that page", async () => {
  const live = feed(
    ids.map((id, at) => line(id, T + at)),
    3,
  );
  await setImmediate();
  expect(live.sent).toEqual(["state", "7", "8", "9", "ready"]);
});

it("says that nothing stands before a short one", async () => {
  const live = feed(tenMinutes());
  await setImmediate();
  expect(live.sent).toEqual(["state", ...ids, "ready"]);
  expect(live.before()).toEqual({ before: null });
});

it("sends a page that comes back all that it missed, page by page", async () => {
  const live = feed(tenMinutes(), 3, { score: T, member: "0" });
  await setImmediate();
  expect(live.sent).toEqual(["state", ...ids, "ready"]);
});

it("goes on when more is said within a moment than fits a page", async () => {
  const lines = tenMinutes();
  const live = feed(lines, 3);
  await setImmediate();
  const burst = ["a", "b", "c", "d", "e", "f", "g", "h"];
  lines.push(...burst.map((id, at) => line(id, T + 9 * 60_000 + at + 1)));
  await live.changed();
  expect(live.sent.slice(-8)).toEqual(burst);
  lines.push(line("i", T + 9 * 60_000 + 9));
  await live.changed();
  expect(live.sent.at(-1)).toBe("i");
});

it("stops watching when the page goes away", async () => {
  const live = feed([]);
  await setImmediate();
  expect(live.listeners.size).toBe(1);
  live.close();
  expect(live.listeners.size).toBe(0);
});

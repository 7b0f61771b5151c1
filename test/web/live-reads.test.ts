import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import { openData } from "../../src/store/open-data.ts";
import { feedChat } from "../../src/web/chat/events.ts";
import type { LiveStream } from "../../src/web/live-events.ts";
import { feedStaff } from "../../src/web/desk/events.ts";
import { boardChangeSchema, boardSchema } from "../../src/web/desk-wire.ts";
import { colleague } from "../colleague.ts";
import { countingStore } from "../runtime/counting-store.ts";
import { openTestDesk, START } from "../runtime/open-test-desk.ts";

const RESIDENTS = 100;
const BOARDS = 10;
/** Five residents who report something each, in twenty messages. */
const MESSAGES = Array.from({ length: 5 }, (_, n) => [
  ["浴室的排風扇不轉", `s${n}`],
  ["3棟12樓之2", `s${n}`],
  ["我姓陳", `s${n}`],
  ["我家瓦斯味很重", `s${n}`],
]).flat();

/** A stream that keeps what was sent on it. */
function kept() {
  const events: (readonly [event: string, json: string])[] = [];
  const stream: LiveStream = {
    send: (event, value) => void events.push([event, JSON.stringify(value)]),
    sendJson: (event, json) => void events.push([event, json]),
    onClose: () => {},
    drained: async () => {},
    end: () => {},
  };
  const names = (): readonly string[] => events.map(([event]) => event);
  const of = (name: string): readonly string[] =>
    events.filter(([event]) => event === name).map(([, json]) => json);
  return { stream, names, of };
}

/** How many records are read while the messages are handled, with so many pages open. */
async function reads(residents: number, boards: number) {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  const data = await openData({ folder, key: null, now: START, tell: () => {} });
  const counted = countingStore(data.store);
  const desk = await openTestDesk({ store: async () => counted.store });
  const { runtime } = desk;
  const failed = (thrown: unknown): void => {
    throw thrown;
  };
  const shared = { runtime, failed };
  const limits = { characters: 1, attachments: 1, imageBytes: 10_000_000, fileBytes: 1 };
  const chats = Array.from({ length: residents }, (_, n) => {
    const page = kept();
    const on = { community: "main", channel: "test", conversation: `idle${n}` };
    feedChat(page.stream, null, { ...shared, community: () => DEFAULT_COMMUNITY, on, limits });
    return page;
  });
  const screens = Array.from({ length: boards }, () => {
    const page = kept();
    const who = {
      community: DEFAULT_COMMUNITY,
      staff: colleague("林"),
      now: () => START,
      isStillStaff: () => true,
    };
    feedStaff(page.stream, { ...shared, ...who });
    return page;
  });
  await vi.waitFor(() => {
    expect(chats.every(({ names }) => names().includes("ready"))).toBe(true);
    expect(screens.every(({ names }) => names().includes("board"))).toBe(true);
  });
  const before = counted.read();
  for (const [text = "", conversation = ""] of MESSAGES)
    await desk.write(text, { conversation, person: conversation });
  const during = counted.read() - before;
  const tickets = await runtime.tickets("main", 100);
  await desk.close();
  rmSync(folder, { recursive: true });
  return { during, chats, screens, tickets };
}

it("costs a hundred idle residents' pages and ten boards less than two reads a message", async () => {
  const alone = await reads(0, 0);
  const watched = await reads(RESIDENTS, BOARDS);
  expect(alone.tickets.length).toBeGreaterThanOrEqual(5);
  expect(watched.during - alone.during).toBeLessThanOrEqual(2 * MESSAGES.length);
  for (const { names } of watched.chats) expect(names()).toEqual(["state", "ready"]);
  for (const { of } of watched.screens) {
    expect(boardSchema.parse(JSON.parse(of("board")[0] ?? "")).tickets).toEqual([]);
    const changes = of("change").map((json) => boardChangeSchema.parse(JSON.parse(json)));
    const shown = changes.flatMap(({ tickets }) => tickets.map(({ id }) => id));
    expect(new Set(shown)).toEqual(new Set(watched.tickets.map(({ id }) => id)));
    expect(changes.flatMap(({ alerts }) => alerts).length).toBeGreaterThan(0);
  }
});

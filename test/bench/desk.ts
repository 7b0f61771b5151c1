import { performance } from "node:perf_hooks";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import { newConversation } from "../../src/core/records/conversation.ts";
import { put } from "../../src/core/store.ts";
import { take } from "../../src/core/takeover/take.ts";
import { writeNote } from "../../src/core/takeover/write-note.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { feedStaff } from "../../src/web/desk/events.ts";
import type { LiveStream } from "../../src/web/live-events.ts";
import { colleague, told } from "../colleague.ts";
import { openTestDesk, START, type TestDesk } from "../runtime/open-test-desk.ts";

const CONVERSATIONS = 10_000;
const OPEN = 500;
const SCREENS = 50;
const EVENTS = 200;
const EVERY_MS = 50;

/** `npm run bench -- desk`: 50 desks, 500 open conversations among 10,000, 20 acts a second. */
export async function benchDesk(): Promise<void> {
  const desk = await crowdedDesk();
  const { runtime } = desk;
  const by = colleague("林");
  let arrived: ((at: number) => void) | null = null;
  let bytes = 0;
  const opened = performance.now();
  let whole = 0;
  const screens = await Promise.all(
    Array.from({ length: SCREENS }, async () => {
      let isOpen = (): void => {};
      const open = new Promise<void>((resolve) => (isOpen = resolve));
      const hear = (event: string, json: string): void => {
        bytes += json.length;
        if (event === "board") {
          whole = json.length;
          isOpen();
        } else arrived?.(performance.now());
      };
      const stream: LiveStream = {
        send: (event, value) => hear(event, JSON.stringify(value)),
        sendJson: hear,
        onClose: () => {},
        drained: async () => {},
        end: () => {},
      };
      const of = { runtime, community: DEFAULT_COMMUNITY, staff: by, now: () => START };
      const failed = (thrown: unknown): void => {
        throw thrown;
      };
      feedStaff(stream, { ...of, isStillStaff: () => true, failed });
      await open;
      return stream;
    }),
  );
  const opening = performance.now() - opened;

  const delays: number[] = [];
  bytes = 0;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (let n = 0; n < EVENTS; n += 1) {
    const on = { community: "main", channel: "test", conversation: `c${n % OPEN}` };
    const at = performance.now();
    let last = at;
    arrived = (heard) => (last = heard);
    const act = n % 2 === 0 ? told(take) : told(writeNote, { text: "請先查管道間" });
    await runtime.staff({ by, on, act });
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(5, EVERY_MS - (performance.now() - at))),
    );
    delays.push(last - at);
  }
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  delays.sort((one, other) => one - other);
  const p = (share: number): string => (delays[Math.floor(delays.length * share)] ?? 0).toFixed(1);
  const lines = {
    "a board is sent to all screens within, ms": opening.toFixed(0),
    "the whole, kB": (whole / 1_024).toFixed(0),
    "an act's difference, kB": (bytes / EVENTS / SCREENS / 1_024).toFixed(2),
    "from act to the last screen, ms, p50": p(0.5),
    p99: p(0.99),
    cores: ((user + system) / 1_000 / wall).toFixed(2),
    screens: screens.length,
  };
  for (const [name, value] of Object.entries(lines)) console.log(`${name}: ${value}`);
  await desk.close();
}

/** 500 residents wait for a person, among 10,000 conversations. */
export async function crowdedDesk(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const { store } = desk;
  for (let n = 0; n < CONVERSATIONS; n += 1) {
    const conversation = newConversation("test", `old${n}`, `p${n}`);
    const add = [{ index: indexes.conversations("test"), score: START - n, member: `old${n}` }];
    const puts = [put(keys.conversation("test", `old${n}`), conversation)];
    await store.commit("main", { now: START, puts, add });
  }
  for (let n = 0; n < OPEN; n += 1)
    await desk.write("我要找真人", { conversation: `c${n}`, person: `c${n}` });
  return desk;
}

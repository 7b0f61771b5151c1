import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSeed } from "../../src/cli/seed.ts";
import { DEFAULT_COMMUNITY } from "../../src/core/records/community.ts";
import { dueTimes } from "../../src/core/tickets/clocks.ts";
import { jsonSchemaText } from "../../src/core/content/check/json-schemas.ts";
import { planSeed } from "../../src/core/seed/plan.ts";
import { SEED_JSON_SCHEMA, seedFile } from "../../src/core/seed/schema.ts";
import type { Store } from "../../src/core/store.ts";
import { ticketState } from "../../src/core/tickets/state.ts";
import { readCommunities } from "../../src/runtime/communities.ts";
import { indexes, keys, SYSTEM } from "../../src/store/keys.ts";
import { openData } from "../../src/store/open-data.ts";
import { changedSeed, NOW, SMALL_SEED } from "./small-seed.ts";

const ROOT = join(import.meta.dirname, "../..");
const DEMO = readFileSync(join(ROOT, "src/demo/community.yml"), "utf8");
const LATER = NOW + 3_600_000;
const MANY = 1_000;

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "seed-"));
  ({ store } = await openData({ folder, key: null, now: NOW, tell: () => {} }));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Loads a seed that has no mistake; how many records it wrote. */
async function load(text: string, now = NOW): Promise<number> {
  const loaded = await loadSeed(store, "seed.yml", text, now);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value.written;
}

async function members(index: string, partition = "main"): Promise<readonly string[]> {
  const entries = await store.range(partition, index, { limit: MANY });
  return entries.map(({ member }) => member);
}

describe("a seed that was loaded", () => {
  test("is served as a community", async () => {
    await load(SMALL_SEED);
    const [community] = await readCommunities(store, NOW);
    expect(community).toMatchObject({ id: "main", company: { zh: "春和物業服務公司" } });
    expect(community).not.toHaveProperty("units");
  });

  test("holds units one by one and by the building", async () => {
    await load(SMALL_SEED);
    expect(await members(indexes.units)).toEqual([
      "A-1203",
      "B-101",
      "B-102",
      "B-201",
      "B-202",
      "shop",
    ]);
  });

  test("knows a resident by who they are on their channel", async () => {
    await load(SMALL_SEED);
    const key = keys.resident("terminal", "p1");
    expect((await store.get("main", [key], NOW)).read(key)?.value).toMatchObject({
      name: { surname: "陳", given: null, form: "先生" },
      unitId: "A-1203",
      unit: { building: "A", entrance: null, floor: null, number: "1203", sub: null },
      phone: "+886200000001",
      language: "zh-Hant",
    });
  });

  test("has a unit's bills by month, in the country's currency", async () => {
    await load(SMALL_SEED);
    expect(await members(indexes.bills("A-1203"))).toEqual(["2026-10"]);
    const key = keys.bill("A-1203", "2026-10");
    expect((await store.get("main", [key], NOW)).read(key)?.value).toEqual({
      unit: "A-1203",
      period: "2026-10",
      items: [{ name: { zh: "管理費", en: "管理費" }, amount: 240_000 }],
      currency: "TWD",
      paid: null,
    });
  });

  test("has tickets whose times run, in a conversation that remembers them", async () => {
    await load(SMALL_SEED);
    const ticket = keys.ticket("7K3M-Q2XD");
    const place = keys.conversation("terminal", "p1");
    const found = await store.get("main", [ticket, place], NOW);
    const opened = found.read(ticket)?.value;
    if (!opened) throw new Error("the ticket isn't there");
    const state = ticketState(opened);
    expect(dueTimes(state, DEFAULT_COMMUNITY).answer).toBe(NOW + 6 * 60_000);
    expect(state).toMatchObject({
      status: "recorded",
      openedAt: NOW - 4 * 60_000,
      slots: { issue: "廚房水龍頭漏水", name: { surname: "陳" }, phone: "+886200000001" },
      promises: [{ text: "今天14:36", kept: null }],
    });
    expect(found.read(place)?.value.tickets).toEqual(["7K3M-Q2XD"]);
    expect(await members(indexes.timers)).toEqual([
      "7K3M-Q2XD.answer-soon.0",
      "7K3M-Q2XD.answer-due.0",
      "7K3M-Q2XD.resolve-due.0",
    ]);
  });

  test("may be JSON", async () => {
    const first = await load(SMALL_SEED);
    expect(first).toBeGreaterThan(0);
    expect(await load(JSON.stringify(parse(SMALL_SEED), null, "\t"))).toBe(0);
  });
});

describe("loading a seed again", () => {
  test("commits nothing, also at another time", async () => {
    await load(DEMO);
    let commits = 0;
    for (const partition of ["main", "harbour", SYSTEM])
      store.watch(partition, () => (commits += 1));
    expect(await load(DEMO, LATER)).toBe(0);
    expect(commits).toBe(0);
  });

  test("writes what was changed in the file, and nothing else", async () => {
    await load(SMALL_SEED);
    expect(await load(changedSeed("+886200000001", "+886200000002"))).toBe(1);
    const key = keys.resident("terminal", "p1");
    const resident = (await store.get("main", [key], NOW)).read(key)?.value;
    expect(resident?.phone).toBe("+886200000002");
  });

  test("follows the order of communities", async () => {
    const two = "  - { id: two, company: { zh: 晴灣, en: Sunny Cove } }\n";
    await load(SMALL_SEED + two);
    expect(await members(indexes.communities, SYSTEM)).toEqual(["main", "two"]);
    await load(SMALL_SEED.replace("communities:\n", `communities:\n${two}`));
    expect(await members(indexes.communities, SYSTEM)).toEqual(["two", "main"]);
  });

  test("leaves a ticket as staff have worked on it", async () => {
    await load(SMALL_SEED);
    const key = keys.ticket("7K3M-Q2XD");
    const before = (await store.get("main", [key], NOW)).read(key);
    await load(changedSeed("廚房水龍頭漏水", "浴室漏水"), LATER);
    expect((await store.get("main", [key], NOW)).read(key)).toEqual(before);
  });

  test("adds a new ticket to the conversation as it is by then", async () => {
    await load(SMALL_SEED);
    const key = keys.conversation("terminal", "p1");
    const before = (await store.get("main", [key], NOW)).read(key);
    if (!before) throw new Error("the conversation isn't there");
    await store.commit("main", {
      now: NOW,
      puts: [{ key, value: { ...before.value, misses: 2 } }],
    });
    const second =
      "      - { id: 8K3M-Q2XD, kind: repair, resident: p1, issue: 燈不亮, openedMinutesAgo: 0 }\n";
    expect(await load(SMALL_SEED + second)).toBe(1);
    const after = (await store.get("main", [key], NOW)).read(key)?.value;
    expect(after).toMatchObject({ misses: 2, tickets: ["7K3M-Q2XD", "8K3M-Q2XD"] });
  });
});

test("a seed with a mistake at its end writes nothing", async () => {
  const loaded = await loadSeed(
    store,
    "seed.yml",
    changedSeed("resident: p1", "resident: p2"),
    NOW,
  );
  expect(loaded.ok).toBe(false);
  expect(await members(indexes.units)).toEqual([]);
  expect(await members(indexes.communities, SYSTEM)).toEqual([]);
});

test("two loads at once write the same as one", async () => {
  const [one, two] = await Promise.all([load(DEMO), load(DEMO)]);
  expect(Math.min(one, two)).toBeLessThan(Math.max(one, two));
  expect(await members(indexes.units)).toHaveLength(120);
  expect(await load(DEMO)).toBe(0);
});

test("before the simulated clock has begun no ticket is opened", async () => {
  await load(SMALL_SEED, 0);
  expect(await members(indexes.tickets)).toEqual([]);
  await load(SMALL_SEED, NOW);
  expect(await members(indexes.tickets)).toEqual(["7K3M-Q2XD"]);
});

test("a community of 4,000 homes fits", async () => {
  const big = changedSeed("floors: 1-2, doors: [1, 2]", `floors: 1-100, doors: [${tens()}]`);
  expect(await load(big)).toBeGreaterThan(4_000);
  expect(await store.count("main", indexes.units, {})).toBe(4_002);
});

function tens(): string {
  return Array.from({ length: 40 }, (_, n) => n + 1).join(", ");
}

describe("the demo", () => {
  test("has three buildings, 120 homes, thirty residents, bills and tickets in each state", async () => {
    await load(DEMO);
    const planned = planSeed({ path: "community.yml", text: DEMO }, NOW);
    expect(planned.ok && planned.value.communities[0]?.residents).toHaveLength(30);
    const units = await members(indexes.units);
    expect(units).toHaveLength(120);
    expect(new Set(units.map((id) => id[0]))).toEqual(new Set(["A", "B", "C"]));
    expect(await members(indexes.bills("A-802"))).toEqual(["2026-10", "2026-11"]);
    const wanted = (await members(indexes.tickets)).map((id) => keys.ticket(id));
    const found = await store.get("main", wanted, NOW);
    const states = wanted.flatMap((key) => {
      const ticket = found.read(key)?.value;
      return ticket ? [ticketState(ticket).status] : [];
    });
    expect(new Set(states)).toEqual(new Set(["recorded", "in-progress", "resolved", "cancelled"]));
  });

  test("serves a second community from the same installation", async () => {
    await load(DEMO);
    const communities = await readCommunities(store, NOW);
    expect(communities.map(({ id, zone }) => [id, zone])).toEqual([
      ["main", "Asia/Taipei"],
      ["harbour", "Asia/Hong_Kong"],
    ]);
    expect(await members(indexes.units, "harbour")).toContain("2-12-B");
  });
});

test("the JSON Schema that editors use is as `frontdesk schemas` writes it", () => {
  expect(readFileSync(join(ROOT, SEED_JSON_SCHEMA), "utf8")).toBe(jsonSchemaText(seedFile));
});

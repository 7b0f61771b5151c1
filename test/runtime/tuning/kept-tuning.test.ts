import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Operation } from "../../../src/core/records/tuning.ts";
import type { Store } from "../../../src/core/store.ts";
import { systemClock } from "../../../src/runtime/clock.ts";
import { openLog } from "../../../src/runtime/log.ts";
import { openKeptTuning } from "../../../src/runtime/tuning/kept-tuning.ts";
import { openData } from "../../../src/store/open-data.ts";
import { openRedis } from "../../store/open-redis.ts";
import { startRedis, type RedisServer } from "../../store/redis-server.ts";

const LIN = { id: "a1", name: "林主任" };
const CHEN = { id: "a2", name: "陳主任" };
const phrase = (text: string): Operation => ({
  kind: "add",
  file: "intents/repair.yml",
  at: ["phrases", "zh"],
  text,
});

/** Opens the same data as often as it is asked; each time as another process would, if it can. */
function keptContract(name: string, openStores: () => Promise<() => Promise<Store>>): void {
  describe(`what is tuned, on ${name}`, () => {
    const opened = async () => {
      const open = await openStores();
      return async (needsApproval = false) => {
        const store = await open();
        const ports = { store, clock: systemClock(), log: openLog("silent"), needsApproval };
        const kept = await openKeptTuning(ports);
        onTestFinished(() => kept.close());
        return kept;
      };
    };

    test("is drafted, published and undone, and undone again", async () => {
      const tuning = await (await opened())();
      await tuning.draft(0, LIN, { add: [phrase("一"), phrase("二")], drop: [] });
      expect(tuning.now().draft).toMatchObject({
        revision: 1,
        operations: [{ operation: phrase("一"), by: LIN }, { operation: phrase("二") }],
      });
      const [first] = tuning.now().draft.operations;
      await tuning.draft(1, CHEN, { add: [phrase("三")], drop: [first?.id ?? ""] });
      expect(tuning.published()).toEqual([]);
      expect(await tuning.publish(2, CHEN, "冬天")).toMatchObject({ ok: true });
      expect(tuning.now()).toMatchObject({ version: 1, draft: { revision: 3, operations: [] } });
      expect(tuning.published()).toEqual([phrase("二"), phrase("三")]);
      await tuning.undo(1, LIN, "太早");
      expect(tuning.published()).toEqual([]);
      await tuning.undo(2, LIN, "還是要");
      expect(tuning.published()).toEqual([phrase("二"), phrase("三")]);
      expect(tuning.versions()).toMatchObject([
        { version: 1, by: CHEN, why: "冬天", undoes: null },
        { version: 2, by: LIN, why: "太早", undoes: 1 },
        { version: 3, by: LIN, why: "還是要", undoes: 2 },
      ]);
      expect(await tuning.undo(2, LIN, "")).toEqual({ ok: false, error: "no-such-version" });
      expect(await tuning.undo(9, LIN, "")).toEqual({ ok: false, error: "no-such-version" });
    });

    test("is refused to who saw another draft, and nothing is overwritten", async () => {
      const open = await opened();
      const [lin, chen] = [await open(), await open()];
      const both = await Promise.all([
        lin.draft(0, LIN, { add: [phrase("一")], drop: [] }),
        chen.draft(0, CHEN, { add: [phrase("二")], drop: [] }),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both).toContainEqual({ ok: false, error: "draft-changed" });
      expect(lin.now().draft.operations).toHaveLength(1);
      expect(chen.now()).toEqual(lin.now());
      const published = await Promise.all([lin.publish(1, LIN, ""), chen.publish(1, CHEN, "")]);
      expect(published.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await lin.publish(2, LIN, "")).toEqual({ ok: false, error: "nothing-drafted" });
    });

    test("is published by a second admin's word where that is needed, and not by the first's", async () => {
      const tuning = await (await opened())(true);
      await tuning.draft(0, LIN, { add: [phrase("一")], drop: [] });
      expect(await tuning.publish(1, LIN, "住戶這麼說")).toMatchObject({
        ok: true,
        value: { version: 0, draft: { asked: { by: LIN } } },
      });
      expect(await tuning.publish(1, LIN, "")).toEqual({ ok: false, error: "approval-needed" });
      // What is changed after that must be asked for anew.
      await tuning.draft(1, LIN, { add: [phrase("二")], drop: [] });
      expect(tuning.now().draft.asked).toBeNull();
      await tuning.publish(2, LIN, "住戶這麼說");
      expect(tuning.published()).toEqual([]);
      expect((await tuning.publish(2, CHEN, "")).ok).toBe(true);
      expect(tuning.versions()).toMatchObject([{ by: LIN, approvedBy: CHEN, why: "住戶這麼說" }]);
      expect(tuning.now().draft).toEqual({ revision: 3, operations: [], asked: null });
    });

    test("is heard of by others at once, and still there after a restart", async () => {
      const open = await opened();
      const [here, there] = [await open(), await open()];
      let heard = 0;
      there.onChange(() => (heard += 1));
      await here.draft(0, LIN, { add: [phrase("一")], drop: [] });
      await here.publish(1, LIN, "");
      await vi.waitUntil(() => there.published().length === 1);
      expect(heard).toBeGreaterThan(0);
      expect((await open()).published()).toEqual([phrase("一")]);
    });

    test("is no more than a record holds", async () => {
      const tuning = await (await opened())();
      const many = Array.from({ length: 3_000 }, (_, n) => phrase(`${n} 號燈不亮，請派人來看看`));
      expect(await tuning.draft(0, LIN, { add: many, drop: [] })).toEqual({
        ok: false,
        error: "draft-full",
      });
      expect(tuning.now().draft.revision).toBe(0);
    });
  });
}

keptContract("SQLite", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tuning-"));
  const { store } = await openData({ folder, key: null, now: Date.now(), tell: () => {} });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return async () => store;
});

describe("with a Redis", () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());
  let database = 0;

  keptContract("Redis", async () => {
    const address = `${server.url}/${(database += 1)}`;
    return async () => {
      const store = await openRedis(address);
      onTestFinished(() => store.close());
      return store;
    };
  });
});

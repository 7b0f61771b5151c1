import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  BadCommit,
  MAX_NAME_BYTES,
  MAX_OPERATIONS,
  MAX_VALUE_BYTES,
  put,
  type Commit,
  type Store,
} from "../../src/core/store.ts";
import { modelStore } from "./model.ts";
import { thing } from "./thing.ts";

/**
 * What every store keeps to. A back end is a line: `storeContract("sqlite", () => openThatOne())`;
 * partitions are fresh for each test, so one store serves all.
 */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    let partitions = 0;
    const fresh = (): string => `p${(partitions += 1)}`;
    const now = 1_000;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    const read = async (part: string, key: string, at = now): Promise<unknown> =>
      (await store.get(part, [thing(key)], at)).read(thing(key))?.value ?? null;
    const members = async (
      part: string,
      index: string,
      query: object = {},
    ): Promise<readonly string[]> =>
      (await store.range(part, index, { limit: 100, ...query })).map(({ member }) => member);
    const commit = (part: string, change: Omit<Commit, "now">) =>
      store.commit(part, { now, ...change });

    it("reads back what was committed, and absence as null with version 0", async () => {
      const p = fresh();
      const value = { text: "漏水 🚿", list: [1, null, { deep: true }] };
      await commit(p, { puts: [put(thing("a"), value)] });
      expect(await read(p, "a")).toEqual(value);
      const snapshot = await store.get(p, [thing("a"), thing("b")], now);
      expect(snapshot.read(thing("b"))).toBeNull();
      expect([snapshot.version(thing("a")), snapshot.version(thing("b"))]).toEqual([1, 0]);
    });

    it("commits only when every check holds, and says which did not", async () => {
      const p = fresh();
      await commit(p, { puts: [put(thing("a"), 1)] });
      const raced = await commit(p, {
        checks: [
          { key: thing("b"), version: 0 },
          { key: thing("a"), version: 0 },
        ],
        puts: [put(thing("a"), 2), put(thing("b"), 2)],
        add: [{ index: "i", score: 1, member: "m" }],
      });
      expect(raced).toEqual({ ok: false, conflict: "a" });
      expect([await read(p, "a"), await read(p, "b"), await members(p, "i")]).toEqual([
        1,
        null,
        [],
      ]);
    });

    it("lets one of many racing commits win", async () => {
      const p = fresh();
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          commit(p, { checks: [{ key: thing("a"), version: 0 }], puts: [put(thing("a"), n)] }),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it("never uses a version twice: deleted and made again is another", async () => {
      const p = fresh();
      await commit(p, { puts: [put(thing("a"), 1)] });
      await commit(p, { dels: [thing("a")] });
      await commit(p, { puts: [put(thing("a"), 1)] });
      const stale = await commit(p, { checks: [{ key: thing("a"), version: 1 }] });
      expect(stale).toEqual({ ok: false, conflict: "a" });
    });

    it("keeps partitions apart", async () => {
      const [p, q] = [fresh(), fresh()];
      await commit(p, { puts: [put(thing("a"), 1)], add: [{ index: "i", score: 1, member: "m" }] });
      expect([await read(q, "a"), await members(q, "i")]).toEqual([null, []]);
    });

    it("lets records expire by the time that the caller tells", async () => {
      const p = fresh();
      await commit(p, { puts: [put(thing("a"), 1, now + 10)] });
      expect(await read(p, "a", now + 9)).toBe(1);
      expect(await read(p, "a", now + 10)).toBeNull();
      expect((await store.get(p, [thing("a")], now + 10)).version(thing("a"))).toBe(0);
      await store.sweep(now + 10, 1_000);
      expect(await read(p, "a", now + 9)).toBeOneOf([1, null]);
    });

    it("orders an index by score, then by the member's bytes", async () => {
      const p = fresh();
      const entries = [
        ["b", 1],
        ["a", 1],
        ["Z", 1],
        ["水", 1],
        ["first", -5],
        ["last", 1e15],
      ] as const;
      await commit(p, { add: entries.map(([member, score]) => ({ index: "i", score, member })) });
      const order = ["first", "Z", "a", "b", "水", "last"];
      expect(await members(p, "i")).toEqual(order);
      expect(await members(p, "i", { reverse: true })).toEqual(order.toReversed());
      expect(await members(p, "i", { min: 1, max: 1 })).toEqual(["Z", "a", "b", "水"]);
      expect(await store.count(p, "i", { min: 1, max: 1 })).toBe(4);
      expect(await store.count(p, "i", {})).toBe(6);
    });

    it("pages through an index both ways without a gap or a repeat", async () => {
      const p = fresh();
      const all = Array.from({ length: 30 }, (_, n) => ({
        index: "i",
        score: n % 4,
        member: `m${n}`,
      }));
      await commit(p, { add: all });
      for (const reverse of [false, true]) {
        const whole = await store.range(p, "i", { limit: 100, reverse });
        const paged = [];
        for (let after = whole[0]; after;) {
          const page = await store.range(p, "i", { limit: 7, reverse, after });
          paged.push(...page);
          after = page.at(-1);
        }
        expect([whole[0], ...paged]).toEqual(whole);
      }
    });

    it("moves a member that is added again, and removes", async () => {
      const p = fresh();
      const add = (score: number) => ({ add: [{ index: "i", score, member: "m" }] });
      await commit(p, add(1));
      await commit(p, add(9));
      expect(await store.range(p, "i", { limit: 9 })).toEqual([{ score: 9, member: "m" }]);
      await commit(p, { remove: [{ index: "i", member: "m" }] });
      expect(await members(p, "i")).toEqual([]);
    });

    it.each([
      ["an empty name", { puts: [put(thing(""), 1)] }],
      ["a NUL in a name", { puts: [put(thing("a\0"), 1)] }],
      ["half a character in a name", { dels: [thing("\uD800")] }],
      ["a name that is too long", { puts: [put(thing("水".repeat(MAX_NAME_BYTES / 3 + 1)), 1)] }],
      ["a value that is too large", { puts: [put(thing("a"), "x".repeat(MAX_VALUE_BYTES))] }],
      ["a score that is no number", { add: [{ index: "i", score: Number.NaN, member: "m" }] }],
      ["an endless score", { add: [{ index: "i", score: Number.POSITIVE_INFINITY, member: "m" }] }],
      ["a key written twice", { puts: [put(thing("a"), 1)], dels: [thing("a")] }],
      [
        "too many operations",
        { dels: Array.from({ length: MAX_OPERATIONS + 1 }, (_, n) => thing(`k${n}`)) },
      ],
    ] satisfies readonly (readonly [string, Omit<Commit, "now">])[])(
      "refuses %s before anything is written",
      async (_name, bad) => {
        const p = fresh();
        const whole = { ...bad, puts: [...("puts" in bad ? bad.puts : []), put(thing("ok"), 1)] };
        await expect(commit(p, whole)).rejects.toThrow(BadCommit);
        expect(await read(p, "ok")).toBeNull();
      },
    );

    it("takes nothing of other commits along when one fails", async () => {
      const p = fresh();
      const all = await Promise.allSettled([
        commit(p, { puts: [put(thing("a"), 1)] }),
        commit(p, { puts: [put(thing("bad"), "x".repeat(MAX_VALUE_BYTES))] }),
        commit(p, { checks: [{ key: thing("a"), version: 99 }], puts: [put(thing("c"), 1)] }),
        commit(p, { puts: [put(thing("b"), 1)] }),
      ]);
      expect(all.map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
        "fulfilled",
      ]);
      expect([await read(p, "a"), await read(p, "b"), await read(p, "c")]).toEqual([1, 1, null]);
    });

    it("tells those who watch the partition what was touched, until they stop", async () => {
      const p = fresh();
      const heard: unknown[] = [];
      // A store that had to begin listening says that it may have missed some.
      const stop = store.watch(p, (change) => change.version > 0 && heard.push(change));
      await commit(p, {
        puts: [put(thing("a"), 1)],
        dels: [thing("b")],
        add: [{ index: "tickets", score: 1, member: "t" }],
      });
      await commit(fresh(), { puts: [put(thing("a"), 1)] });
      await commit(p, { checks: [{ key: thing("a"), version: 7 }] });
      stop();
      await commit(p, { puts: [put(thing("a"), 1)] });
      expect(heard).toEqual([{ version: 1, indexes: ["tickets"], keys: ["a", "b"] }]);
    });

    it("behaves like the model through any history", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 25 }), async (history) => {
          const part = fresh();
          const model = modelStore();
          let time = 1e12;
          for (const step of history) {
            time += step.wait;
            const mine = await outcome(store, part, step, time, model);
            expect(mine).toEqual(await outcome(model, part, step, time, model));
          }
        }),
        { numRuns: 200 },
      );
    });
  });
}

const name = fc.oneof(
  fc.constantFrom("a", "b", "c", "__proto__", "constructor"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 6 }),
);
const score = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1.7e12, 2 ** 53, 5e-324, 1e308),
);
const index = fc.constantFrom("i", "j");
const operation = fc.record({
  wait: fc.nat(50),
  act: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("commit" as const),
        checks: fc.array(fc.tuple(name, fc.option(fc.nat(3))), { maxLength: 2 }),
        puts: fc.array(fc.tuple(name, fc.jsonValue(), fc.option(fc.integer({ min: 1, max: 80 }))), {
          maxLength: 3,
        }),
        dels: fc.array(name, { maxLength: 2 }),
        add: fc.array(fc.record({ index, score, member: name }), { maxLength: 3 }),
        remove: fc.array(fc.record({ index, member: name }), { maxLength: 2 }),
      }),
    },
    fc.record({ kind: fc.constant("get" as const), names: fc.array(name, { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant("range" as const),
      index,
      min: score,
      max: score,
      limit: fc.integer({ min: 1, max: 5 }),
      reverse: fc.boolean(),
      after: fc.option(fc.record({ score, member: name })),
    }),
  ),
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** What a store answers to a step; checks without a version take the model's current one. */
async function outcome(
  store: Store,
  part: string,
  { act }: Operation,
  now: number,
  model: Store,
): Promise<unknown> {
  try {
    switch (act.kind) {
      case "commit": {
        const keys = act.checks.map(([key]) => thing(key));
        const current = await model.get(part, keys, now);
        return await store.commit(part, {
          now,
          checks: act.checks.map(([key, version]) => ({
            key: thing(key),
            version: version ?? current.version(thing(key)),
          })),
          puts: act.puts.map(([key, value, ttl]) =>
            put(thing(key), value, ttl === null ? undefined : now + ttl),
          ),
          dels: act.dels.map(thing),
          add: act.add,
          remove: act.remove,
        });
      }
      case "get": {
        const snapshot = await store.get(part, act.names.map(thing), now);
        return act.names.map((key) => snapshot.read(thing(key)));
      }
      case "range": {
        const { index: from, min, max, limit, reverse, after } = act;
        const query = { min: Math.min(min, max), max: Math.max(min, max), limit, reverse };
        const entries = await store.range(part, from, after === null ? query : { ...query, after });
        const count = await store.count(part, from, { min: query.min, max: query.max });
        return { entries, count };
      }
    }
  } catch (thrown) {
    if (thrown instanceof BadCommit) return "BadCommit";
    throw thrown;
  }
}

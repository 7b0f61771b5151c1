import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import { planSeed } from "../../src/core/seed/plan.ts";
import { parse } from "yaml";
import { NOW, SMALL_SEED } from "./small-seed.ts";

/** Whether a seed is good; each problem has a place that the file has. */
function isGood(text: string): boolean {
  const planned = planSeed({ path: "seed.json", text }, NOW);
  if (planned.ok) return true;
  const lines = text.split("\n").length;
  for (const problem of planned.error) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines);
    expect(formatProblem(problem)).toMatch(/^seed\.json:\d+:\d+ {2}\S/);
  }
  expect(planned.error.length).toBeGreaterThan(0);
  return false;
}

test("any JSON is loaded or its problems are told", () => {
  fc.assert(
    fc.property(fc.json(), (text) => void isGood(text)),
    { numRuns: 200 },
  );
});

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("A-1203", "p1", "1-10", "Asia/Taipei", "24:00", "00:00", "2026-10", -1, 0, 1e9),
);

/** Every place of a value, as the keys that lead to it. */
function placesOf(value: unknown, way: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[...way]];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[...way], ...inner.flatMap(([key, one]) => placesOf(one, [...way, key]))];
}

function replaced(
  value: unknown,
  [step, ...rest]: readonly (string | number)[],
  by: unknown,
): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, n) => (n === step ? replaced(one, rest, by) : one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === step ? replaced(one, rest, by) : one]),
  );
}

test("a good seed with anything in any of its places is loaded or its problems are told", () => {
  const good: unknown = parse(SMALL_SEED);
  const place = fc.constantFrom(...placesOf(good));
  fc.assert(
    fc.property(place, JUNK, place, JUNK, (one, first, two, second) => {
      isGood(JSON.stringify(replaced(replaced(good, one, first), two, second), null, 2));
    }),
    { numRuns: 400 },
  );
});

test("a seed whose tickets all have every legal time is loaded", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (minutes) => {
      const text = SMALL_SEED.replace("openedMinutesAgo: 4", `openedMinutesAgo: ${minutes}`);
      expect(isGood(text)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

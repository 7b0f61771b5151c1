import fc from "fast-check";
import { expect, test } from "vitest";
import { confidenceIn, learnConfidence } from "../../../src/core/understanding/model/confidence.ts";

const guess = (score: number, second: number) => [
  { intent: "repair", score, phrase: "" },
  { intent: "complaint", score: second, phrase: "" },
];
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

test("a higher score or a greater lead is never less sure", () => {
  const by = learnConfidence([]);
  fc.assert(
    fc.property(share, share, share, (score, second, other) => {
      const [low, high] = [Math.min(second, other), Math.max(second, other)];
      const sure = confidenceIn(by, guess(score, low));
      expect(sure).toBeGreaterThanOrEqual(confidenceIn(by, guess(score, high)));
      expect(sure).toBeLessThanOrEqual(confidenceIn(by, guess(Math.max(score, other), low)));
      expect(sure).toBeGreaterThanOrEqual(0);
      expect(sure).toBeLessThanOrEqual(1);
    }),
  );
});

test("what is learnt is as sure as the guesses were right", () => {
  const rightly = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(rightly, (right) => {
      const tried = Array.from({ length: 1_000 }, (_, n) => ({
        ranked: guess(0.5, 0.25),
        right: n % 100 < right,
        weight: 1,
      }));
      const sure = confidenceIn(learnConfidence(tried), guess(0.5, 0.25));
      expect(sure).toBeGreaterThan(right / 100 - 0.05);
      expect(sure).toBeLessThan(right / 100 + 0.05);
    }),
    { numRuns: 20 },
  );
});

test("what counts for nothing moves nothing", () => {
  const wrong = { ranked: guess(0.9, 0.1), right: false, weight: 0 };
  expect(learnConfidence([wrong])).toEqual(learnConfidence([]));
});

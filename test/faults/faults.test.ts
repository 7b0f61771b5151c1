import { describe, expect, it } from "vitest";
import { runFaults } from "./harness.ts";

const few = { messages: 80, kills: 5, redeliver: 0.15, seed: 7 };

describe("kill -9", () => {
  it(
    "loses nothing, does nothing twice, and fires every timer once",
    { timeout: 180_000 },
    async () => {
      expect(await runFaults({ ...few, plant: "none" })).toMatchObject({
        holds: true,
        tickets: 20,
      });
    },
  );

  it("is seen to double what has no mark against redelivery", { timeout: 180_000 }, async () => {
    const outcome = await runFaults({ ...few, kills: 1, plant: "dedupe-absent" });
    expect(outcome.holds).toBe(false);
    expect(outcome.handledTwice).toBeGreaterThan(0);
  });
});

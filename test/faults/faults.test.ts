import { describe, expect, it } from "vitest";
import { runFaults } from "./faults.ts";

const few = { messages: 40, kills: 3, serverKills: 1, redeliver: 0.3, seed: 7, plant: "none" };

describe("kill -9", { timeout: 180_000 }, () => {
  it.each(["sqlite", "redis"] as const)(
    "on %s loses nothing, does nothing twice, and fires every timer once",
    async (store) => {
      const outcome = await runFaults({ ...few, store });
      expect(outcome, JSON.stringify(outcome)).toMatchObject({ holds: true, tickets: 10 });
    },
  );

  it("is seen to double what has no mark against redelivery", async () => {
    const outcome = await runFaults({ ...few, store: "sqlite", kills: 1, plant: "dedupe-absent" });
    expect(outcome.holds).toBe(false);
    expect(outcome.handledTwice).toBeGreaterThan(0);
  });
});

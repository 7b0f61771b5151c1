import { expect, it } from "vitest";
import { runOutage } from "./outage.ts";

it(
  "while Redis stands still refuses what it can't keep, and is back with it",
  { timeout: 180_000 },
  async () => {
    const { refused, recoveryMs, ...after } = await runOutage({
      how: "frozen",
      ms: 6_000,
      messages: 120,
    });
    expect(after).toEqual({
      messages: 120,
      acknowledgedAmid: 0,
      lost: 0,
      handledTwice: 0,
      unanswered: 0,
      tickets: 30,
      ticketsTwice: 0,
      unsent: 0,
      sentTwiceTooOften: 0,
    });
    expect(refused).toBeGreaterThan(0);
    expect(recoveryMs).toBeLessThan(2_000);
  },
);

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ToldAct } from "../../src/core/act.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { FEATURES } from "../../src/features.ts";
import { colleague, told } from "../colleague.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** What is set: passed up within three minutes, to the top within six, and again each five. */
const FIRST_CALL = 3 * MINUTE;
const TOP = 6 * MINUTE;
const AGAIN = 5 * MINUTE;

const DANGERS = [
  "廚房瓦斯味很重",
  "客廳起火了",
  "電梯裡有人被困",
  "gas leak in the kitchen",
  "有人闯进我家",
];

describe("a danger at three in the morning, with everybody asleep (E1)", () => {
  let desk: TestDesk;
  let nights = 0;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(() => desk.close());

  const take = async (ticket: string): Promise<void> => {
    const act = FEATURES.acts.find(({ name }) => name === "acknowledge");
    const ready = act && told<ToldAct>(act);
    if (ready?.about !== "ticket") throw new Error("no such act");
    const of = { community: "main", ticket };
    const done = await desk.runtime.staff({ by: colleague("林主任"), act: ready, of });
    if (!done.ok) throw new Error(done.error);
  };

  it("is called out and passed up until somebody takes it by name, and then no more", async () => {
    const night = fc.record({
      text: fc.constantFrom(...DANGERS),
      wakes: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(night, async ({ text, wakes }) => {
        nights += 1;
        const { clock, runtime, sent } = desk;
        const begins = Date.parse("2026-11-24T03:00:00+08:00") + nights * DAY;
        await clock.advance(begins);
        sent.length = 0;
        await desk.write(text, { conversation: `n${nights}` });
        const [ticket] = await runtime.tickets("main", 1);
        if (!ticket) throw new Error(`nothing came of ${text}`);
        const until = begins + 45 * MINUTE;
        if (wakes !== null) {
          await clock.advance(begins + wakes * MINUTE + 1_000);
          await take(ticket.id);
        }
        await clock.advance(until);
        await runtime.idle();
        const taken = wakes === null ? until : begins + wakes * MINUTE + 1_000;
        const calls = sent.filter(isCall).map(({ at }) => at);
        const times = [begins, ...new Set(calls)].filter((at) => at <= taken);
        // Nobody who looks at any of their screens has to wait for the next call longer than this.
        for (const [n, at] of times.entries())
          expect((times[n + 1] ?? taken) - at).toBeLessThanOrEqual(n < 2 ? FIRST_CALL : AGAIN);
        expect(calls.filter((at) => at > taken)).toEqual([]);
        if (taken - begins > TOP)
          expect(sent.some(({ to, at }) => isRole(to, "director") && at - begins <= TOP)).toBe(
            true,
          );
        const toResident = sent.filter(({ to }) => to.kind === "resident");
        expect(toResident.length).toBeGreaterThan(wakes === null ? 3 : 1);
        if (wakes !== null) expect(toResident.at(-1)?.text).toContain("林主任");
        else await take(ticket.id);
      }),
      { numRuns: 12, seed: 3 },
    );
  });
});

const isRole = (to: Outgoing["to"], role: string): boolean =>
  to.kind === "staff" && to.role === role;

/** Loud on every screen. */
const isCall = ({ to, urgent }: Outgoing): boolean => to.kind === "staff" && urgent;

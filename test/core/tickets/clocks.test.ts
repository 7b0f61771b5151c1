import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  communitySchema,
  DEFAULT_COMMUNITY,
  type Community,
} from "../../../src/core/records/community.ts";
import { daysLater, dueTimes, isOfficeTime, officeDue } from "../../../src/core/tickets/clocks.ts";

const MINUTE = 60_000;
const taipei = (iso: string): number => DateTime.fromISO(iso, { zone: "Asia/Taipei" }).toMillis();
const inZone = (zone: string): Community =>
  communitySchema.parse({ id: "z", company: { zh: "物業", en: "Estate" }, zone });

describe("office time", () => {
  it.each([
    ["inside the morning", "2026-11-23T09:30", 10, "2026-11-23T09:40"],
    ["across the lunch break", "2026-11-23T11:55", 10, "2026-11-23T13:05"],
    ["up to the minute of closing", "2026-11-23T17:50", 10, "2026-11-23T18:00"],
    ["over night", "2026-11-23T17:55", 10, "2026-11-24T09:05"],
    ["from the small hours", "2026-11-23T02:00", 10, "2026-11-23T09:10"],
    ["over Sunday", "2026-11-28T17:59", 10, "2026-11-30T09:09"],
    ["through whole days", "2026-11-23T09:00", 8 * 60 + 1, "2026-11-24T09:01"],
  ])("C5 runs %s", (_name, from, minutes, due) => {
    expect(officeDue(taipei(from), minutes, DEFAULT_COMMUNITY)).toBe(taipei(due));
  });

  it("runs to midnight where the office does, and keeps its odd minutes", () => {
    const open = { ...DEFAULT_COMMUNITY, officeHours: [{ from: "08:30", to: "24:00" }] };
    expect(officeDue(taipei("2026-11-23T23:55"), 10, open)).toBe(taipei("2026-11-24T08:35"));
    expect(isOfficeTime(taipei("2026-11-23T23:59"), open)).toBe(true);
    expect(isOfficeTime(taipei("2026-11-23T08:29"), open)).toBe(false);
  });

  it("rests on holidays, by the community's calendar", () => {
    const holidays = [{ date: "2026-11-24", zh: "校慶", en: "Founders' day" }];
    const closed = { ...DEFAULT_COMMUNITY, holidays };
    expect(officeDue(taipei("2026-11-23T17:55"), 10, closed)).toBe(taipei("2026-11-25T09:05"));
    expect(isOfficeTime(taipei("2026-11-24T10:00"), closed)).toBe(false);
    expect(isOfficeTime(taipei("2026-11-25T10:00"), closed)).toBe(true);
  });

  it("says so when an office never opens", () => {
    const closed = { ...DEFAULT_COMMUNITY, officeDays: [] };
    expect(() => officeDue(0, 10, closed)).toThrow("has no office hours");
  });

  it("agrees with an oracle that counts open minutes one by one, in any zone", () => {
    const zones = ["Asia/Taipei", "Europe/London", "America/New_York", "Australia/Lord_Howe"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }),
        fc.integer({ min: 1, max: 900 }),
        (zone, at, minutes) => {
          const community = inZone(zone);
          const from = at - (at % MINUTE);
          let open = 0;
          let time = from;
          while (open < minutes) {
            if (isOfficeTime(time, community)) open += 1;
            time += MINUTE;
          }
          expect(officeDue(from, minutes, community)).toBe(time);
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe("calendar days", () => {
  it("keep the time of day where clocks are put forward", () => {
    const london = inZone("Europe/London");
    const from = DateTime.fromISO("2026-03-28T10:00", { zone: "Europe/London" });
    expect(daysLater(from.toMillis(), 2, london)).toBe(from.plus({ days: 2 }).toMillis());
    expect(daysLater(from.toMillis(), 2, london) - from.toMillis()).toBe(47 * 60 * MINUTE);
  });
});

describe("a ticket's due times", () => {
  const openedAt = Date.UTC(2026, 9, 14, 6, 0);
  const clocks = {
    answer: { minutes: 10, hours: "office" },
    resolve: { days: 2 },
  } as const;

  it("are told by the community's calendar as it is now", () => {
    const early = { ...DEFAULT_COMMUNITY, officeHours: [{ from: "08:00", to: "12:00" }] };
    const due = dueTimes({ openedAt, classifiedAt: openedAt, clocks }, DEFAULT_COMMUNITY);
    expect(due).toEqual({
      handup: null,
      answer: openedAt + 10 * MINUTE,
      resolve: openedAt + 2 * 1_440 * MINUTE,
    });
    // Closed in the afternoon now, it is the next morning at ten past eight.
    expect(dueTimes({ openedAt, classifiedAt: openedAt, clocks }, early).answer).toBe(
      Date.UTC(2026, 9, 15, 0, 10),
    );
  });

  it("run round the clock where the dialog says so, and stand where they were written down", () => {
    const midnight = Date.UTC(2026, 9, 14, 16, 0);
    const always = { ...clocks, answer: { minutes: 10, hours: "always" } } as const;
    const { answer } = dueTimes(
      { openedAt: midnight, classifiedAt: midnight, clocks: always },
      DEFAULT_COMMUNITY,
    );
    expect(answer).toBe(midnight + 10 * MINUTE);
    const written = { answer: { at: 1 }, resolve: { at: 2 } };
    const due = dueTimes({ openedAt, classifiedAt: openedAt, clocks: written }, DEFAULT_COMMUNITY);
    expect(due).toEqual({ handup: null, answer: 1, resolve: 2 });
  });
});

import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { onDuty, toCall } from "../../../src/core/people/on-duty.ts";
import {
  newAccount,
  type Account,
  type Duty,
  type Grant,
} from "../../../src/core/records/account.ts";

const TAIPEI = { id: "main", zone: "Asia/Taipei" };
const NEW_YORK = { id: "main", zone: "America/New_York" };
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

function somebody(name: string, duty: readonly Duty[] = [], more: Partial<Account> = {}): Account {
  const grants: Grant[] = [{ role: "staff", communities: ["main"] }];
  return { ...newAccount(name, name), grants, duty: [...duty], ...more };
}
const shift = (from: string, to: string, more: Partial<Duty> = {}): Duty => ({
  days: ALL_DAYS,
  from,
  to,
  kind: "duty",
  communities: "all",
  ...more,
});
const at = (local: string, { zone } = TAIPEI): number =>
  DateTime.fromISO(local, { zone }).toMillis();
const names = (accounts: readonly Account[]): readonly string[] => accounts.map(({ name }) => name);

describe("who is on duty", () => {
  it("is there from the first minute to the last before the end", () => {
    const day = somebody("小方", [shift("08:00", "17:00", { days: [1] })]);
    const is = (time: string): boolean => onDuty([day], TAIPEI, at(time)).length > 0;
    expect(is("2026-11-23T07:59:59")).toBe(false);
    expect(is("2026-11-23T08:00")).toBe(true);
    expect(is("2026-11-23T16:59:59")).toBe(true);
    expect(is("2026-11-23T17:00")).toBe(false);
    expect(is("2026-11-24T10:00"), "a Tuesday").toBe(false);
  });

  it("stays over midnight, on the next day's morning though that is none of the days", () => {
    const guard = somebody("阿德", [shift("22:00", "06:00", { days: [7] })]);
    const is = (time: string): boolean => onDuty([guard], TAIPEI, at(time)).length > 0;
    expect(is("2026-11-22T23:00"), "Sunday night").toBe(true);
    expect(is("2026-11-23T05:59"), "Monday morning").toBe(true);
    expect(is("2026-11-23T06:00")).toBe(false);
    expect(is("2026-11-22T05:00"), "Sunday morning").toBe(false);
  });

  it("is nobody who is away, has left, or works elsewhere", () => {
    const always = [shift("00:00", "00:00")];
    const now = at("2026-11-23T03:00");
    expect(names(onDuty([somebody("小方", always)], TAIPEI, now))).toEqual(["小方"]);
    for (const more of [{ away: true }, { disabled: true }, { grants: [] }])
      expect(onDuty([somebody("小方", always, more)], TAIPEI, now)).toEqual([]);
    const elsewhere = somebody("小方", [shift("00:00", "00:00", { communities: ["harbour"] })]);
    expect(onDuty([elsewhere], TAIPEI, now)).toEqual([]);
  });

  it("goes by the clock on the wall when that is put back or on", () => {
    const night = somebody("Kim", [shift("01:00", "02:00")]);
    const is = (time: string): boolean => onDuty([night], NEW_YORK, Date.parse(time)).length > 0;
    // 1 November 2026: 01:00 to 02:00 comes twice.
    expect(is("2026-11-01T01:30:00-04:00")).toBe(true);
    expect(is("2026-11-01T01:30:00-05:00")).toBe(true);
    expect(is("2026-11-01T02:00:00-05:00")).toBe(false);
    // 8 March 2026: 02:00 to 03:00 does not come at all.
    const gap = somebody("Kim", [shift("02:00", "02:30"), shift("02:30", "04:00")]);
    expect(onDuty([gap], NEW_YORK, Date.parse("2026-03-08T01:59:59-05:00"))).toEqual([]);
    expect(onDuty([gap], NEW_YORK, Date.parse("2026-03-08T03:00:00-04:00"))).toHaveLength(1);
  });

  it("are, of two shifts that fill the day, always just one", () => {
    const minute = fc.integer({ min: 0, max: 1_439 }).map((minutes) => {
      const two = (part: number): string => String(part).padStart(2, "0");
      return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    });
    const zones = fc.constantFrom("Asia/Taipei", "America/New_York", "Australia/Lord_Howe");
    const times = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 11) });
    fc.assert(
      fc.property(minute, minute, zones, times, (one, other, zone, now) => {
        fc.pre(one !== other);
        const both = [somebody("一", [shift(one, other)]), somebody("二", [shift(other, one)])];
        expect(onDuty(both, { id: "main", zone }, now)).toHaveLength(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("who is called for a danger", () => {
  const duty = somebody("值班", [shift("08:00", "20:00")]);
  const call = somebody("待命", [shift("20:00", "08:00", { kind: "on-call" })]);
  const home = somebody("在家");
  const tech = somebody("阿德", [], { grants: [{ role: "technician", communities: "all" }] });
  const called = (some: readonly Account[], time: string): readonly string[] =>
    names(toCall(some, TAIPEI, at(time), ["staff", "supervisor"]));

  it("is who is on duty, else on call, else everybody of the roles", () => {
    const all = [home, call, duty, tech];
    expect(called(all, "2026-11-23T12:00")).toEqual(["值班"]);
    expect(called(all, "2026-11-23T03:00")).toEqual(["待命"]);
    expect(called([home, duty, tech], "2026-11-23T03:00")).toEqual(["在家", "值班"]);
  });

  it("is rather somebody who is away than nobody", () => {
    const away = { ...home, away: true };
    expect(called([away, { ...duty, away: true }], "2026-11-23T12:00")).toHaveLength(2);
    expect(called([away, duty], "2026-11-23T03:00")).toEqual(["值班"]);
    expect(called([tech], "2026-11-23T03:00")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import { saidFrom } from "../../../src/core/courtesy/quiet-hours.ts";

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);

describe("B12 what the desk starts itself", () => {
  it.each([
    ["08:30", "08:30"],
    ["11:59", "11:59"],
    ["12:00", "13:30"],
    ["18:59", "19:00"],
    ["20:59", "20:59"],
    ["03:00", "08:30"],
  ])("at %s is said from %s on", (now, then) => {
    expect(saidFrom(at(now), DEFAULT_COMMUNITY)).toBe(at(then));
  });

  it("at night is said in the morning, over midnight", () => {
    expect(saidFrom(at("23:15"), DEFAULT_COMMUNITY)).toBe(at("08:30") + 24 * 60 * 60_000);
  });

  it("is said at once where there are no quiet hours, and ends where there is nothing else", () => {
    expect(saidFrom(at("03:00"), { ...DEFAULT_COMMUNITY, quietHours: [] })).toBe(at("03:00"));
    const always = { ...DEFAULT_COMMUNITY, quietHours: [{ from: "00:00", to: "24:00" }] };
    expect(saidFrom(at("03:00"), always)).toBeGreaterThan(at("03:00"));
  });
});

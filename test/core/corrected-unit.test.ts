import fc from "fast-check";
import { expect, test } from "vitest";
import { correctedUnit } from "../../src/core/dialogs/slots/unit.ts";

const none = { building: null, entrance: null, floor: null, number: null, sub: null };
const before = { ...none, building: "A", floor: "12", number: "1203" };

test.each([
  [
    "a number stays in its building and on its floor",
    { number: "1205" },
    { building: "A", floor: "12", number: "1205" },
  ],
  ["a number of another floor leaves that", { number: "905" }, { building: "A", number: "905" }],
  ["a building keeps the door", { building: "B" }, { building: "B", floor: "12", number: "1203" }],
  ["a floor leaves the number of another one", { floor: "6" }, { building: "A", floor: "6" }],
  ["a whole one replaces all", { building: "C", number: "301" }, { building: "C", number: "301" }],
  [
    "what is counted within a floor",
    { sub: "2" },
    { building: "A", floor: "12", number: "1203", sub: "2" },
  ],
  ["its own floor leaves the number", { floor: "12" }, before],
])("%s", (_, said, expected) => {
  expect(correctedUnit(before, { ...none, ...said })).toEqual({ ...none, ...expected });
});

test("what was said stands, whatever was said before", () => {
  const part = fc.option(fc.constantFrom("1", "12", "A", "1203"));
  const unit = fc.record({ building: part, entrance: part, floor: part, number: part, sub: part });
  fc.assert(
    fc.property(fc.option(unit), unit, (old, said) => {
      const now = correctedUnit(old, said);
      for (const name of ["building", "entrance", "floor", "number", "sub"] as const)
        if (said[name] !== null) expect(now[name]).toBe(said[name]);
    }),
  );
});

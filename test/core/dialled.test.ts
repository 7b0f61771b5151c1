import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dialled, toDial } from "../../src/core/courtesy/numbers-to-dial.ts";

const numbersIn = (text: string, numbers: readonly string[]): string[] =>
  dialled(text, numbers).flatMap(({ text: part, tel }) => (tel === null ? [] : [part]));

describe("a number in a text", () => {
  it.each([
    ["請撥打119，或 110。", ["119", "110"]],
    ["Call 119 now, or 110.", ["119", "110"]],
    ["119", ["119"]],
    ["1190、+119、0119、119-5、K119-AB12、21190", []],
    ["", []],
  ])("of %j is dialled where it stands by itself", (text, found) => {
    expect(numbersIn(text, ["110", "119"])).toEqual(found);
  });

  it("may be long, and is dialled without what only people read", () => {
    const numbers = ["02-2345 6789", "+886 2 2345", "0800-000-123 分機 5", "管理室"];
    expect(toDial(dialled(`撥 ${numbers.join("、")}。`, numbers))).toEqual([
      { text: "02-2345 6789", tel: "0223456789" },
      { text: "+886 2 2345", tel: "+88622345" },
      { text: "0800-000-123 分機 5", tel: "0800000123" },
    ]);
  });

  it("is the longer of two that begin alike, and to be dialled once", () => {
    const parts = dialled("1925 1925-110 1925", ["1925", "1925-110"]);
    expect(toDial(parts).map(({ text }) => text)).toEqual(["1925", "1925-110"]);
  });

  it("takes nothing from the text", () => {
    const number = fc.string({ unit: fc.constantFrom(..."0123456789+-(). |\\[*室".split("")) });
    const text = fc.array(fc.oneof(fc.string(), number, fc.constantFrom("119", "110")));
    fc.assert(
      fc.property(text, fc.array(number), (words, numbers) => {
        const whole = words.join("");
        const parts = dialled(whole, [...numbers, "119"]);
        expect(parts.map((part) => part.text).join("")).toBe(whole);
        for (const { tel } of parts) expect(tel ?? "0").toMatch(/^\+?\d/);
      }),
    );
  });
});

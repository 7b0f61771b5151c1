import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesOf } from "../../../src/core/text/matches.ts";

test.each([/./gu, /(?=b)/gu, /\b/gu, /a*/gu, /(?<one>𨋢)|(?=\p{Script=Han})/dgu])(
  "finds with %s what matchAll finds, wherever it stood before",
  (pattern) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "電", "𨋢", "🔥") }), (text) => {
        pattern.exec(text);
        expect(matchesOf(pattern, text)).toEqual([...text.matchAll(pattern)]);
      }),
    );
  },
);

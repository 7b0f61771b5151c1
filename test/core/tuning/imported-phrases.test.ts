import fc from "fast-check";
import { expect, test } from "vitest";
import { importedPhrases } from "../../../src/core/tuning/imported-phrases.ts";

test("phrases come from Rasa's NLU, without its marks, each with its line", () => {
  const rasa = `version: "3.1"
nlu:
- intent: repair
  examples: |
    - 廚房水龍頭漏水
    - [浴室](place)的燈[不亮]{"entity": "fault", "role": "x"}了
    no dash

- synonym: tap
  examples: |
    - faucet
- intent: greet
  examples:
  - text: |
      hello there
    metadata: { sentiment: good }
  - hi
- intent: empty
`;
  expect(importedPhrases("rasa", rasa)).toEqual([
    { intent: "repair", text: "廚房水龍頭漏水", sheet: null, line: 5 },
    { intent: "repair", text: "浴室的燈不亮了", sheet: null, line: 6 },
    { sheet: null, line: 7, why: "no-dash", about: "" },
    { intent: "greet", text: "hello there", sheet: null, line: 14 },
    { intent: "greet", text: "hi", sheet: null, line: 17 },
    { sheet: null, line: 18, why: "no-examples", about: "empty" },
  ]);
});

test("phrases come from CSV, quoted or not", () => {
  const csv = `\uFEFFintent,text\r\nrepair,燈壞了\r\nrepair,"他說 ""快點"", 我等"\r\n\r\nthanks,"two\nlines"\r\n`;
  expect(importedPhrases("csv", csv)).toEqual([
    { intent: "repair", text: "燈壞了", sheet: null, line: 2 },
    { intent: "repair", text: '他說 "快點", 我等', sheet: null, line: 3 },
    { intent: "thanks", text: "two\nlines", sheet: null, line: 5 },
  ]);
});

test("columns stand where the first row says, in either language, with notes beside them", () => {
  const csv = "備註,說法,意思\n夜班,燈壞了,報修\n";
  expect(importedPhrases("csv", csv)).toEqual([
    { intent: "報修", text: "燈壞了", sheet: null, line: 2 },
  ]);
});

test.each([
  ["csv", "repair\n", 1, "fields", "1"],
  ["csv", "repair,\n", 1, "no-text", ""],
  ["csv", ",燈\n", 1, "no-intent", ""],
  ["csv", 'a,b\nrepair,"燈', 2, "open-quote", ""],
  ["csv", "a,\u0007\n", 1, "unseen", "U+0007"],
  ["csv", `a,${"漏".repeat(401)}\n`, 1, "too-long", "401"],
  ["rasa", "nlu: none\n", 1, "no-nlu", ""],
  ["rasa", "a: 1\nnlu: [\n", 3, "broken", expect.any(String)],
] as const)("of %s, %j is told by line", (kind, text, line, why, about) => {
  const problems = importedPhrases(kind, text).filter((one) => "why" in one);
  expect(problems).toEqual([{ sheet: null, line, why, about }]);
});

test("no text makes reading throw", () => {
  fc.assert(
    fc.property(fc.constantFrom("csv", "rasa"), fc.string({ unit: "binary" }), (kind, text) => {
      importedPhrases(kind, text);
      importedPhrases(kind, `nlu:\n- intent: x\n  examples: ${text}`);
    }),
  );
});

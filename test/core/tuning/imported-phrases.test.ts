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
  expect(importedPhrases("nlu.yml", rasa)).toEqual({
    phrases: [
      { intent: "repair", text: "廚房水龍頭漏水", line: 5 },
      { intent: "repair", text: "浴室的燈不亮了", line: 6 },
      { intent: "greet", text: "hello there", line: 14 },
      { intent: "greet", text: "hi", line: 17 },
    ],
    problems: [
      { line: 7, reason: 'an example begins with "- "' },
      { line: 18, reason: '"empty" has no examples' },
    ],
  });
});

test("phrases come from CSV, quoted or not", () => {
  const csv = `\uFEFFintent,text\r\nrepair,燈壞了\r\nrepair,"他說 ""快點"", 我等"\r\n\r\nthanks,"two\nlines"\r\n`;
  expect(importedPhrases("phrases.csv", csv)).toEqual({
    phrases: [
      { intent: "repair", text: "燈壞了", line: 2 },
      { intent: "repair", text: '他說 "快點", 我等', line: 3 },
      { intent: "thanks", text: "two\nlines", line: 5 },
    ],
    problems: [],
  });
});

test.each([
  ["a.csv", "repair\n", { line: 1, reason: "there are 1 fields, not intent,text" }],
  ["a.csv", "repair,\n", { line: 1, reason: "the phrase is empty" }],
  ["a.csv", ",燈\n", { line: 1, reason: "the intent is missing" }],
  ["a.csv", 'a,b\nrepair,"燈', { line: 2, reason: "a quote is never closed" }],
  ["a.csv", "a,\u0007\n", { line: 1, reason: "there is an invisible character (U+0007)" }],
  [
    "a.csv",
    `a,${"漏".repeat(401)}\n`,
    { line: 1, reason: "the phrase has 401 characters, more than 400" },
  ],
  ["a.yml", "nlu: none\n", { line: 1, reason: "there is no list nlu:" }],
  ["a.yml", "a: 1\nnlu: [\n", { line: 3, reason: expect.any(String) }],
])("of %s, %j is told by line", (path, text, problem) => {
  expect(importedPhrases(path, text).problems).toEqual([problem]);
});

test("no text makes reading throw", () => {
  fc.assert(
    fc.property(fc.constantFrom("a.csv", "a.yml"), fc.string({ unit: "binary" }), (path, text) => {
      importedPhrases(path, text);
      importedPhrases(path, `nlu:\n- intent: x\n  examples: ${text}`);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { applyOperations } from "../../../src/core/tuning/apply-operations.ts";
import { operationsBetween } from "../../../src/core/tuning/operations-between.ts";

const PATH = "intents/a.yml";
const file = (value: unknown) => ({ path: PATH, text: stringify(value) });

describe("the operations between two states of files", () => {
  test("are of phrases, one by one, and of values", () => {
    const was = file({ intent: "a", phrases: { zh: ["一", "二"], en: ["x"] }, offer: 1 });
    const is = file({ intent: "a", phrases: { zh: ["三", "一"], en: ["x"] }, family: "social" });
    const at = ["phrases", "zh"];
    expect(operationsBetween([was], [is, { path: "intents/b.yml", text: "intent: b\n" }])).toEqual([
      { kind: "unset", file: PATH, at: ["offer"], base: 1 },
      { kind: "remove", file: PATH, at, text: "二" },
      { kind: "add", file: PATH, at, text: "三" },
      { kind: "set", file: PATH, at: ["family"], value: "social", base: null },
      { kind: "create", file: "intents/b.yml", value: { intent: "b" } },
    ]);
  });

  test("done to the first make it say what the second says", () => {
    const key = fc.constantFrom("a", "b", "c");
    const word = fc.constantFrom("一", "two", "3", "null", "- x");
    const { value } = fc.letrec<{ value: unknown; group: Record<string, unknown> }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, word, fc.integer(), fc.array(word), tie("group")),
      group: fc.dictionary(key, tie("value"), { noNullPrototype: true }),
    }));
    const group = fc.dictionary(key, value, { noNullPrototype: true });
    fc.assert(
      fc.property(group, group, (one, other) => {
        const operations = operationsBetween([file(one)], [file(other)]);
        const { files, conflicts } = applyOperations([file(one)], operations);
        expect(conflicts).toEqual([]);
        expect(ordered(parse(files[0]?.text ?? ""))).toEqual(ordered(other));
      }),
    );
  });
});

/** The order of texts in a list counts for nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isSet =
      value.every((one) => typeof one === "string") && new Set(value).size === value.length;
    return isSet ? value.toSorted() : value;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ordered(one)]));
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import { formatProblem } from "../../../src/core/content/check/problem.ts";
import { FEATURES } from "../../../src/features.ts";
import { SMALL_CONTENT, withFile } from "./small-content.ts";

const PATHS = SMALL_CONTENT.map(({ path }) => path);

/** Problems of the small content with one file replaced, each at a line that the file has. */
function problemsWith(path: string, text: string): readonly string[] {
  const { problems } = checkContent(withFile(path, text), { ...FEATURES.names, phrases: [] });
  const lines = text.split("\n").length;
  for (const { file, line, column } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    if (file === path) expect(line).toBeLessThanOrEqual(lines);
  }
  return problems.map(formatProblem);
}

test("whatever stands in a file, it is read or its problems are told", () => {
  const noise = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        ...Array.from("-:?[]{},#&*!|>'\"%@`\\\n\t ~"),
        "- ",
        ": ",
        "\n  ",
        "\r\n",
        "---\n",
        "zh: ",
        "en: ",
        "phrases:\n",
        "intent: ",
        "__proto__: ",
        "<<: ",
        "&a ",
        "*a ",
        "!!binary ",
        "{you}",
        "您好",
        "\0",
        "\uFEFF",
        "\uD800",
      ),
      maxLength: 60,
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), noise, (path, text) => {
      problemsWith(path, text);
    }),
    { numRuns: 120 },
  );
});

test("whatever is typed into a good file, it is read or its problems are told", () => {
  const typed = fc.string({
    unit: fc.constantFrom(...Array.from("-:[]{}#&*!|>'\"\\\n\t "), "0", "你", "好", "  "),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...SMALL_CONTENT),
      fc.nat(),
      fc.nat(9),
      typed,
      (file, at, gone, more) => {
        const start = at % (file.text.length + 1);
        problemsWith(file.path, file.text.slice(0, start) + more + file.text.slice(start + gone));
      },
    ),
    { numRuns: 120 },
  );
});

test("whatever data a file holds, it fits or its problems are told", () => {
  const keys = fc.constantFrom(
    "zh",
    "en",
    "phrases",
    "intent",
    "rules",
    "__proto__",
    "constructor",
    "a",
  );
  const { data } = fc.letrec<{ data: unknown }>((tie) => ({
    data: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 12, 1.5, "", "home", "{you}", "[{due}]", "你"),
      fc.array(tie("data"), { maxLength: 3 }),
      fc.array(fc.tuple(keys, tie("data")), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    ),
  }));
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), data, (path, value) => {
      problemsWith(path, written(value));
    }),
    { numRuns: 120 },
  );
});

test("a megabyte of phrases is read", () => {
  const phrases = Array.from({ length: 30_000 }, (_, n) => `    - the tap number ${n} leaks\n`);
  const text = `intent: repair\ndescription: Many.\nphrases:\n  zh: [壞了]\n  en:\n${phrases.join("")}`;
  expect(text.length).toBeGreaterThan(900_000);
  expect(problemsWith("intents/repair.yml", text)).toEqual([]);
});

/** JSON, which YAML reads as well; maps keep their keys whatever they are called. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  const pairs = [...value].map(([key, member]) => `${JSON.stringify(key)}: ${written(member)}`);
  return `{${pairs.join(", ")}}`;
}

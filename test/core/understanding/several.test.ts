import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { normalise } from "../../../src/core/text/normalise.ts";
import { clausesOf } from "../../../src/core/understanding/moves/clauses.ts";
import { productContent } from "../../product-content.ts";
import { residentsMessages } from "./residents-messages.ts";

const { understanding } = await productContent();
const interpret = (text: string) => understanding.interpret(text, "TW");

function rowsOf<T>(name: string, row: z.ZodType<T>): readonly T[] {
  return readFileSync(new URL(`messages/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => row.parse(JSON.parse(line)));
}

/** ‖ stands where one matter ends and the next begins. */
const severalRow = z.strictObject({
  text: z.string(),
  intents: z.array(z.string()).min(2),
  script: z.enum(["hant", "hans", "en", "mix"]),
});
const several = rowsOf("several", severalRow).map(({ text, intents }) => ({
  text: text.replaceAll("‖", ""),
  parts: text.split("‖").map(letters),
  intents,
  read: interpret(text.replaceAll("‖", "")).matters,
}));
const oneStory = rowsOf("one-story", z.strictObject({ text: z.string() }));
const single = [...residentsMessages, ...oneStory].map(({ text }) => ({
  text,
  matters: interpret(text).matters.map((matter) => matter.text),
}));

function letters(text: string): string {
  return normalise(text).replace(/[^\p{L}]/gu, "");
}

describe("several matters in one message", () => {
  test("are told apart, each with its own words", () => {
    expect(several.length).toBeGreaterThanOrEqual(120);
    const isRight = ({ parts, read }: (typeof several)[number]): boolean =>
      read.length === parts.length &&
      read.every(({ text }, n) =>
        clausesOf(text).every((clause) => parts[n]?.includes(letters(clause.text))),
      );
    expect(several.filter(isRight).length / several.length).toBeGreaterThanOrEqual(0.9);
  });

  test("are each understood", () => {
    const isRight = ({ intents, read }: (typeof several)[number]): boolean =>
      read.map(({ match }) => match.intent).join() === intents.join();
    expect(several.filter(isRight).length / several.length).toBeGreaterThan(0.87);
  });

  test("are hardly ever seen in one matter", () => {
    const split = single.filter(({ matters }) => matters.length > 0);
    expect(split.length / single.length).toBeLessThan(0.005);
  });

  test("share who and where, not place and time", () => {
    const { entities, matters } = interpret(
      "廚房水龍頭漏水，我是A棟1203的王太太，電話0912345678，另外想問這個月管理費多少",
    );
    expect(entities.place?.words).toBe("廚房");
    expect(matters.map((matter) => matter.entities)).toEqual([
      { ...entities, when: null },
      { ...entities, place: null },
    ]);
  });

  test("leave the match that of the whole message", () => {
    const text = "廚房水龍頭漏水，另外想問這個月管理費多少";
    const { match, matters } = interpret(text);
    expect(matters.map((matter) => matter.match.intent)).toEqual(["repair", "fee-inquiry"]);
    expect(matters).not.toContainEqual(expect.objectContaining({ match }));
  });

  test("danger in any of them counts", () => {
    expect(interpret("另外想問這個月管理費多少，還有大廳有人昏倒了").danger).not.toBeNull();
    for (const [text, danger] of [
      ["訪客要登記嗎。電梯裡有人被困", "trapped"],
      ["管理費幾號繳？廚房著火了", "fire"],
      ["请问停车费多少。我家煤气泄漏", "gas"],
      ["When is the fee due? Wait. My kitchen is on fire", "fire"],
    ] as const) {
      const { dangerLikely, ...read } = interpret(text);
      expect([read.danger, dangerLikely], text).toEqual([danger, 1]);
    }
  });

  test.each([
    ["1. 燈壞了 2. 要停車證", ["燈壞了", "要停車證"], ["announced", "announced"]],
    ["冷氣壞了還有停車位怎麼租", ["冷氣壞了", "停車位怎麼租"], ["announced", "joined"]],
    ["水費是2.30元嗎", ["水費是2.30元嗎"], ["announced"]],
    ["家裡還有小孩，熱水壞了", ["家裡還有小孩", "熱水壞了"], ["announced", "comma"]],
    ["It opens at 9. Thanks", ["It opens at 9", "Thanks"], ["announced", "sentence"]],
    ["A。另外，順便問一下 B", ["A", "問一下 B"], ["announced", "announced"]],
  ])("%s", (text, parts, passages) => {
    expect(clausesOf(text).map((clause) => clause.text)).toEqual(parts);
    expect(clausesOf(text).map((clause) => clause.boundary)).toEqual(passages);
  });

  test("take any text, and no time worth a word over a long one", () => {
    for (const text of [
      "",
      "，，，",
      "1.",
      "1. 2. 3.",
      "另外",
      "。另外。另外",
      "1)\n2)",
      "，".repeat(2_000),
    ])
      expect(interpret(text).matters).toEqual([]);
    expect(clausesOf("漏水，".repeat(600))).toHaveLength(12);
  });
});

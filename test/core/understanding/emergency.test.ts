import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DANGERS } from "../../../src/core/records/danger.ts";
import { foldScript } from "../../../src/core/text/normalise.ts";
import { createDangerRules } from "../../../src/core/understanding/dangers/danger-rules.ts";
import { emergencyRules, phrases } from "./product-rules.ts";

const messages = z
  .strictObject({
    dangers: z.record(z.enum(DANGERS), z.array(z.string())),
    harmless: z.array(z.string()),
  })
  .parse(parse(readFileSync(new URL("emergencies.yml", import.meta.url), "utf8")));
const shipped = createDangerRules(emergencyRules);
const read = (text: string) => shipped.read(text);
const dangers = DANGERS.flatMap((danger) =>
  messages.dangers[danger].map((text) => ({ danger, text })),
);

describe("the shipped rules", () => {
  test("are held against enough messages", () => {
    expect(dangers.length).toBeGreaterThanOrEqual(150);
    expect(messages.harmless.length).toBeGreaterThanOrEqual(250);
  });

  test("miss no danger of the test set", () => {
    expect(dangers.filter(({ text }) => read(text) === null)).toEqual([]);
  });

  test("name the right danger", () => {
    const wrong = dangers.filter(({ danger, text }) => read(text) !== danger);
    // "exposed wires sparking" is fire as much as shock.
    expect(wrong.length).toBeLessThanOrEqual(2);
  });

  test("raise no false alarm on the test set", () => {
    expect(messages.harmless.filter((text) => read(text) !== null)).toEqual([]);
  });

  test("say the same of both scripts", () => {
    for (const { text } of dangers) expect(read(foldScript(text)), text).toBe(read(text));
  });

  test("find next to none among the phrases of other intents", () => {
    const others = phrases.filter(({ intent }) => intent !== "emergency");
    const found = others.filter(({ text }) => read(text) !== null);
    expect(found.length / others.length).toBeLessThan(0.005);
  });
});

describe("a sentence about another time", () => {
  test.each([
    "昨天電梯困人，後來怎麼樣了",
    "如果聞到瓦斯味該怎麼辦",
    "the lift was stuck yesterday",
    "what should I do if there is a fire",
  ])("is no danger: %s", (text) => {
    expect(read(text)).toBeNull();
  });

  test("does not hide the one beside it that is about now", () => {
    expect(read("上次修得很好。但是現在廚房著火了！")).toBe("fire");
    expect(read("昨天就有瓦斯味，現在更濃了")).toBe("gas");
    expect(read("我有繳瓦斯費，可是家裡瓦斯味很重")).toBe("gas");
    expect(read("失火了，這不是演習")).toBe("fire");
  });
});

test("rules match Chinese within words and Latin as whole words", () => {
  const small = createDangerRules({
    harmless: ["gas bill"],
    elsewhen: ["昨天"],
    now: ["現在"],
    denials: ["沒有漏"],
    signs: { gas: ["🔥"] },
    rules: [
      {
        danger: "gas",
        all: [
          ["gas", "瓦斯"],
          ["leak*", "味"],
        ],
        unless: ["no smell"],
      },
    ],
  });
  expect(small.read("GAS is leaking")).toBe("gas");
  expect(small.read("有瓦斯的味道")).toBe("gas");
  expect(small.read("gasket leaks")).toBeNull();
  expect(small.read("gas bill leaked to the neighbours")).toBeNull();
  expect(small.read("gas leak, no smell")).toBeNull();
  expect(small.read("瓦斯。味")).toBeNull();
  expect(small.denies("沒有漏，只是點不著")).toBe(true);
  expect(small.read("🔥🔥")).toBe("gas");
  expect(small.read("今天好熱🔥")).toBeNull();
});

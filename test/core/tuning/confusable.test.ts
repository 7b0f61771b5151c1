import { expect, it } from "vitest";
import { confusableIn } from "../../../src/core/tuning/confusable.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";

const NOTHING = { examples: [], moves: [], followUps: [], situations: [], questions: [] };

it("finds phrases that are much alike and mean different things", () => {
  const phrases = [
    { text: "請問搬家押金什麼時候退", intent: "moving-pass" },
    { text: "搬家押金什么时候退", intent: "fee-payment" },
    { text: "押金退了嗎", intent: "fee-payment" },
    { text: "水龍頭滴水", intent: "repair" },
    { text: "水龍頭一直滴水", intent: "repair" },
  ];
  const model = trainModel({ ...NOTHING, phrases });
  const confusableWith = confusableIn(model);
  const found = model.phrases.map((_, position) => confusableWith(position));
  expect(found.map((one) => one?.other.text ?? null)).toEqual([
    "搬家押金什么时候退",
    "請問搬家押金什麼時候退",
    null,
    null,
    null,
  ]);
  expect(found[0]?.likeness).toBeGreaterThan(0.75);
  expect(confusableWith(phrases.length)).toBeNull();
});

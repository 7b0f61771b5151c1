import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  sparseProbabilities,
  trainSparseSoftmax,
} from "../../../src/core/understanding/model/sparse-softmax.ts";
import { fitVectorSpace, vectorOf } from "../../../src/core/understanding/model/vector-space.ts";
import { productContent } from "../../product-content.ts";

const { understanding, situations, model } = await productContent();
const likeliest = (text: string): string | undefined =>
  understanding.interpret(text, "TW").situations[0]?.of;

describe("situations", () => {
  test("are told by the words that they were learnt from", () => {
    const some = model.situations.filter(
      ({ situation }, n) => situation !== null && n % 7 === 0 && situations.has(situation),
    );
    expect(some.length).toBeGreaterThan(1_500);
    const own = some.filter(({ text, situation }) => likeliest(text) === situation);
    expect(own.length / some.length).toBeGreaterThan(0.9);
  });

  test("of ordinary matters none is plain", () => {
    for (const text of ["廚房水龍頭一直滴水", "這個月管理費多少", "I'd like to book the gym"]) {
      const [best] = understanding.interpret(text, "TW").situations;
      expect(best?.share ?? 0, text).toBeLessThan(0.2);
    }
  });
});

describe("a softmax of many classes", () => {
  const texts = ["火 燒 鍋", "火 鍋 油", "水 管 爆", "水 漏 管", "電 梯 卡", "電 梯 停"];
  const classOf = Int32Array.from([0, 0, 1, 1, 2, 2]);
  const { space, rows } = fitVectorSpace(texts);
  const trained = trainSparseSoftmax(rows, classOf, 3, space.idf.length);

  test("tells what it was taught", () => {
    texts.forEach((text, n) => {
      const found = sparseProbabilities(trained, vectorOf(space, text));
      expect(found.indexOf(Math.max(...found))).toBe(classOf[n]);
    });
  });

  test("is finite and adds up to one over any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const found = [...sparseProbabilities(trained, vectorOf(space, text))];
        expect(found.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
      }),
    );
  });
});

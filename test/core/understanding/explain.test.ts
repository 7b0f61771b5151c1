import fc from "fast-check";
import { expect, test } from "vitest";
import { productContent } from "../../product-content.ts";
import { residentsMessages } from "./residents-messages.ts";

const { understanding } = await productContent();
const explain = (text: string) => understanding.explain(text, "TW");

test("says the same as what is acted on", () => {
  fc.assert(
    fc.property(fc.constantFrom(...residentsMessages), ({ text }) => {
      const { match } = understanding.interpret(text, "TW");
      const { intent, score, ranked, confidence, thresholds } = explain(text);
      expect({ intent, score, ranked, confidence }).toEqual({
        intent: match.intent,
        score: match.score,
        ranked: match.ranked,
        confidence: match.confidence,
      });
      if (match.decision === "act") expect(confidence).toBeGreaterThanOrEqual(thresholds.act);
    }),
    { numRuns: 50 },
  );
});

test("the parts stand in the text as it was compared", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...residentsMessages.map(({ text }) => text)), fc.string()),
      (text) => {
        const { compared, parts, signs } = explain(text);
        for (const part of parts) expect(compared).toContain(part);
        expect(signs.every(({ weight }) => weight > 0)).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

test("a homophone is explained by its sound", () => {
  const { signs } = explain("馬捅堵了");
  expect(signs).toContainEqual(expect.objectContaining({ sign: "ma ton", kind: "sound" }));
});

test("a misspelt word is shown as it was read", () => {
  expect(explain("my bathrooom is floooding with roachess").compared).toContain("bathroom");
});

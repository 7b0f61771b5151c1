import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean, foldScript, normalise, toReading } from "../../../src/core/text/normalise.ts";

const anyText = fc.string({ unit: "binary", maxLength: 60 });
const chinese = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)),
  maxLength: 30,
});

describe("normalising", () => {
  test("joins the two scripts, widths and capitals of one sentence", () => {
    expect(normalise("我家廁所漏水，ＡＢＣ１２")).toBe(normalise("我家厕所漏水，abc12"));
    expect(normalise("什麼")).toBe(normalise("什么"));
    expect(normalise("妳們的鐘")).toBe(normalise("你们的钟"));
    expect(normalise("  a \n b　c ")).toBe("a b c");
  });

  test("removes what nobody sees and repairs half characters", () => {
    expect(clean("a\u0000b\u200Bc\u202Ed")).toBe("abcd");
    expect(clean("第一行\n第二行")).toBe("第一行\n第二行");
    expect(clean("x\uD83Dy")).toBe("x\uFFFDy");
    expect(clean("👨‍👩‍👧")).toBe("👨‍👩‍👧");
  });

  test("done twice changes nothing", () => {
    fc.assert(fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)));
    fc.assert(fc.property(chinese, (text) => foldScript(foldScript(text)) === foldScript(text)));
  });

  test("gives well-formed text for any string", () => {
    const anyUnits = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((units) => String.fromCharCode(...units));
    fc.assert(fc.property(anyUnits, (text) => !/\p{Surrogate}/u.test(clean(text))));
  });

  test("keeps a reading's two forms in step", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, chinese), (text) => {
        const { plain, folded } = toReading(text);
        return plain.length === folded.length;
      }),
    );
  });
});

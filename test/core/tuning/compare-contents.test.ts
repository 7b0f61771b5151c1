import { describe, expect, test } from "vitest";
import { compileContent, readContent } from "../../../src/core/content/check/compile.ts";
import type { Content, ContentFile } from "../../../src/core/content/content.ts";
import { compareContents, losesProtected } from "../../../src/core/tuning/compare-contents.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { FEATURES } from "../../../src/features.ts";
import { changed, REQUIRED_PHRASES_FILE, SMALL_CONTENT } from "../content/small-content.ts";

function contentOf(files: readonly ContentFile[]): Content {
  const read = readContent([...files, REQUIRED_PHRASES_FILE], "1", FEATURES.names);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return compileContent(read.value, trainModel(read.value.lessons));
}

const CASES = { path: "intents/cases.yml", text: "cases:\n  repair: [馬桶一直冒泡, 水龍頭漏水]\n" };
const BUBBLES = { text: "馬桶一直冒泡", country: "TW" } as const;

describe("a draft beside what is in use", () => {
  const live = contentOf([...SMALL_CONTENT, CASES]);

  test("gains what it understands besides, among messages and among cases", () => {
    const more = changed("intents/repair.yml", "- 冷氣壞了", "- 冷氣壞了\n    - 馬桶一直冒泡");
    const comparison = compareContents(live, contentOf([...more, CASES]), [BUBBLES], []);
    const gained = {
      count: 1,
      samples: [
        {
          text: BUBBLES.text,
          was: { intent: null, decision: "ask" },
          is: { intent: "repair", decision: "act" },
        },
      ],
    };
    expect(comparison).toMatchObject({
      messages: 1,
      gained,
      lost: { count: 0 },
      changed: { count: 0 },
      cases: { tried: 2, gained, lost: { count: 0 }, unmet: { count: 0 } },
    });
    expect(losesProtected(comparison)).toBe(false);
  });

  test("loses what it understands no more, and a case or a danger among them is protected", () => {
    const less = changed("intents/repair.yml", "    - 水龍頭漏水\n", "");
    const leak = { text: "水龍頭漏水", country: "TW" } as const;
    const comparison = compareContents(live, contentOf([...less, CASES]), [leak], []);
    expect(comparison).toMatchObject({ lost: { count: 1 }, cases: { lost: { count: 1 } } });
    expect(losesProtected(comparison)).toBe(true);
    const calm: Content = {
      ...live,
      understanding: {
        ...live.understanding,
        interpret: (...said) => ({ ...live.understanding.interpret(...said), danger: null }),
      },
    };
    const dangers = live.model.examples.flatMap(({ text, danger }) => (danger ? [text] : []));
    const unseen = compareContents(live, calm, [], dangers);
    expect(unseen.dangers.tried).toBeGreaterThan(0);
    expect(unseen.dangers.lost.count).toBeGreaterThan(0);
    expect(losesProtected(unseen)).toBe(true);
  });
});

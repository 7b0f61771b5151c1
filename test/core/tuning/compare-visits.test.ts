import { describe, expect, test } from "vitest";
import type { Compiled } from "../../../src/core/content/check/compile.ts";
import { communitySchema, type Community } from "../../../src/core/records/community.ts";
import { compareVisit, type VisitPair } from "../../../src/core/tuning/compare-visits.ts";
import { FEATURES } from "../../../src/features.ts";
import { readSayingsFiles } from "../../../src/runtime/tuning/staged-visits.ts";
import { productContent } from "../../product-content.ts";

const live = await productContent();
const sayings = await readSayingsFiles();
const company = { zh: "物業", en: "Estates" };

/** What twenty simulated residents meet in a community of that country. */
function visitsIn(
  country: Community["country"],
  was: Compiled,
  is: Compiled,
): readonly VisitPair[] {
  const community = communitySchema.parse({ id: "main", country, company });
  const around = { community, features: FEATURES, announcements: [], burstMs: 0 };
  return Array.from({ length: 20 }, (_, n) =>
    compareVisit({
      n,
      sayings,
      was: { ...around, content: was },
      is: { ...around, content: is },
    }),
  );
}

/** The product, that takes no message with such a word for what it means. */
function deafTo(word: RegExp): Compiled {
  const { matcher } = live;
  const heard = (text: string) => (word.test(text) ? "嗯嗯哼" : text);
  return {
    ...live,
    matcher: {
      ...matcher,
      match: (text) => matcher.match(heard(text)),
      read: (text, matter) => matcher.read(heard(text), heard(matter)),
    },
  };
}

const served = (visits: readonly VisitPair[], of: keyof VisitPair): number =>
  visits.filter((one) => one[of].isServed).length;

describe("simulated residents", () => {
  test.each(["TW", "HK", "CN"] as const)("of %s mostly get what they came for", (country) => {
    const visits = visitsIn(country, live, live);
    expect(served(visits, "was")).toBeGreaterThan(12);
    for (const { was, is } of visits) {
      expect(is).toBe(was);
      expect(was.lines[0]?.by).toBe("resident");
      expect(was.lines.some(({ by }) => by === "desk")).toBe(true);
    }
  });

  test("get it no more with a draft that does not understand them, and say something else then", () => {
    const visits = visitsIn("TW", live, deafTo(/板|門鈴|蟑螂|光|燈|light/));
    expect(served(visits, "is")).toBeLessThan(served(visits, "was"));
    const [lost] = visits.filter(({ was, is }) => was.isServed && !is.isServed);
    expect(lost?.is.lines[0]).toEqual(lost?.was.lines[0]);
    expect(lost?.is.lines).not.toEqual(lost?.was.lines);
    // Whoever comes for something else is served as before.
    expect(visits.some(({ was, is }) => was === is)).toBe(true);
  });
});

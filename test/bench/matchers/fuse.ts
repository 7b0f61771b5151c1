import Fuse from "fuse.js";
import type { IntentPhrase } from "../../../src/core/understanding/interpretation.ts";
import type { MatcherKind } from "./matcher.ts";

const OUTSIDE = "out-of-scope";

/** The message as pattern over all phrases, with the options that served best: by tokens. */
export const fuse: MatcherKind = {
  name: "fuse.js",
  async build(phrases) {
    const search = new Fuse<IntentPhrase>([...phrases], {
      keys: ["text"],
      includeScore: true,
      ignoreLocation: true,
      threshold: 0.4,
      useTokenSearch: true,
      tokenize: tokens,
    });
    return {
      async guess(text) {
        const found = search.search(text, { limit: 10 });
        const ranked = [...new Set(found.map(({ item }) => item.intent))];
        const [best] = found;
        const likeness = best === undefined ? 0 : 1 - (best.score ?? 1);
        const isOutside = best?.item.intent === OUTSIDE;
        return {
          intent: best?.item.intent ?? null,
          inScope: isOutside ? -likeness : likeness,
          ranked,
          acts: null,
        };
      },
      async add(phrase) {
        search.add(phrase);
      },
    };
  },
};

/** Pairs of Han characters, and words of other scripts. */
function tokens(text: string): string[] {
  return [...text.matchAll(/\p{Script=Han}+|[\p{L}\p{M}\p{N}_]+/gu)].flatMap(([run]) => {
    if (!/^\p{Script=Han}/u.test(run)) return [run];
    const chars = [...run];
    return chars.length === 1 ? chars : chars.slice(1).map((char, n) => `${chars[n]}${char}`);
  });
}

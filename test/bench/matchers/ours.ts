import { plainUnderstanding } from "../../../src/core/understanding/create-understanding.ts";
import { createMatcher } from "../../../src/core/understanding/matcher.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import type { MatcherKind } from "./matcher.ts";

const OUTSIDE = "out-of-scope";

/** Without emergency rules and control words, which the others don't have. */
export const ours: MatcherKind = {
  name: "frontdesk",
  async build(phrases) {
    const model = trainModel({
      phrases,
      examples: [],
      moves: [],
      followUps: [],
      situations: [],
      questions: [],
    });
    let understanding = plainUnderstanding(createMatcher(model));
    return {
      async guess(text) {
        const { match } = understanding.interpret(text, "TW");
        const scoreOf = (isOutside: boolean): number =>
          match.ranked.find(({ intent }) => (intent === OUTSIDE) === isOutside)?.score ?? 0;
        return {
          intent: match.intent,
          inScope: scoreOf(false) - scoreOf(true),
          ranked: match.ranked.map(({ intent }) => intent),
          acts: match.decision === "act",
        };
      },
      async add(phrase) {
        understanding = plainUnderstanding(createMatcher(model, { added: [phrase], removed: [] }));
      },
    };
  },
};

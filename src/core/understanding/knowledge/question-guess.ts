import { likenesses } from "../matching/likeness.ts";
import { signsOf } from "../model/confidence.ts";
import { likelyBy } from "../model/logistic.ts";
import type { Learnt, LearntQuestions } from "../model/model.ts";
import { cosinesWith } from "../model/phrase-index.ts";
import { probabilities } from "../model/softmax.ts";
import { sparseProbabilities } from "../model/sparse-softmax.ts";
import { vectorOf } from "../model/vector-space.ts";

/** The likeliest question of a text, and what speaks for it. */
export interface QuestionGuess {
  readonly question: string;
  readonly signs: readonly number[];
}

/** What guessing needs of what was learnt. */
type Guessing = Pick<Learnt, "space" | "intents" | "softmax"> & {
  readonly knowledge: Omit<LearntQuestions, "weights">;
};

/** Surer than this nobody can be whether a text is a question. */
const SUREST = 8;
/** An intent that is out of the question says no more than one that is unlikely. */
const LEAST_SHARE = 0.02;
/** How likely a question is what it is about where no intent is. */
const OF_NO_INTENT = 0.15;

/** In the middle of a matter a question may be about another, and seldom is when it doesn't say so. */
const OF_ANOTHER_MATTER = 0.15;

/** Weights of the signs, believed until questions show otherwise: what those of a large set showed. */
export const BELIEVED: readonly number[] = [1, 0.4, 0.6, 0.4, 0.3];

/**
 * Guesses which question a normalised text asks. Five signs speak for it: that there is one at all;
 * how much it is like it, by the regression and the nearest ways of asking it; how far it leads; the
 * odds that it is any question; and how likely the text belongs to the intent that it is about.
 * Where a matter is at hand, what is about it goes before the rest.
 */
export function createQuestionGuess({
  space,
  intents,
  softmax,
  knowledge,
}: Guessing): (text: string, about?: string) => QuestionGuess | null {
  const { names, about, index, classOf } = knowledge;
  const cosines = cosinesWith(index);
  const intentOf = about.map((intent) => (intent === null ? -1 : intents.indexOf(intent)));
  return (text, matter) => {
    const vector = vectorOf(space, text);
    const near = likenesses(cosines(vector), classOf, names.length + 1);
    const [none = 1, ...likely] = sparseProbabilities(knowledge.softmax, vector);
    const known = Math.sqrt(vector.coverage);
    const any = 1 - none;
    const ranked = names
      .map((question, at) => {
        const likeness = Math.min(1, (near[at + 1]?.likeness ?? 0) * known);
        const fits = matter === undefined || about[at] === matter ? 1 : OF_ANOTHER_MATTER;
        const share = (likely[at] ?? 0) / (any || 1);
        return { question, at, score: fits * Math.sqrt(share * likeness) };
      })
      .sort((one, other) => other.score - one.score);
    const [best] = ranked;
    if (best === undefined || best.score === 0) return null;
    const intent = intentOf[best.at] ?? -1;
    const own = intent < 0 ? OF_NO_INTENT : (probabilities(softmax, vector)[intent] ?? 0);
    const share = matter !== undefined && about[best.at] === matter ? Math.max(own, 1 / 2) : own;
    const odds = Math.log((any + Number.EPSILON) / (none + Number.EPSILON));
    const signs = [
      ...signsOf(ranked),
      Math.max(-SUREST, Math.min(SUREST, odds)),
      Math.log(share + LEAST_SHARE),
    ];
    return { question: best.question, signs };
  };
}

/** 0 … 1: how likely a guess is right. */
export function confidenceOf({ weights }: LearntQuestions, { signs }: QuestionGuess): number {
  return likelyBy(weights, signs);
}

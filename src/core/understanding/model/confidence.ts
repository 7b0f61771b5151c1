import { learnWeights, likelyBy } from "./logistic.ts";

/** How scores tell how likely the best guess is right: the weights of a logistic regression. */
export interface Confidence {
  readonly bias: number;
  /** Of the logarithm of the best score. */
  readonly score: number;
  /** Of the logarithm of how many times the second it is. */
  readonly lead: number;
}

/** Of guesses, the best first. */
type Scores = readonly { readonly score: number }[];

/** A guess, and whether it was right. */
export interface Tried {
  readonly ranked: Scores;
  readonly right: boolean;
  /** How much it counts beside the others. */
  readonly weight: number;
}

/** Believed until phrases show otherwise: what those of a large set showed. */
const BEFORE: Confidence = { bias: 1.1, score: 1.2, lead: 1.4 };
/** A lead of twenty times says all there is to say, and a score below this nothing. */
const MOST_LEAD = 3;
const LEAST_SCORE = 1e-3;

/** 0 … 1: how likely the best of these is what was meant. */
export function confidenceIn(by: Confidence, ranked: Scores): number {
  return likelyBy(weightsOf(by), signsOf(ranked));
}

/** Learns from guesses how far scores can be trusted. */
export function learnConfidence(tried: readonly Tried[]): Confidence {
  const examples = tried.map(({ ranked, right, weight }) => ({
    signs: signsOf(ranked),
    right,
    weight,
  }));
  const [bias = 0, score = 0, lead = 0] = learnWeights(examples, weightsOf(BEFORE));
  return { bias, score, lead };
}

/** What scores say: 1 for the bias, how high the best is, and how far it leads. */
export function signsOf([best, second]: Scores): readonly [1, number, number] {
  const score = Math.max(best?.score ?? 0, LEAST_SCORE);
  const other = Math.max(second?.score ?? 0, LEAST_SCORE);
  return [1, Math.log(score), Math.min(MOST_LEAD, Math.log(score / other))];
}

const weightsOf = ({ bias, score, lead }: Confidence): readonly number[] => [bias, score, lead];

import { DANGERS } from "../../records/danger.ts";
import type { DangerGuess, Interpretation } from "../interpretation.ts";
import type { Compared } from "../matching/comparison.ts";
import { likenesses } from "../matching/likeness.ts";
import type { Model } from "../model/model.ts";
import { probabilities } from "../model/softmax.ts";
import { sparseProbabilities } from "../model/sparse-softmax.ts";

/** How much nearness weighs beside the odds: tried on messages by other hands. */
const NEARNESS = 2;
/** What resembles nothing on either side is as near to the one as to the other. */
const LEAST_LIKENESS = 0.03;
/** One message in so many tells of danger: all that is known of one that can't be read. */
const SELDOM = 50;

/**
 * How likely a message tells of danger: the odds of the regression, times how much nearer it is to
 * the examples of danger than to all else; as far as its words are known, and seldom for the rest.
 */
export function guessDanger(model: Model, compared: Compared): DangerGuess {
  const [harmless = 1, ...each] = probabilities(model.dangers, compared.vector);
  const near = likenesses(compared, model.dangerOf, DANGERS.length + 1);
  const [elsewhere = 0, ...inDanger] = near.map((found) => found?.likeness ?? 0);
  const nearest = Math.max(LEAST_LIKENESS, ...inDanger);
  const nearer = nearest / Math.max(LEAST_LIKENESS, elsewhere);
  const most = Math.max(...each);
  const inAll = each.reduce((sum, share) => sum + share, 0);
  const { coverage } = compared.vector;
  const read = Math.log((1 - harmless) / harmless) + NEARNESS * Math.log(nearer);
  const logOdds = coverage * clamp(read) - (1 - coverage) * Math.log(SELDOM);
  return {
    likely: 1 / (1 + Math.exp(-logOdds)),
    coverage,
    kindShare: most / (inAll || 1),
    danger: DANGERS[each.indexOf(most)] ?? "other",
  };
}

/** Surer than this nobody can be of a single message. */
const SUREST = 20;
const clamp = (logOdds: number): number => Math.max(-SUREST, Math.min(SUREST, logOdds));

/** Less likely ones are never the one that is told. */
const LEAST_LIKELY = 0.01;

/** The situations that a message may tell of, the likeliest first. */
export function guessSituations(model: Model, compared: Compared): Interpretation["situations"] {
  const { situationNames, situation } = model;
  const likely = sparseProbabilities(situation, compared.vector);
  return situationNames
    .flatMap((of, at) => {
      const share = likely[at + 1] ?? 0;
      return share < LEAST_LIKELY ? [] : [{ of, share }];
    })
    .sort((one, other) => other.share - one.share);
}

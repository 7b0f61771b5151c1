import type { Compared } from "../matching/comparison.ts";
import type { Interpretation } from "../interpretation.ts";
import type { Model } from "../model/model.ts";
import { sparseProbabilities } from "../model/sparse-softmax.ts";

/** Less likely ones are never the one that is told. */
const LEAST = 0.01;

/** The situations that a message may tell of, the likeliest first. */
export function guessSituations(model: Model, compared: Compared): Interpretation["situations"] {
  const { situationNames, situation } = model;
  const likely = sparseProbabilities(situation, compared.vector);
  return situationNames
    .flatMap((of, at) => {
      const share = likely[at + 1] ?? 0;
      return share < LEAST ? [] : [{ of, share }];
    })
    .sort((one, other) => other.share - one.share);
}

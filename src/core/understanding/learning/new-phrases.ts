import { hashedFeatures, lookUp } from "../model/feature-table.ts";
import type { IntentPhrase } from "../interpretation.ts";
import { bareForm } from "../model/model.ts";
import { normalise } from "../../text/normalise.ts";
import type { VectorSpace } from "../model/vector-space.ts";

/** Phrases that a model has not learnt yet: found by likeness alone, so they count at once. */
export interface NewPhrases {
  /** The one that says just this text (normalised), or null. */
  same(text: string): IntentPhrase | null;
  /** For each intent that has any, its nearest new phrase. */
  nearest(text: string): ReadonlyMap<string, { readonly phrase: string; readonly cosine: number }>;
}

/** Some 0.1 ms a phrase. */
export function newPhrases(space: VectorSpace, phrases: readonly IntentPhrase[]): NewPhrases {
  const known = phrases.map((phrase) => {
    const text = normalise(phrase.text);
    return { ...phrase, form: bareForm(text), weights: weightsOf(space, text) };
  });
  return {
    same(text) {
      const form = bareForm(text);
      return known.find((each) => each.form === form) ?? null;
    },
    nearest(text) {
      const found = new Map<string, { phrase: string; cosine: number }>();
      if (known.length === 0) return found;
      const weights = weightsOf(space, text);
      for (const phrase of known) {
        let cosine = 0;
        for (const [feature, weight] of weights)
          cosine += weight * (phrase.weights.get(feature) ?? 0);
        if (cosine > (found.get(phrase.intent)?.cosine ?? 0))
          found.set(phrase.intent, { phrase: phrase.text, cosine });
      }
      return found;
    },
  };
}

/** Features with their idf, of length 1 together; those that the space doesn't know included. */
function weightsOf(
  { table, idf, unseenIdf }: VectorSpace,
  text: string,
): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  let square = 0;
  for (const [feature, plain] of hashedFeatures(text)) {
    const weight = plain * (idf[lookUp(table, feature)] ?? unseenIdf);
    weights.set(feature, weight);
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (const [feature, weight] of weights) weights.set(feature, weight / length);
  return weights;
}

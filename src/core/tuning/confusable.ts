import { comparisonOf } from "../understanding/matching/comparison.ts";
import type { IntentPhrase } from "../understanding/interpretation.ts";
import type { Model } from "../understanding/model/model.ts";
import { normalise } from "../text/normalise.ts";

/** A phrase of one intent that is much like one of another: between them it is chance. */
export interface Confusable {
  readonly phrase: IntentPhrase;
  readonly other: IntentPhrase;
  /** 0 … 1. */
  readonly likeness: number;
}

/** Much the same words: what is less alike is told apart by what else stands there. */
const CONFUSABLE = 0.75;

/** Finds, for one phrase after the other, the likest of another intent, where it is much alike. */
export function confusableIn(model: Model): (position: number) => Confusable | null {
  const { phrases, intentOf } = model;
  const compare = comparisonOf(model);
  return (position) => {
    const phrase = phrases[position];
    if (phrase === undefined) return null;
    const { alike, cosines } = compare(normalise(phrase.text));
    let [nearest, likeness] = [-1, CONFUSABLE];
    alike.forEach((text, n) => {
      const cosine = cosines[n] ?? 0;
      const isOther = text < phrases.length && intentOf[text] !== intentOf[position];
      if (isOther && cosine > likeness) [nearest, likeness] = [text, cosine];
    });
    const other = phrases[nearest];
    return other === undefined ? null : { phrase, other, likeness: Math.min(1, likeness) };
  };
}

import type { Compared } from "../matching/comparison.ts";
import { FOLLOW_UPS, type FollowUp } from "../interpretation.ts";
import { likenesses } from "../matching/likeness.ts";
import type { Model } from "../model/model.ts";
import { probabilities, type Softmax } from "../model/softmax.ts";

/** A question that is answered beside the point costs less than one that isn't answered. */
const ASKED = 0.25;
/** Calling it off ends nothing: staff are told, and decide. */
const CALLED_OFF = 0.4;

/** What somebody in danger may ask or say once help was called, the likeliest first. */
export function guessFollowUps(model: Model, compared: Compared): readonly Guessed[] {
  return sharesOf(compared, model.followUp, model.followUpOf, FOLLOW_UPS)
    .filter(({ of, share }) => share >= (of === "all-clear" ? CALLED_OFF : ASKED))
    .sort((one, other) => other.share - one.share);
}

interface Share<T> {
  readonly of: T;
  /** 0 … 1; with that of what is none of them they add up to 1. */
  readonly share: number;
}
type Guessed = Share<FollowUp>;

/** The regression's probability of each class, times the likeness to the nearest lessons of it. */
function sharesOf<T>(
  compared: Compared,
  softmax: Softmax,
  classOf: Int32Array,
  classes: readonly T[],
): readonly Share<T>[] {
  const likely = probabilities(softmax, compared.vector);
  const near = likenesses(compared, classOf, classes.length + 1);
  const shares = Array.from(likely, (share, at) => share * (near[at]?.likeness ?? 0));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return classes.map((of, at) => ({ of, share: (shares[at + 1] ?? 0) / (all || 1) }));
}

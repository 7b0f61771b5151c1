import type { Compared } from "./compared.ts";
import { DIALOG_ACTS, FOLLOW_UPS, type DialogAct, type FollowUp } from "./interpretation.ts";
import { likenesses } from "./likeness.ts";
import type { Model } from "./model.ts";
import { probabilities, type Softmax } from "./softmax.ts";

/** Read off replies by another hand: what is less likely is taken for an answer, or for a matter. */
const LIKELY = 0.6;
/** A matter that was dropped by mistake has to be told anew. */
const SURE = 0.75;
/** A question that is answered beside the point costs less than one that isn't answered. */
const ASKED = 0.45;

/** What a reply does to the question under way, where it doesn't answer it. */
export function guessAct(model: Model, compared: Compared): DialogAct | null {
  const best = likeliest(compared, model.acts, model.actOf, DIALOG_ACTS);
  if (best === null) return null;
  return best.share >= (best.of === "cancel" ? SURE : LIKELY) ? best.of : null;
}

/** What somebody in danger asks or says once help was called. */
export function guessFollowUp(model: Model, compared: Compared): FollowUp | null {
  const best = likeliest(compared, model.followUp, model.followUpOf, FOLLOW_UPS);
  if (best === null) return null;
  return best.share >= (best.of === "all-clear" ? LIKELY : ASKED) ? best.of : null;
}

/**
 * The likeliest class: the regression's probability, times the likeness to the nearest lessons of
 * the same. Null when it is the one that stands for none of them.
 */
function likeliest<T>(
  compared: Compared,
  softmax: Softmax,
  classOf: Int32Array,
  classes: readonly T[],
): { readonly of: T; readonly share: number } | null {
  const likely = probabilities(softmax, compared.vector);
  const near = likenesses(compared, classOf, classes.length + 1);
  const shares = Array.from(likely, (share, at) => share * (near[at]?.likeness ?? 0));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const most = Math.max(...shares);
  const of = classes[shares.indexOf(most) - 1];
  return of === undefined || all === 0 ? null : { of, share: most / all };
}

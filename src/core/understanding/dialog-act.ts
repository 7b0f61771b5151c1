import type { Compared } from "./compared.ts";
import { DIALOG_ACTS, type DialogAct } from "./interpretation.ts";
import { likenesses } from "./likeness.ts";
import type { Model } from "./model.ts";
import { probabilities } from "./softmax.ts";

/** Read off replies by another hand: what is less likely is taken for an answer, or for a matter. */
const LIKELY = 0.6;
/** A matter that was dropped by mistake has to be told anew. */
const SURE = 0.75;

/**
 * What a reply does to the question under way, where it doesn't answer it: the regression's
 * probability, times the likeness to the nearest replies that do the same.
 */
export function guessAct(model: Model, compared: Compared): DialogAct | null {
  const likely = probabilities(model.acts, compared.vector);
  const near = likenesses(compared, model.actOf, DIALOG_ACTS.length + 1);
  const shares = Array.from(likely, (share, at) => share * (near[at]?.likeness ?? 0));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const most = Math.max(...shares);
  const act = DIALOG_ACTS[shares.indexOf(most) - 1];
  if (act === undefined || all === 0) return null;
  return most / all >= (act === "cancel" ? SURE : LIKELY) ? act : null;
}

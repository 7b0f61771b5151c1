import type { Compared } from "./compared.ts";
import { DANGERS, type DangerGuess } from "./interpretation.ts";
import type { Model } from "./model.ts";
import { probabilities } from "./softmax.ts";
import { likenesses } from "./likeness.ts";

/** How much nearness weighs beside the odds: tried on messages by other hands. */
const NEARNESS = 2;

/**
 * How likely a message tells of danger: the odds of the regression, times how much nearer it is to
 * the examples of danger than to all else.
 */
export function guessDanger(model: Model, compared: Compared): DangerGuess {
  const [harmless = 1, ...each] = probabilities(model.dangers, compared.vector);
  const near = likenesses(compared, model.dangerOf, DANGERS.length + 1);
  const [elsewhere, ...inDanger] = near.map((found) => found?.likeness ?? 0);
  const nearest = Math.max(0, ...inDanger);
  const nearer = nearest / ((elsewhere ?? 0) || Number.MIN_VALUE);
  const odds = ((1 - harmless) / (harmless || Number.MIN_VALUE)) * nearer ** NEARNESS;
  const most = Math.max(...each);
  return { likely: odds / (1 + odds), danger: DANGERS[each.indexOf(most)] ?? "other" };
}

import { setImmediate } from "node:timers/promises";
import { confusableIn, type Confusable } from "../../core/tuning/confusable.ts";
import type { Model } from "../../core/understanding/model/model.ts";

/** Each of some twenty thousand phrases is compared with all others: once, and others go before. */
let compared: { readonly model: Model; readonly found: Promise<readonly Confusable[]> } | null =
  null;
const AT_A_TIME = 20;

export function confusablesOf(model: Model): Promise<readonly Confusable[]> {
  if (compared?.model !== model) compared = { model, found: confusablesIn(model) };
  return compared.found;
}

async function confusablesIn(model: Model): Promise<readonly Confusable[]> {
  const confusableWith = confusableIn(model);
  const found: Confusable[] = [];
  for (const position of model.phrases.keys()) {
    const one = confusableWith(position);
    // Each pair is found from both sides.
    if (one && one.phrase.intent < one.other.intent) found.push(one);
    if (position % AT_A_TIME === 0) await setImmediate();
  }
  return found.sort((one, other) => other.likeness - one.likeness);
}

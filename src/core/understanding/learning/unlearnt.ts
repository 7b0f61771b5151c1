import type { IntentPhrase } from "../interpretation.ts";

/** How phrases differ from those that a model has learnt. */
export interface Unlearnt {
  readonly added: readonly IntentPhrase[];
  readonly removed: readonly IntentPhrase[];
}

/** By text, then by intent. */
export function inOrder(one: IntentPhrase, other: IntentPhrase): number {
  if (one === other) return 0;
  if (one.text !== other.text) return one.text < other.text ? -1 : 1;
  return one.intent === other.intent ? 0 : one.intent < other.intent ? -1 : 1;
}

/** Both in order. */
export function unlearnt(
  learnt: readonly IntentPhrase[],
  phrases: readonly IntentPhrase[],
): Unlearnt {
  return { added: without(phrases, learnt), removed: without(learnt, phrases) };
}

function without(phrases: readonly IntentPhrase[], others: readonly IntentPhrase[]) {
  let next = 0;
  return phrases.filter((phrase) => {
    let other = others[next];
    while (other !== undefined && inOrder(other, phrase) < 0) other = others[(next += 1)];
    return other === undefined || inOrder(other, phrase) > 0;
  });
}

import type { IntentPhrase } from "../interpretation.ts";

/** How phrases differ from those that a model has learnt. */
export interface Unlearnt {
  readonly added: readonly IntentPhrase[];
  readonly removed: readonly IntentPhrase[];
}

export function unlearnt(
  learnt: readonly IntentPhrase[],
  phrases: readonly IntentPhrase[],
): Unlearnt {
  return { added: without(phrases, learnt), removed: without(learnt, phrases) };
}

function without(phrases: readonly IntentPhrase[], others: readonly IntentPhrase[]) {
  const names = new Set(others.map(nameOf));
  return phrases.filter((phrase) => !names.has(nameOf(phrase)));
}

function nameOf({ intent, text }: IntentPhrase): string {
  return `${intent}\n${text}`;
}

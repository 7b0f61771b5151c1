import { featureNumbers, lookUp, type FeatureTable } from "./feature-table.ts";
import type { IntentPhrase } from "./interpretation.ts";
import { normalise } from "./normalise.ts";
import { indexPhrases, type PhraseIndex } from "./phrase-index.ts";
import { trainSoftmax, type Softmax } from "./softmax.ts";
import { wordsIn } from "./spelling.ts";
import { fitVectorSpace, type VectorSpace } from "./vector-space.ts";

/** Phrases, and what was learnt from them. The same phrases give the same model. */
export interface Model extends Learnt {
  readonly phrases: readonly IntentPhrase[];
}

/** Plain data in flat arrays, to be handed from one thread to another or kept in a file. */
export interface Learnt {
  /** In alphabetical order; their positions are the classes of {@link Learnt.softmax}. */
  readonly intents: readonly string[];
  /** The position of each phrase's intent. */
  readonly intentOf: Int32Array;
  readonly space: VectorSpace;
  readonly index: PhraseIndex;
  readonly softmax: Softmax;
  /** Numbers of the phrases' bare forms … */
  readonly forms: FeatureTable;
  /** … and the first phrase of each. */
  readonly phraseOf: Int32Array;
  /** Every Latin word that a phrase has. */
  readonly words: readonly string[];
}

export function trainModel(phrases: readonly IntentPhrase[]): Model {
  return { phrases, ...learn(phrases) };
}

/** Some three seconds for fifteen thousand phrases. */
export function learn(phrases: readonly IntentPhrase[]): Learnt {
  const intents = [...new Set(phrases.map(({ intent }) => intent))].sort();
  const positions = new Map(intents.map((intent, position) => [intent, position]));
  const intentOf = Int32Array.from(phrases, ({ intent }) => positions.get(intent) ?? 0);
  const texts = phrases.map(({ text }) => normalise(text));
  const { space, vectors } = fitVectorSpace(texts);
  const features = space.idf.length;
  const forms = featureNumbers();
  const phraseOf: number[] = [];
  texts.forEach((text, phrase) => {
    phraseOf[forms.numberOf(bareForm(text))] ??= phrase;
  });
  return {
    intents,
    intentOf,
    space,
    index: indexPhrases(vectors, features),
    softmax: trainSoftmax(vectors, intentOf, intents.length, features),
    forms: forms.table(),
    phraseOf: Int32Array.from(phraseOf),
    words: [...new Set(texts.flatMap(wordsIn))],
  };
}

/** The position of the phrase that says just this; -1 when none does. */
export function phraseThatIs({ forms, phraseOf, phrases }: Model, text: string): number {
  const form = bareForm(text);
  const at = phraseOf[lookUp(forms, form)] ?? -1;
  const phrase = phrases[at];
  // Two forms may share a number.
  return phrase !== undefined && bareForm(normalise(phrase.text)) === form ? at : -1;
}

/** Without punctuation, spaces and emoji: what makes two normalised texts the same. */
export function bareForm(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim() || text;
}

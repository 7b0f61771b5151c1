import { featureNumbers, lookUp, type FeatureTable } from "./feature-table.ts";
import { DANGERS, type DangerExample, type IntentPhrase } from "./interpretation.ts";
import { normalise } from "./normalise.ts";
import { indexPhrases, type PhraseIndex } from "./phrase-index.ts";
import { trainSoftmax, type Softmax } from "./softmax.ts";
import { wordsIn } from "./spelling.ts";
import { fitVectorSpace, type VectorSpace } from "./vector-space.ts";

/** What residents say, by what they mean. */
export interface Lessons {
  readonly phrases: readonly IntentPhrase[];
  /** Of danger, and of what only sounds like it; phrases without an example are no danger. */
  readonly examples: readonly DangerExample[];
}

/** Lessons, and what was learnt from them. The same lessons give the same model. */
export interface Model extends Lessons, Learnt {}

/** Plain data in flat arrays, to be handed from one thread to another or kept in a file. */
export interface Learnt {
  /** In alphabetical order; their positions are the classes of {@link Learnt.softmax}. */
  readonly intents: readonly string[];
  /** The position of each phrase's intent. */
  readonly intentOf: Int32Array;
  readonly space: VectorSpace;
  /** All phrases, then all examples. */
  readonly index: PhraseIndex;
  readonly softmax: Softmax;
  /** Class 0 is no danger, the others are {@link DANGERS} in their order … */
  readonly dangers: Softmax;
  /** … which the texts of {@link Learnt.index} are of. */
  readonly dangerOf: Int32Array;
  /** Numbers of the phrases' bare forms … */
  readonly forms: FeatureTable;
  /** … and the first phrase of each. */
  readonly phraseOf: Int32Array;
  /** Every Latin word that a phrase or an example has. */
  readonly words: readonly string[];
}

export function trainModel(lessons: Lessons): Model {
  return { ...lessons, ...learn(lessons) };
}

/** Some three seconds for fifteen thousand phrases. */
export function learn({ phrases, examples }: Lessons): Learnt {
  const intents = [...new Set(phrases.map(({ intent }) => intent))].sort();
  const positions = new Map(intents.map((intent, position) => [intent, position]));
  const intentOf = Int32Array.from(phrases, ({ intent }) => positions.get(intent) ?? 0);
  const texts = phrases.map(({ text }) => normalise(text));
  const all = [...texts, ...examples.map(({ text }) => normalise(text))];
  const { space, vectors } = fitVectorSpace(all);
  const dangerOf = classesOfDanger(phrases, examples);
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
    softmax: trainSoftmax(vectors.slice(0, phrases.length), intentOf, intents.length, features),
    dangers: trainSoftmax(
      examples.length === 0 ? [] : vectors,
      dangerOf,
      DANGERS.length + 1,
      examples.length === 0 ? 0 : features,
    ),
    dangerOf,
    forms: forms.table(),
    phraseOf: Int32Array.from(phraseOf),
    words: [...new Set(all.flatMap(wordsIn))],
  };
}

/** A phrase that is an example as well is of that danger in both places. */
function classesOfDanger(
  phrases: readonly IntentPhrase[],
  examples: readonly DangerExample[],
): Int32Array {
  const classOf = ({ danger }: DangerExample): number =>
    danger === null ? 0 : DANGERS.indexOf(danger) + 1;
  const byText = new Map(examples.map((example) => [example.text, classOf(example)]));
  return Int32Array.from([
    ...phrases.map(({ text }) => byText.get(text) ?? 0),
    ...examples.map(classOf),
  ]);
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

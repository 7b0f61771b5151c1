import { learnConfidence, type Confidence } from "./confidence.ts";
import { featureNumbers } from "./feature-table.ts";
import { DANGERS, type DangerExample, type IntentPhrase } from "./interpretation.ts";
import { createMatcher, OUT_OF_SCOPE } from "./matcher.ts";
import { bareForm, type Learnt, type Lessons, type Model } from "./model.ts";
import { normalise } from "./normalise.ts";
import { indexPhrases } from "./phrase-index.ts";
import { trainSoftmax } from "./softmax.ts";
import { wordsIn } from "./spelling.ts";
import { fitVectorSpace } from "./vector-space.ts";

export function trainModel(lessons: Lessons): Model {
  return { ...lessons, ...learn(lessons) };
}

/** Some five seconds for fifteen thousand phrases. */
export function learn(lessons: Lessons): Learnt {
  return { ...fit(lessons), confidence: confidenceBy(lessons.phrases) };
}

type Fitted = Omit<Learnt, "confidence">;

function fit({ phrases, examples }: Lessons): Fitted {
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

/** One phrase in so many is held out, to be guessed … */
const FOLDS = 5;
/** … and one intent in so many is left out whole: its phrases mean nothing that is known. */
const LEFT_OUT = 8;
/** The share of messages that mean something which no intent has. */
const UNKNOWN_SHARE = 0.05;
/** More of each tell nothing more, and cost a millisecond a guess. */
const MOST_TRIED = 1_000;

/**
 * How far scores can be trusted, by guessing phrases that were not learnt: some of every intent,
 * and some of intents that are not there, for which no guess is right.
 */
function confidenceBy(phrases: readonly IntentPhrase[]): Confidence {
  const intents = [...new Set(phrases.map(({ intent }) => intent))].sort();
  const absent = new Set(
    intents.filter((intent, at) => at % LEFT_OUT === LEFT_OUT - 1 && intent !== OUT_OF_SCOPE),
  );
  const isHeld = (_: IntentPhrase, at: number): boolean => at % FOLDS === 0;
  const held = phrases.filter(isHeld);
  const kept = phrases.filter(({ intent }, at) => !absent.has(intent) && at % FOLDS !== 0);
  const matcher = createMatcher({
    phrases: kept,
    examples: [],
    ...fit({ phrases: kept, examples: [] }),
    confidence: learnConfidence([]),
  });
  const guess = (of: readonly IntentPhrase[]) =>
    some(of).map(({ text, intent }) => ({ ranked: matcher.match(text).ranked, intent }));
  const known = guess(held.filter(({ intent }) => !absent.has(intent)));
  const unknown = guess(held.filter(({ intent }) => absent.has(intent)));
  const unknownWeight =
    (known.length * UNKNOWN_SHARE) / (1 - UNKNOWN_SHARE) / Math.max(1, unknown.length);
  return learnConfidence([
    ...known.map(({ ranked, intent }) => ({
      ranked,
      right: ranked[0]?.intent === intent,
      weight: 1,
    })),
    ...unknown.map(({ ranked }) => ({ ranked, right: false, weight: unknownWeight })),
  ]);
}

/** Evenly from the whole. */
function some<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, all.length / MOST_TRIED);
  return Array.from(
    { length: Math.min(all.length, MOST_TRIED) },
    (_, n) => all[Math.floor(n * step)],
  ).filter((one) => one !== undefined);
}

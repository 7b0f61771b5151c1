import { DANGERS } from "../../records/danger.ts";
import { normalise } from "../../text/normalise.ts";
import { FOLLOW_UPS, type DangerExample, type IntentPhrase } from "../interpretation.ts";
import { fitQuestions, type FittedQuestions } from "./fit-questions.ts";
import { featureTable, hashOf, textFeatures } from "../model/feature-table.ts";
import { bareForm, type Learnt, type Lessons, type MoveModel } from "../model/model.ts";
import { indexPhrases } from "../model/phrase-index.ts";
import { trainSoftmax, type Softmax } from "../model/softmax.ts";
import { trainSparseSoftmax } from "../model/sparse-softmax.ts";
import { trainMoves } from "../moves/move-model.ts";
import { wordsIn } from "../model/spelling.ts";
import { fitVectorSpace, rowsBetween } from "../model/vector-space.ts";

/** What is learnt but for how far it can be trusted. */
export type Fitted = Omit<Learnt, "confidence" | "knowledge"> & {
  readonly knowledge: FittedQuestions;
};

/**
 * @param featuresOf a normalised text; may remember them
 * @param move what was learnt of the same moves before
 */
export function fit(
  lessons: Lessons,
  featuresOf: typeof textFeatures = textFeatures,
  move: MoveModel | null = null,
): Fitted {
  const { phrases, examples, moves, followUps, situations, questions } = lessons;
  const intents = [...new Set(phrases.map(({ intent }) => intent))].sort();
  const positions = new Map(intents.map((intent, position) => [intent, position]));
  const intentOf = Int32Array.from(phrases, ({ intent }) => positions.get(intent) ?? 0);
  const texts = phrases.map(({ text }) => normalise(text));
  const others = [...examples, ...followUps, ...situations, ...questions].map(({ text }) =>
    normalise(text),
  );
  const all = [...texts, ...others];
  const leading = all.length - situations.length - questions.length;
  const { space, rows, led } = fitVectorSpace(all, leading, featuresOf);
  const dangerOf = classesOfDanger(phrases, examples);
  const followUpOf = classesOfFollowUp(lessons);
  const situationNames = [
    ...new Set(situations.flatMap(({ situation }) => situation ?? [])),
  ].sort();
  const features = space.idf.length;
  const train = (classOf: Int32Array, classes: number, lessons: number): Softmax =>
    lessons === 0
      ? trainSoftmax(rows, new Int32Array(), classes, 0)
      : trainSoftmax(rows, classOf, classes, led);
  const forms = new Map<number, number>();
  texts.forEach((text, phrase) => {
    const hash = hashOf(bareForm(text));
    if (!forms.has(hash)) forms.set(hash, phrase);
  });
  return {
    intents,
    intentOf,
    space,
    index: indexPhrases(rowsBetween(rows, 0, leading), features),
    softmax: train(intentOf, intents.length, phrases.length),
    dangers: train(dangerOf, DANGERS.length + 1, examples.length),
    dangerOf,
    move: move ?? trainMoves(moves),
    followUp: train(followUpOf, FOLLOW_UPS.length + 1, followUps.length),
    followUpOf,
    situationNames,
    situation: trainSparseSoftmax(
      rows,
      classesOfSituation(lessons, situationNames),
      situationNames.length + 1,
      features,
    ),
    knowledge: fitQuestions(lessons, rows, features),
    forms: featureTable([...forms.keys()]),
    phraseOf: Int32Array.from(forms.values()),
    words: byFrequency(all.flatMap(wordsIn)),
  };
}

/** Each once, the most frequent first. */
function byFrequency(words: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one).map(([word]) => word);
}

/** What is said of one's own accord, or merely tells something, is said in no situation. */
function classesOfSituation(
  { phrases, examples, followUps, situations }: Lessons,
  names: readonly string[],
): Int32Array {
  const positions = new Map(names.map((name, position) => [name, position + 1]));
  if (names.length === 0) return new Int32Array();
  return Int32Array.from([
    ...phrases.map((_, at) => (at % TELLING === 0 ? 0 : -1)),
    ...examples.map(() => -1),
    ...followUps.map(({ followUp }) => (followUp === null ? 0 : -1)),
    ...situations.map(({ situation }) =>
      situation === null ? 0 : (positions.get(situation) ?? -1),
    ),
  ]);
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

/** What tells of a danger asks nothing about it; so many of those tell enough of that. */
const TELLING = 12;

function classesOfFollowUp({ phrases, examples, followUps }: Lessons): Int32Array {
  return Int32Array.from([
    ...phrases.map(() => -1),
    ...examples.map((_, at) => (at % TELLING === 0 ? 0 : -1)),
    ...followUps.map(({ followUp }) => (followUp === null ? 0 : FOLLOW_UPS.indexOf(followUp) + 1)),
  ]);
}

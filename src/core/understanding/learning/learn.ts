import { learnConfidence, type Confidence } from "../model/confidence.ts";
import { fit, type Fitted } from "./fit.ts";
import { normalise } from "../../text/normalise.ts";
import type { IntentPhrase, QuestionExample } from "../interpretation.ts";
import { BELIEVED, createQuestionGuess } from "../knowledge/question-guess.ts";
import { learnWeights } from "../model/logistic.ts";
import { createMatcher, OUT_OF_SCOPE } from "../matcher.ts";
import { textFeatures, type TextFeatures } from "../model/feature-table.ts";
import type { Learnt, Lessons, Model, MoveModel } from "../model/model.ts";

export function trainModel(lessons: Lessons): Model {
  return { ...lessons, ...learn(lessons) };
}

/**
 * Some twenty seconds for twenty thousand phrases.
 * @param move what was learnt of the same moves before: it depends on nothing else
 */
function learn(lessons: Lessons, move: MoveModel | null = null): Learnt {
  const featuresOf = rememberingFeatures();
  const fitted = fit(lessons, featuresOf, move);
  return trusted(fitted, trustIn(lessons, featuresOf));
}

/** How far what is learnt can be trusted. */
export interface Trust {
  readonly ofIntents: Confidence;
  readonly ofQuestions: readonly number[];
}

export function trusted(fitted: Fitted, { ofIntents, ofQuestions }: Trust): Learnt {
  return {
    ...fitted,
    knowledge: { ...fitted.knowledge, weights: ofQuestions },
    confidence: ofIntents,
  };
}

/** Most texts are looked at twice. */
function rememberingFeatures(): typeof textFeatures {
  const known = new Map<string, TextFeatures>();
  return (text) => {
    const features = known.get(text) ?? textFeatures(text);
    known.set(text, features);
    return features;
  };
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
 * and some of intents that are not there, for which no guess is right; and the same of questions.
 */
export function trustIn(
  { phrases, questions }: Pick<Lessons, "phrases" | "questions">,
  featuresOf: typeof textFeatures = rememberingFeatures(),
): Trust {
  const intents = [...new Set(phrases.map(({ intent }) => intent))].sort();
  const absent = new Set(
    intents.filter((intent, at) => at % LEFT_OUT === LEFT_OUT - 1 && intent !== OUT_OF_SCOPE),
  );
  const isHeld = (_: unknown, at: number): boolean => at % FOLDS === 0;
  const held = phrases.filter(isHeld);
  const kept = phrases.filter(({ intent }, at) => !absent.has(intent) && at % FOLDS !== 0);
  const lessons: Lessons = {
    phrases: kept,
    questions: questions.filter((_, at) => at % FOLDS !== 0),
    examples: [],
    moves: [],
    followUps: [],
    situations: [],
  };
  const fitted = fit(lessons, featuresOf);
  const model: Model = {
    ...lessons,
    ...fitted,
    knowledge: { ...fitted.knowledge, weights: BELIEVED },
    confidence: learnConfidence([]),
  };
  const matcher = createMatcher(model);
  const guess = (of: readonly IntentPhrase[]) =>
    some(of).map(({ text, intent }) => ({ ranked: matcher.match(text).ranked, intent }));
  const known = guess(held.filter(({ intent }) => !absent.has(intent)));
  const unknown = guess(held.filter(({ intent }) => absent.has(intent)));
  const unknownWeight =
    (known.length * UNKNOWN_SHARE) / (1 - UNKNOWN_SHARE) / Math.max(1, unknown.length);
  return {
    ofIntents: learnConfidence([
      ...known.map(({ ranked, intent }) => ({
        ranked,
        right: ranked[0]?.intent === intent,
        weight: 1,
      })),
      ...unknown.map(({ ranked }) => ({ ranked, right: false, weight: unknownWeight })),
    ]),
    ofQuestions: weightsInQuestions(model, questions.filter(isHeld), held),
  };
}

/** Of what residents say of their own accord, some are as many as they will be beside questions. */
function weightsInQuestions(
  model: Model,
  questions: readonly QuestionExample[],
  phrases: readonly IntentPhrase[],
): readonly number[] {
  const guess = createQuestionGuess(model);
  const asked = new Set(model.knowledge.about);
  const others = some(phrases.filter(({ intent }) => !asked.has(intent)));
  const none = others.map(({ text }) => ({ text, question: null }));
  return learnWeights(
    [...questions, ...none].flatMap(({ text, question }) => {
      const found = guess(normalise(text));
      if (found === null) return [];
      return [{ signs: found.signs, right: found.question === question, weight: 1 }];
    }),
    BELIEVED,
  );
}

/** Evenly from the whole. */
function some<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, all.length / MOST_TRIED);
  return Array.from(
    { length: Math.min(all.length, MOST_TRIED) },
    (_, n) => all[Math.floor(n * step)],
  ).filter((one) => one !== undefined);
}

import { learnConfidence, type Confidence } from "../model/confidence.ts";
import { fit } from "./fit.ts";
import type { IntentPhrase } from "../interpretation.ts";
import { createMatcher, OUT_OF_SCOPE } from "../matcher.ts";
import type { Learnt, Lessons, Model } from "../model/model.ts";

export function trainModel(lessons: Lessons): Model {
  return { ...lessons, ...learn(lessons) };
}

/** Some ten seconds for seventeen thousand phrases. */
export function learn(lessons: Lessons): Learnt {
  return { ...fit(lessons), confidence: confidenceBy(lessons.phrases) };
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
  const lessons = { phrases: kept, examples: [], replies: [], followUps: [], situations: [] };
  const matcher = createMatcher({
    ...lessons,
    ...fit(lessons),
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

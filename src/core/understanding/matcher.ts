import type { Decision, Match, Matcher, Ranked } from "./interpretation.ts";
import { normalise } from "./normalise.ts";
import { createPhraseIndex } from "./phrase-index.ts";
import { trainSoftmax } from "./softmax.ts";
import { createVectorSpace } from "./vector-space.ts";

/** One thing that residents say, and what they mean by it. */
export interface IntentPhrase {
  readonly text: string;
  readonly intent: string;
}

/** The intent of everything that the desk has no business with. */
const OUT_OF_SCOPE = "out-of-scope";

/**
 * Softmax regression says which intent a message is of; the nearest phrase explains it and wins
 * when it is (nearly) the same. Deterministic; trained in about a second for five thousand phrases.
 */
export function createMatcher(phrases: readonly IntentPhrase[]): Matcher {
  const intents = [...new Set(phrases.map(({ intent }) => intent))].sort();
  const positions = new Map(intents.map((intent, position) => [intent, position]));
  const intentOf = Int32Array.from(phrases, ({ intent }) => positions.get(intent) ?? 0);
  const texts = phrases.map(({ text }) => normalise(text));
  const space = createVectorSpace(texts);
  const vectors = texts.map((text) => space.vectorOf(text));
  const index = createPhraseIndex(vectors, space.size);
  const softmax = trainSoftmax(vectors, intentOf, intents.length, space.size);
  const exact = new Map(texts.map((text, at) => [bareForm(text), at]));

  return {
    match(raw) {
      const text = normalise(raw);
      const vector = space.vectorOf(text);
      const nearest = nearestByIntent(index.cosines(vector), intentOf, intents.length);
      const probabilities = softmax.probabilities(vector);
      const ranked = intents
        .map((intent, position): Ranked => {
          const near = nearest[position];
          const phrase = near === undefined ? "" : (phrases[near.phrase]?.text ?? "");
          return { intent, score: probabilities[position] ?? 0, phrase };
        })
        .sort((a, b) => b.score - a.score);
      const same = phrases[exact.get(bareForm(text)) ?? -1];
      if (same !== undefined) {
        const others = ranked.filter(({ intent }) => intent !== same.intent);
        return matchOf([{ intent: same.intent, score: 1, phrase: same.text }, ...others], "act");
      }
      // Numbers are answers, never a matter of their own: 1203 is as near to 88 as to nothing.
      if (!LETTER.test(text)) return matchOf(ranked, "ask");
      const closest = nearest.reduce((most, near) => Math.max(most, near?.cosine ?? 0), 0);
      return matchOf(ranked, decide(ranked, closest * Math.sqrt(vector.coverage)));
    },
  };
}

/**
 * Read off four writers' phrases, each matched by what the other three wrote. Acting on a wrong
 * guess costs a resident more than one tap on a choice (B8), so the best must be well ahead of the
 * second: the more so, the less sure it is.
 */
const SURE = [
  { score: 0.4, lead: 2 },
  { score: 0.25, lead: 3 },
] as const;
/** Likeness to any phrase at all: what has less is asked for again (B5). */
const LEAST_LIKENESS = 0.16;
/** With less than this, the right one is not even among the three that would be offered. */
const LEAST_SCORE = 0.18;

function decide([best, second]: readonly Ranked[], likeness: number): Decision {
  if (best === undefined || best.score < LEAST_SCORE || likeness < LEAST_LIKENESS) return "ask";
  const ahead = best.score / Math.max(second?.score ?? 0, Number.EPSILON);
  return SURE.some(({ score, lead }) => best.score >= score && ahead >= lead) ? "act" : "confirm";
}

function matchOf(ranked: readonly Ranked[], decision: Decision): Match {
  const [best] = ranked;
  if (best === undefined) return { intent: OUT_OF_SCOPE, score: 0, decision: "ask", ranked };
  return { intent: best.intent, score: best.score, decision, ranked };
}

interface Near {
  readonly phrase: number;
  readonly cosine: number;
}

function nearestByIntent(
  cosines: Float32Array,
  intentOf: Int32Array,
  intents: number,
): readonly (Near | undefined)[] {
  const most = new Float32Array(intents);
  const phrases = new Int32Array(intents);
  for (let phrase = 0; phrase < cosines.length; phrase++) {
    const cosine = cosines[phrase] ?? 0;
    const intent = intentOf[phrase] ?? 0;
    if (cosine > (most[intent] ?? 0)) {
      most[intent] = cosine;
      phrases[intent] = phrase;
    }
  }
  return Array.from(most, (cosine, intent) =>
    cosine === 0 ? undefined : { phrase: phrases[intent] ?? 0, cosine },
  );
}

const LETTER = /\p{L}/u;

/** Without punctuation, spaces and emoji: what makes two messages the same. */
function bareForm(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim() || text;
}

import type { Decision, Match, Matcher, Ranked } from "./interpretation.ts";
import { normalise } from "./normalise.ts";
import { createPhraseIndex } from "./phrase-index.ts";
import { createSpelling } from "./spelling.ts";
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
 * Softmax regression says how likely an intent is, the likeness to its nearest phrase whether it is
 * meant at all: the score is their geometric mean. The same text as a phrase wins outright. Latin
 * words that no phrase has are read as the nearest one, when that explains the message better.
 * Deterministic; trained in some three seconds for fifteen thousand phrases.
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
  const spelling = createSpelling(texts);
  const exact = new Map(texts.map((text, at) => [bareForm(text), at]));

  const rank = (text: string): readonly Ranked[] => {
    const vector = space.vectorOf(text);
    const nearest = nearestByIntent(index.cosines(vector), intentOf, intents.length);
    const probabilities = softmax.probabilities(vector);
    // What the phrases don't know of a text makes it less like any of them.
    const known = Math.sqrt(vector.coverage);
    return intents
      .map((intent, position): Ranked => {
        const near = nearest[position];
        if (near === undefined) return { intent, score: 0, phrase: "" };
        const score = Math.sqrt((probabilities[position] ?? 0) * Math.min(1, near.cosine * known));
        return { intent, score, phrase: phrases[near.phrase]?.text ?? "" };
      })
      .sort((one, other) => other.score - one.score);
  };

  return {
    match(raw) {
      const text = normalise(raw);
      const ranked = rank(text);
      const same = phrases[exact.get(bareForm(text)) ?? -1];
      if (same !== undefined) {
        const others = ranked.filter(({ intent }) => intent !== same.intent);
        return matchOf([{ intent: same.intent, score: 1, phrase: same.text }, ...others], "act");
      }
      // Numbers and a lone 有 are answers, never a matter of their own: as near to all as to none.
      if (!TWO_LETTERS.test(text)) return matchOf(ranked, "ask");
      const respelled = spelling.repair(text);
      const again = respelled === text ? ranked : rank(respelled);
      const better =
        (again[0]?.score ?? 0) > (ranked[0]?.score ?? 0) * RESPELLED_LEAD ? again : ranked;
      return matchOf(better, decide(better));
    },
  };
}

/** Knowing more of the words alone raises a score a little; a slip mended raises it more. */
const RESPELLED_LEAD = 1.2;

/**
 * Read off messages that other hands wrote than the phrases'. Acting on a wrong guess costs a
 * resident more than one tap on a choice (B8), so the best must be well ahead of the second, and
 * further ahead of nothing of ours being meant.
 */
const SURE = { score: 0.27, lead: 1.3, leadOverOutOfScope: 2.2 };
/** With less than this, the right one is hardly among the three that would be offered (B5). */
const LEAST_SCORE = 0.2;

function decide(ranked: readonly Ranked[]): Decision {
  const [best, second] = ranked;
  if (best === undefined || best.score < LEAST_SCORE) return "ask";
  const isAhead = (of: Ranked | undefined, times: number): boolean =>
    of === undefined || of === best || best.score >= of.score * times;
  const outside = ranked.find(({ intent }) => intent === OUT_OF_SCOPE);
  const isSure =
    best.score >= SURE.score &&
    isAhead(second, SURE.lead) &&
    isAhead(outside, SURE.leadOverOutOfScope);
  return isSure ? "act" : "confirm";
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

const TWO_LETTERS = /\p{L}.*\p{L}/u;

/** Without punctuation, spaces and emoji: what makes two messages the same. */
function bareForm(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim() || text;
}

import type { Decision } from "../records/message.ts";
import { comparisonOf, type Compared } from "./matching/comparison.ts";
import { confidenceIn } from "./model/confidence.ts";
import type { DangerGuess, IntentPhrase, Match, Matcher, Ranked } from "./interpretation.ts";
import { phraseThatIs, type Model } from "./model/model.ts";
import { newPhrases } from "./learning/new-phrases.ts";
import { normalise } from "../text/normalise.ts";
import { guessFollowUps } from "./dangers/follow-up-guess.ts";
import { guessDanger, guessSituations } from "./dangers/danger-guess.ts";
import { reasonsFor } from "./matching/explain.ts";
import { likenesses } from "./matching/likeness.ts";
import { probabilities } from "./model/softmax.ts";
import { spellingOf } from "./model/spelling.ts";
import type { Unlearnt } from "./learning/unlearnt.ts";

/** The intent of everything that the desk has no business with. */
export const OUT_OF_SCOPE = "out-of-scope";

const NOTHING: Unlearnt = { added: [], removed: [] };

/**
 * Softmax regression says how likely an intent is, the likeness to its nearest phrases whether it
 * is meant at all: the score is their geometric mean. The same text as a phrase wins outright. Latin
 * words that no phrase has are read as the nearest one, when that explains the message better.
 * What isn't learnt yet counts by likeness alone.
 */
export function createMatcher(model: Model, unlearnt: Unlearnt = NOTHING): Matcher {
  const { phrases, intentOf, space } = model;
  const added = newPhrases(space, unlearnt.added);
  const removed = new Set(
    unlearnt.removed
      .map(({ text }) => phraseThatIs(model, normalise(text)))
      .filter((at) => at >= 0),
  );
  const intents = [...new Set([...model.intents, ...unlearnt.added.map(({ intent }) => intent)])];
  const spelling = spellingOf(model.words);
  const compareWithAll = comparisonOf(model);

  const rank = (text: string, compared: Compared): readonly Ranked[] => {
    const { vector } = compared;
    const near = likenesses(compared, intentOf, intents.length, removed);
    const likely = probabilities(model.softmax, vector);
    const nearNew = added.nearest(text);
    const shift = Math.max(0, ...[...nearNew.values()].map(({ cosine }) => trustIn(cosine)));
    // What the phrases don't know of a text makes it less like any of them.
    const known = Math.sqrt(vector.coverage);
    return intents
      .map((intent, position): Ranked => {
        const learnt = near[position];
        const fresh = nearNew.get(intent);
        const likeness = Math.max((learnt?.likeness ?? 0) * known, fresh?.cosine ?? 0);
        if (likeness === 0) return { intent, score: 0, phrase: "" };
        const probability =
          (likely[position] ?? 0) * (1 - shift) + (fresh ? trustIn(fresh.cosine) : 0);
        return {
          intent,
          score: Math.sqrt(Math.min(1, probability) * Math.min(1, likeness)),
          phrase:
            fresh && fresh.cosine >= likeness
              ? fresh.phrase
              : (phrases[learnt?.text ?? -1]?.text ?? ""),
        };
      })
      .sort((one, other) => other.score - one.score);
  };

  const same = (text: string): IntentPhrase | null => {
    const at = phraseThatIs(model, text);
    return added.same(text) ?? (removed.has(at) ? null : (phrases[at] ?? null));
  };

  const matchOf = (ranked: readonly Ranked[], decides = decide): Match => {
    const [best] = ranked;
    const confidence = confidenceIn(model.confidence, ranked);
    if (best === undefined)
      return { intent: OUT_OF_SCOPE, score: 0, confidence: 0, decision: "ask", ranked };
    const { intent, score } = best;
    return { intent, score, confidence, decision: decides(confidence, score), ranked };
  };

  /** The message as it is best compared, and how. */
  const compare = (text: string, whole = compareWithAll(text)): Best => {
    const ranked = rank(text, whole);
    const phrase = same(text);
    if (phrase !== null) return { compared: text, match: certain(phrase, ranked) };
    // Numbers and a lone 有 are answers, never a matter of their own: as near to all as to none.
    if (!TWO_LETTERS.test(text)) return { compared: text, match: matchOf(ranked, () => "ask") };
    const plain = { compared: text, match: matchOf(ranked) };
    if (plain.match.confidence >= SURE) return plain;
    const respelled = spelling.repair(text);
    if (respelled === text) return plain;
    const again = rank(respelled, compareWithAll(respelled)).map((one) => ({
      ...one,
      score: one.score * TRUST_IN_REPAIR,
    }));
    const repaired = { compared: respelled, match: matchOf(again) };
    return repaired.match.score > plain.match.score ? repaired : plain;
  };

  /** A slip must not hide a danger. */
  const dangerIn = (text: string, compared: Compared): DangerGuess => {
    if (!TWO_LETTERS.test(text)) return UNREAD;
    const respelled = spelling.repair(text);
    const guess = guessDanger(model, compared);
    if (respelled === text) return guess;
    const again = guessDanger(model, compareWithAll(respelled));
    return again.likely > guess.likely ? again : guess;
  };

  return {
    match: (raw) => compare(normalise(raw)).match,
    read(raw, rawMatter) {
      const [text, matter] = [normalise(raw), normalise(rawMatter)];
      const compared = compareWithAll(text);
      const { match } = matter === text ? compare(text, compared) : compare(matter);
      const danger = dangerIn(text, compared);
      return {
        match,
        danger,
        followUps: guessFollowUps(model, compared),
        situations: guessSituations(model, compared),
      };
    },
    isPhrase: (raw) => same(normalise(raw)) !== null,
    explain(raw) {
      const { compared, match } = compare(normalise(raw));
      const thresholds = { act: ACT_FROM, ask: ASK_BELOW };
      return { ...match, ...reasonsFor(model, compared, match.ranked), compared, thresholds };
    },
  };
}

interface Best {
  readonly compared: string;
  readonly match: Match;
}

const UNREAD: DangerGuess = { likely: 0, coverage: 0, danger: "other", kindShare: 0 };

/** The message says just what a phrase says. */
function certain({ intent, text }: IntentPhrase, ranked: readonly Ranked[]): Match {
  const itself = { intent, score: 1, phrase: text };
  const others = ranked.filter((one) => one.intent !== intent);
  return { intent, score: 1, confidence: 1, decision: "act", ranked: [itself, ...others] };
}

/** A new phrase convinces when the text is nearly its own: 0 … 1. */
function trustIn(cosine: number): number {
  return Math.min(1, Math.max(0, (cosine - NEAR) / (1 - NEAR)));
}
const NEAR = 0.6;

/** Knowing more of the words alone raises a score a little; a slip mended raises it more. */
const TRUST_IN_REPAIR = 0.8;
/** From here on a word that isn't known changes nothing, and looking for it costs most of the time. */
const SURE = 0.9;

/**
 * Acting on a wrong guess costs a resident more than one tap on a choice (B8): it must be twice as
 * likely right as wrong …
 */
const ACT_FROM = 2 / 3;
/** … and when it is twice as likely wrong, the right one may not be among three offered (B5). */
const ASK_BELOW = 1 / 3;

/** Nothing like it was ever said: the held-out phrases, which all mean something, don't tell this. */
const LEAST_SCORE = 0.14;

function decide(confidence: number, score: number): Decision {
  if (score < LEAST_SCORE || confidence < ASK_BELOW) return "ask";
  return confidence >= ACT_FROM ? "act" : "confirm";
}

const TWO_LETTERS = /\p{L}.*\p{L}/u;

import type { Confidence } from "./confidence.ts";
import { hashOf, lookUp, type FeatureTable } from "./feature-table.ts";
import type {
  DangerExample,
  FollowUpExample,
  IntentPhrase,
  QuestionExample,
  SituationExample,
} from "../interpretation.ts";
import type { MoveExample } from "../move.ts";
import { normalise } from "../../text/normalise.ts";
import type { PhraseIndex } from "./phrase-index.ts";
import type { Softmax } from "./softmax.ts";
import type { SparseSoftmax } from "./sparse-softmax.ts";
import type { VectorSpace } from "./vector-space.ts";

/** What residents say, by what they mean. */
export interface Lessons {
  readonly phrases: readonly IntentPhrase[];
  /** Of danger, and of what only sounds like it; phrases without an example are no danger. */
  readonly examples: readonly DangerExample[];
  /** Messages at their point of a conversation. */
  readonly moves: readonly MoveExample[];
  readonly followUps: readonly FollowUpExample[];
  readonly situations: readonly SituationExample[];
  /** Phrases are no questions, unless they are among these. */
  readonly questions: readonly QuestionExample[];
}

/** Lessons, and what was learnt from them. The same lessons give the same model. */
export interface Model extends Lessons, Learnt {}

/** Plain data in flat arrays, to be handed from one thread to another or kept in a file. */
export interface Learnt {
  /** How far scores can be trusted. */
  readonly confidence: Confidence;
  /** In alphabetical order; their positions are the classes of {@link Learnt.softmax}. */
  readonly intents: readonly string[];
  /** The position of each phrase's intent. */
  readonly intentOf: Int32Array;
  readonly space: VectorSpace;
  /** All phrases, then all examples, then all follow-ups. */
  readonly index: PhraseIndex;
  readonly softmax: Softmax;
  /** Class 0 is no danger, the others are DANGERS in their order … */
  readonly dangers: Softmax;
  /** … which the texts of {@link Learnt.index} are of. */
  readonly dangerOf: Int32Array;
  /** What a stretch of a message does; its classes are MOVES in their order. */
  readonly move: MoveModel;
  /** Class 0 is what only tells something, the others are FOLLOW_UPS in their order … */
  readonly followUp: Softmax;
  /** … and -1 a text that is not among the lessons for it. */
  readonly followUpOf: Int32Array;
  /** In alphabetical order. */
  readonly situationNames: readonly string[];
  /** Class 0 is none of them, the others are {@link Learnt.situationNames} in their order. */
  readonly situation: SparseSoftmax;
  readonly knowledge: LearntQuestions;
  /** Numbers of the phrases' bare forms … */
  readonly forms: FeatureTable;
  /** … and the first phrase of each. */
  readonly phraseOf: Int32Array;
  /**
   * Every Latin word that a phrase or an example has, the most frequent first: of two that are as
   * near to a misspelt one it is the likelier.
   */
  readonly words: readonly string[];
}

/** What tells the questions of `dialogs/knowledge/` apart, and from all else. */
export interface LearntQuestions {
  /** Ids of entries, in alphabetical order … */
  readonly names: readonly string[];
  /** … and the intent that each is about, if any. */
  readonly about: readonly (string | null)[];
  /** Class 0 is none of them, the others are {@link LearntQuestions.names} in their order. */
  readonly softmax: SparseSoftmax;
  /** The questions in their order … */
  readonly index: PhraseIndex;
  /** … with the class of each. */
  readonly classOf: Int32Array;
  /** How much each sign of a guess weighs. */
  readonly weights: readonly number[];
}

/** The position of the phrase that says just this; -1 when none does. */
export function phraseThatIs({ forms, phraseOf, phrases }: Model, text: string): number {
  const form = bareForm(text);
  const at = phraseOf[lookUp(forms, hashOf(form))] ?? -1;
  const phrase = phrases[at];
  // Two forms may share a number.
  return phrase !== undefined && bareForm(normalise(phrase.text)) === form ? at : -1;
}

/** Without punctuation, spaces and emoji: what makes two normalised texts the same. */
export function bareForm(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim() || text;
}

/** What a stretch of a message does, by its words and by what was asked. Classes are {@link MOVES}. */
export interface MoveModel extends SparseSoftmax {
  /** How telling each bucket is: the rarer, the more. */
  readonly idf: Float32Array;
}

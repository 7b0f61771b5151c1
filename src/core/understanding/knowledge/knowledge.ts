import { madeOnce } from "../../made-once.ts";
import { normalise } from "../../text/normalise.ts";
import type { QuestionExample } from "../interpretation.ts";
import { bareForm, type Model } from "../model/model.ts";
import { answerFor, type Asking, type KnownAnswer, type KnownQuestion } from "./known-question.ts";
import { spellingOf } from "../model/spelling.ts";
import { confidenceOf, createQuestionGuess, type QuestionGuess } from "./question-guess.ts";

/** What residents ask about the community, by `dialogs/knowledge/`; built once a content version. */
export interface Knowledge {
  /**
   * The entry that answers a question, with the answer that holds for whoever asks; null where none
   * surely does: the answer to another question is worse than none.
   * @param text a message, or the part of it that asks
   */
  find(text: string, asking: Asking): Found | null;
}

export interface Found {
  readonly entry: KnownQuestion;
  /** Its words are a phrase of the catalogue. */
  readonly answer: KnownAnswer;
  /** 0 … 1: how likely that is what was asked. */
  readonly confidence: number;
}

/** The answer to another question is worse than none. */
const SURE = 0.6;

/**
 * @param asked how the questions are asked: what the model hasn't learnt yet is found in just these
 *   words
 */
export function createKnowledge(
  questions: readonly KnownQuestion[],
  asked: readonly QuestionExample[],
  model: Model,
): Knowledge {
  const entries = new Map(questions.map((question) => [question.id, question]));
  const said = questionsByForm(asked);
  const guess = createQuestionGuess(model);
  const spelling = spellingOf(model.words);
  const isAbout = (question: string, matter: string | undefined): boolean => {
    const about = entries.get(question)?.about ?? null;
    return matter === undefined || about === null || about === matter;
  };
  const guessed = (text: string, matter: string | undefined): Guessed | null => {
    const same = said.get(bareForm(text));
    if (same === null) return null;
    if (same !== undefined && isAbout(same, matter)) return { question: same, confidence: 1 };
    return isLongEnough(text) ? surest(text, matter) : null;
  };
  /** A misspelt word counts as the nearest known one where that makes the question plainer. */
  const surest = (text: string, matter: string | undefined): Guessed | null => {
    const plain = rated(guess(text, matter));
    if (plain !== null && plain.confidence >= SURE) return plain;
    const respelled = spelling.repair(text);
    return respelled === text ? plain : (rated(guess(respelled, matter)) ?? plain);
  };
  const rated = (found: QuestionGuess | null): Guessed | null =>
    found && { question: found.question, confidence: confidenceOf(model.knowledge, found) };
  /** What is told beside a question hides it: it may stand in one sentence of them. */
  const likeliest = (text: string, matter: string | undefined): Guessed | null =>
    [text, ...sentencesIn(text)]
      .flatMap((part) => guessed(part, matter) ?? [])
      .reduce<Guessed | null>(
        (best, one) => (best !== null && best.confidence >= one.confidence ? best : one),
        null,
      );
  return {
    find(raw, asking) {
      const found = likeliest(normalise(raw.slice(0, LONGEST_READ)), asking.matter);
      const entry = found && found.confidence >= SURE && entries.get(found.question);
      const answer = entry && answerFor(entry, asking);
      return entry && answer ? { entry, answer, confidence: found.confidence } : null;
    },
  };
}

const questionsByForm = madeOnce(
  (asked: readonly QuestionExample[]) =>
    new Map(asked.map(({ text, question }) => [bareForm(normalise(text)), question])),
);

interface Guessed {
  readonly question: string;
  readonly confidence: number;
}

/** Nobody asks in more words, nor in so many sentences: a bound on the time that one can cost. */
const LONGEST_READ = 600;
const MOST_SENTENCES = 8;

/** The sentences of a text that has several; people end one with a space as well. */
function sentencesIn(text: string): readonly string[] {
  const parts = text.split(SENTENCE_END).filter(isLongEnough);
  return parts.length > 1 ? parts.slice(0, MOST_SENTENCES) : [];
}
const SENTENCE_END =
  /[.!?;。！？；\n]+\s*|(?<=\p{Script=Han})[\s,，、]+|[\s,，、]+(?=\p{Script=Han})/u;
/** Less names something, and may ask anything about it: the pool, in the courtyard. */
function isLongEnough(text: string): boolean {
  const words = text.match(/[\p{Script=Latin}'’]+/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words >= 3 || words + characters >= 4;
}

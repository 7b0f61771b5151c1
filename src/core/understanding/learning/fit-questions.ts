import type { IntentPhrase } from "../interpretation.ts";
import type { Lessons, LearntQuestions } from "../model/model.ts";
import { cosinesWith, indexPhrases } from "../model/phrase-index.ts";
import { trainSparseSoftmax } from "../model/sparse-softmax.ts";
import { rowsBetween, type TextRows } from "../model/vector-space.ts";

/** What is learnt of questions but for how far it can be trusted. */
export type FittedQuestions = Omit<LearntQuestions, "weights">;

/** A phrase this like a question about its own intent may ask just that: it teaches neither. */
const MAYBE_ASKED = 0.35;

/**
 * Learns which question is asked, or that none is: what residents say of their own accord is none.
 * @param rows all lessons, the phrases first and the questions last
 * @param features how many there are
 */
export function fitQuestions(
  { phrases, questions }: Pick<Lessons, "phrases" | "questions">,
  rows: TextRows,
  features: number,
): FittedQuestions {
  const abouts = new Map(
    questions.flatMap(({ question, about }) => (question === null ? [] : [[question, about]])),
  );
  const names = [...abouts.keys()].sort();
  const positions = new Map(names.map((name, position) => [name, position + 1]));
  const classOf = Int32Array.from(questions, ({ question }) =>
    question === null ? 0 : (positions.get(question) ?? 0),
  );
  const before = rows.starts.length - 1 - questions.length;
  const index = indexPhrases(rowsBetween(rows, before, before + questions.length), features);
  const about = names.map((name) => abouts.get(name) ?? null);
  const taught = new Int32Array(names.length === 0 ? 0 : before + questions.length).fill(-1);
  if (names.length > 0) {
    const mayAsk = likeQuestions(phrases, rows, { index, classOf, about });
    phrases.forEach((_, at) => (taught[at] = mayAsk(at) ? -1 : 0));
    taught.set(classOf, before);
  }
  const softmax = trainSparseSoftmax(rows, taught, names.length + 1, features);
  return { names, about, classOf, index, softmax };
}

/** Tells phrases that are much like a question about their own intent. */
function likeQuestions(
  phrases: readonly IntentPhrase[],
  { starts, ids, weights }: TextRows,
  { index, classOf, about }: Pick<FittedQuestions, "index" | "classOf" | "about">,
): (phrase: number) => boolean {
  const cosines = cosinesWith(index);
  const asked = new Set(about);
  return (phrase) => {
    const intent = phrases[phrase]?.intent ?? "";
    if (!asked.has(intent)) return false;
    const [from, to] = [starts[phrase], starts[phrase + 1]];
    const vector = {
      ids: ids.subarray(from, to),
      weights: weights.subarray(from, to),
      coverage: 1,
    };
    const near = cosines(vector);
    return near.alike.some(
      (question, n) =>
        (near.cosines[n] ?? 0) >= MAYBE_ASKED && about[(classOf[question] ?? 0) - 1] === intent,
    );
  };
}

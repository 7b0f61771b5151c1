import type { Community } from "../records/community.ts";
import type { Entities, Explanation, Interpretation, Matter } from "./interpretation.ts";

/** A reply that answers first and then raises something else. */
export interface AnsweredAndMore {
  readonly answer: Interpretation;
  readonly matter: Matter;
  /** Words lead over to it (對了, by the way); else it merely follows. */
  readonly announced: boolean;
}

/** Turns a resident's words into an {@link Interpretation}; pure, built once a content version. */
export interface Understanding {
  interpret(text: string, country: Community["country"]): Interpretation;
  /** What a text tells as the answer to a question for it: a bare 1203, 王 or 都可以 counts. */
  answers(text: string, country: Community["country"]): Entities;
  /** The clauses that say what the matter is, without those that only tell who, where and when. */
  mattersIn(text: string, country: Community["country"]): readonly string[];
  /**
   * A reply that answers first and then raises something else, as the two that it is; null for
   * every other message.
   */
  answerThenMatter(text: string, country: Community["country"]): AnsweredAndMore | null;
  /** Why {@link Understanding.interpret} takes a text for the intent that it does. */
  explain(text: string, country: Community["country"]): Explanation;
}

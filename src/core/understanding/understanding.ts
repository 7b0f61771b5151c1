import type { Community } from "../records/community.ts";
import type { Entities, Explanation, Interpretation } from "./interpretation.ts";
import type { Asked, Move } from "./move.ts";

/** Turns a resident's words into an {@link Interpretation}; pure, built once a content version. */
export interface Understanding {
  interpret(text: string, country: Community["country"]): Interpretation;
  /** What a text tells as the answer to a question for it: a bare 1203, 王 or 都可以 counts. */
  answers(text: string, country: Community["country"]): Entities;
  /** The clauses that say what the matter is, without those that only tell who, where and when. */
  mattersIn(text: string, country: Community["country"]): readonly string[];
  /** What each part of a text does, said where this was asked. */
  moves(text: string, asked: Asked): readonly Move[];
  /** Why {@link Understanding.interpret} takes a text for the intent that it does. */
  explain(text: string, country: Community["country"]): Explanation;
}

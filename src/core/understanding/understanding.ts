import type { Community } from "../community.ts";
import type { Explanation, Interpretation } from "./interpretation.ts";

/** Turns a resident's words into an {@link Interpretation}; pure, built once a content version. */
export interface Understanding {
  interpret(text: string, country: Community["country"]): Interpretation;
  /** Why {@link Understanding.interpret} takes a text for the intent that it does. */
  explain(text: string, country: Community["country"]): Explanation;
}

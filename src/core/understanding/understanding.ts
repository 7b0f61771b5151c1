import type { Community } from "../community.ts";
import type { Explanation, Interpretation, Matter } from "./interpretation.ts";

/** Turns a resident's words into an {@link Interpretation}; pure, built once a content version. */
export interface Understanding {
  interpret(text: string, country: Community["country"]): Interpretation;
  /**
   * A reply that answers first and then raises something else, as the two that it is; null for
   * every other message.
   */
  besides(
    text: string,
    country: Community["country"],
  ): { readonly answer: Interpretation; readonly matter: Matter } | null;
  /** Why {@link Understanding.interpret} takes a text for the intent that it does. */
  explain(text: string, country: Community["country"]): Explanation;
}

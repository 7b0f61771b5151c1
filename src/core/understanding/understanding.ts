import type { Community } from "../community.ts";
import type { Interpretation } from "./interpretation.ts";

/** Turns a resident's words into an {@link Interpretation}; pure, built once a content version. */
export interface Understanding {
  interpret(text: string, country: Community["country"]): Interpretation;
}

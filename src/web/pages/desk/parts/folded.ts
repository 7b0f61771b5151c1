import { simplified } from "../../words/simplified.ts";

/** So that what is searched for is found in either script, in capitals or without. */
export function folded(text: string): string {
  return simplified(text).toLowerCase();
}

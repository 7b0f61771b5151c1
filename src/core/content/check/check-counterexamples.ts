import type { Content, Problem } from "../content.ts";
import { error } from "./problem.ts";

const EMERGENCY = "emergency";
/** Whose phones are left out of what is matched: it hardly matters. */
const COUNTRY = "TW";

/** Counterexamples that would be acted on as the very intent that they must not be taken for. */
export function checkCounterexamples({
  counterexamples,
  understanding,
}: Content): readonly Problem[] {
  return counterexamples.flatMap(({ text, intent, spot }) => {
    const { match, danger } = understanding.interpret(text, COUNTRY);
    const taken = danger === null ? match.decision === "act" && match.intent : EMERGENCY;
    if (taken !== intent) return [];
    const message = `"${text}" is taken for "${intent}"`;
    const cure = "Add it, or its like, to the phrases of the intent that it means.";
    return [error(spot, "taken-wrongly", message, cure)];
  });
}

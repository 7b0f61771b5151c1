import type { Community } from "../../records/community.ts";
import type { Decision } from "../../records/message.ts";
import { EMERGENCY } from "../../understanding/dangers/detect-danger.ts";
import type { Content, Problem } from "../content.ts";
import { error } from "./problem.ts";

type Country = Community["country"];
/** Whose phones are left out of what is matched: it hardly matters. */
const COUNTRY: Country = "TW";

/** What is made of a text: its intent, where the desk would act on it or ask to be sure. */
export interface Taken {
  readonly intent: string | null;
  readonly decision: Decision;
}

/** A danger goes before whatever else a text resembles. */
export function takenFor(
  { understanding }: Content,
  text: string,
  country: Country = COUNTRY,
): Taken {
  const { match, danger } = understanding.interpret(text, country);
  if (danger !== null) return { intent: EMERGENCY, decision: "act" };
  return { intent: match.decision === "ask" ? null : match.intent, decision: match.decision };
}

/** Cases that are not taken for what they mean. */
export function checkCases(content: Content): readonly Problem[] {
  return content.cases.flatMap(({ text, intent, spot }) => {
    const taken = takenFor(content, text).intent;
    if (taken === intent) return [];
    const message = `"${text}" is not taken for "${intent}" but for ${taken ?? "nothing"}`;
    return [
      error(spot, "case-lost", message, "Add it, or its like, to the phrases of the intent."),
    ];
  });
}

/** Counterexamples that would be acted on as the very intent that they must not be taken for. */
export function checkCounterexamples(content: Content): readonly Problem[] {
  return content.counterexamples.flatMap(({ text, intent, spot }) => {
    const taken = takenFor(content, text);
    if (taken.decision !== "act" || taken.intent !== intent) return [];
    const message = `"${text}" is taken for "${intent}"`;
    const cure = "Add it, or its like, to the phrases of the intent that it means.";
    return [error(spot, "taken-wrongly", message, cure)];
  });
}

import { madeOnce } from "../../made-once.ts";
import { DANGERS, type Danger } from "../../records/danger.ts";
import { normalise } from "../../text/normalise.ts";
import type {
  EmergencyExamplesFile,
  EmergencyRepliesFile,
  EmergencyRulesFile,
} from "../../understanding/dangers/danger-files.ts";
import { createDangerRules } from "../../understanding/dangers/danger-rules.ts";
import { EMERGENCY } from "../../understanding/dangers/detect-danger.ts";
import {
  FOLLOW_UPS,
  type DangerExample,
  type FollowUpExample,
  type IntentPhrase,
  type QuestionExample,
} from "../../understanding/interpretation.ts";
import type { ParsedFiles } from "./read-files.ts";

/** The phrases of the intent are examples too; the rules tell of which danger. */
export function examplesIn(
  file: EmergencyExamplesFile | null,
  said: readonly IntentPhrase[],
  rules: EmergencyRulesFile,
): readonly DangerExample[] {
  const dangerIn = dangerInPhrases(rules);
  const phrases = said
    .filter(({ intent }) => intent === EMERGENCY)
    .map(({ text }) => ({ text, danger: dangerIn(text) }));
  if (file === null) return phrases;
  const dangers = DANGERS.flatMap((danger) =>
    (file.dangers[danger] ?? []).map((text) => ({ text, danger })),
  );
  const harmless = file.harmless.map((text) => ({ text, danger: null }));
  return [...phrases, ...dangers, ...harmless];
}

/** Phrases are read again with each change of another. */
const dangerInPhrases = madeOnce((file: EmergencyRulesFile) => {
  const rules = createDangerRules(file);
  const known = new Map<string, Danger>();
  return (phrase: string): Danger => {
    const danger = known.get(phrase) ?? rules.read(phrase) ?? "other";
    known.set(phrase, danger);
    return danger;
  };
});

/** What one entry is not asked with, another may be. */
export function questionsIn({ knowledge }: ParsedFiles): readonly QuestionExample[] {
  const entries = knowledge.flatMap(({ value }) => Object.entries(value.entries));
  const asked = entries.flatMap(([question, entry]) =>
    entry.asked.map((text) => ({ text, question, about: entry.about })),
  );
  const forms = new Set(asked.map(({ text }) => normalise(text)));
  const none = entries.flatMap(([, { not = [], about }]) =>
    not
      .filter((text) => !forms.has(normalise(text)))
      .map((text) => ({ text, question: null, about })),
  );
  return [...asked, ...none];
}

export function followUpsIn(file: EmergencyRepliesFile | null): readonly FollowUpExample[] {
  if (file === null) return [];
  return [
    ...file.other.map((text) => ({ text, followUp: null })),
    ...FOLLOW_UPS.flatMap((followUp) =>
      (file.replies[followUp] ?? []).map((text) => ({ text, followUp })),
    ),
  ];
}

import { createUnderstanding } from "../understanding/create-understanding.ts";
import { failed, ok } from "../result.ts";
import type { Result } from "../result.ts";
import { checkContent } from "./check-content.ts";
import type { Content, ContentFile, Problem } from "./content.ts";
import { createPhrases } from "./phrases.ts";
import { isError } from "./problem.ts";
import type { ParsedFiles } from "./read-files.ts";
import { REQUIRED_PHRASES } from "./required-phrases.ts";

/** The content, or what is wrong with it; with what is worth a word in either case. */
export type Compiled = Result<Content, readonly Problem[]> & {
  readonly warnings: readonly Problem[];
  readonly counts: Counts;
};

/** How much there is. */
export interface Counts {
  readonly intents: number;
  readonly phrases: number;
  readonly dialogs: number;
  readonly keys: number;
}

/**
 * Makes one immutable content of all files, or tells everything that is wrong with them at once.
 * `version` names it: the same files, the same version. Never throws on any text.
 */
export function compileContent(files: readonly ContentFile[], version: string): Compiled {
  const { files: parsed, phrases, problems } = checkContent(files, REQUIRED_PHRASES);
  const errors = problems.filter(isError);
  const warnings = problems.filter((problem) => !isError(problem));
  const counts = count(parsed, phrases.size);
  const { controlWords, emergencyRules, answers } = parsed;
  if (errors.length > 0 || !controlWords || !emergencyRules || !answers)
    return { ...failed(errors), warnings, counts };
  const dialogs = parsed.dialogs.map(({ value }) => value);
  const content: Content = {
    version,
    intents: parsed.intents.map(({ value }) => value.intent),
    dialogs: new Map(dialogs.map((dialog) => [dialog.dialog, dialog])),
    dialogFor: new Map(dialogs.flatMap((dialog) => dialog.for.map((intent) => [intent, dialog]))),
    answers: new Map(Object.entries(answers.value.answers)),
    phrases: createPhrases(phrases),
    understanding: createUnderstanding({
      phrases: parsed.intents.flatMap(
        ({
          value: {
            intent,
            phrases: { zh, en },
          },
        }) => [...zh, ...en].map((text) => ({ text, intent })),
      ),
      controls: controlWords.value,
      emergencyRules: emergencyRules.value,
    }),
  };
  return { ...ok(content), warnings, counts };
}

function count(files: ParsedFiles, keys: number): Counts {
  const sizes = files.intents.map(({ value }) => value.phrases.zh.length + value.phrases.en.length);
  return {
    intents: files.intents.length,
    phrases: sizes.reduce((sum, size) => sum + size, 0),
    dialogs: files.dialogs.length,
    keys,
  };
}

import { checkCatalogue, unusedPhrases } from "./check-catalogue.ts";
import { checkClasses } from "./check-classes.ts";
import { checkDialogs } from "./check-dialogs.ts";
import { checkIntents } from "./check-intents.ts";
import { checkKnowledge } from "./check-knowledge.ts";
import { checkManners } from "./check-manners.ts";
import { checkSituations } from "./check-situations.ts";
import type { ContentFile, Problem } from "../content.ts";
import type { FeatureNames } from "../feature-names.ts";
import type { Phrase } from "../phrases.ts";
import type { KnownQuestion } from "../../understanding/knowledge/known-question.ts";
import { byPlace, isError } from "./problem.ts";
import { readFiles } from "./read-files.ts";
import type { ParsedFiles } from "./read-files.ts";
import { readPhrases } from "./read-phrases.ts";
import { READERS, type Readers } from "./readers.ts";
import { blanksWith } from "../template.ts";

/** Files that were read, the catalogue in them, and everything that is wrong with them. */
export interface Checked {
  readonly files: ParsedFiles;
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly questions: readonly KnownQuestion[];
  /** Errors and warnings, by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Checks all content at once: each file for itself, then what they say of one another and
 * of the features. Never throws.
 */
export function checkContent(
  files: readonly ContentFile[],
  names: FeatureNames,
  readers: Readers = READERS,
): Checked {
  const blanks = blanksWith(names);
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const { parsed, problems } = readFiles(ordered, readers);
  const catalogues = parsed.phrases.map(({ source, value }) => readPhrases(source, value, blanks));
  const situations = checkSituations(parsed, blanks);
  const knowledge = checkKnowledge(parsed);
  const phrases = new Map([
    ...catalogues.flatMap((each) => [...each.phrases]),
    ...situations.phrases,
    ...knowledge.phrases,
  ]);
  const all = [
    ...problems,
    ...catalogues.flatMap((each) => each.problems),
    ...situations.problems,
    ...knowledge.problems,
    ...checkIntents(parsed),
    ...checkDialogs(parsed, names),
    ...checkClasses(parsed),
    ...checkCatalogue(parsed, phrases, names),
    ...checkManners(parsed, phrases, readers),
  ];
  const leftOver = all.some(isError) ? [] : unusedPhrases(parsed, names);
  const { questions } = knowledge;
  return { files: parsed, phrases, questions, problems: [...all, ...leftOver].sort(byPlace) };
}

import type { z } from "zod";
import type {
  EmergencyExamplesFile,
  EmergencyRepliesFile,
  EmergencyRulesFile,
} from "../../understanding/dangers/danger-files.ts";
import type { CourtesyFile } from "../../courtesy/courtesy-file.ts";
import type { ComplaintCuesFile } from "../../understanding/complaint-cues.ts";
import type { LexiconFile } from "../../understanding/entities/lexicon.ts";
import type { ControlWordsFile } from "../../understanding/moves/control-words-file.ts";
import type { MovesFile } from "../../understanding/moves/moves-file.ts";
import type { ContentFile, Problem } from "../content.ts";
import type {
  AnswersFile,
  CasesFile,
  ClassesFile,
  DialogFile,
  IntentFile,
  KnowledgeFile,
  PhraseFile,
  SituationsFile,
} from "../schema.ts";
import { FILE_KINDS, kindOf, type FileKind } from "./file-kinds.ts";
import { error, startOf } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import { READERS, type Readers } from "./readers.ts";
import type { YamlSource } from "./yaml-source.ts";

/** A file that its schema accepts, and where each of its parts was written. */
export interface Parsed<T> {
  readonly source: YamlSource;
  readonly value: T;
}

/** All files by what they are; those with problems are left out. */
export interface ParsedFiles {
  readonly intents: readonly Parsed<IntentFile>[];
  readonly dialogs: readonly Parsed<DialogFile>[];
  readonly answers: Parsed<AnswersFile> | null;
  readonly cases: Parsed<CasesFile> | null;
  readonly classes: Parsed<ClassesFile> | null;
  readonly complaintCues: Parsed<ComplaintCuesFile> | null;
  readonly courtesy: Parsed<CourtesyFile> | null;
  readonly phrases: readonly Parsed<PhraseFile>[];
  readonly situations: readonly Parsed<SituationsFile>[];
  readonly moves: readonly Parsed<MovesFile>[];
  readonly knowledge: readonly Parsed<KnowledgeFile>[];
  readonly controlWords: Parsed<ControlWordsFile> | null;
  readonly emergencyRules: Parsed<EmergencyRulesFile> | null;
  readonly emergencyExamples: Parsed<EmergencyExamplesFile> | null;
  readonly emergencyReplies: Parsed<EmergencyRepliesFile> | null;
  readonly lexicon: Parsed<LexiconFile> | null;
  /** Every path there is, with problems or without. */
  readonly paths: readonly string[];
  /** Kinds of which a file was left out: what other files say of them is not judged. */
  readonly incomplete: ReadonlySet<FileKind>;
}

/**
 * Parses each file for itself and collects what is wrong with any. Never throws.
 */
export function readFiles(
  files: readonly ContentFile[],
  { readYaml }: Readers = READERS,
): {
  readonly parsed: ParsedFiles;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const incomplete = new Set<FileKind>();
  const intents: Parsed<IntentFile>[] = [];
  const dialogs: Parsed<DialogFile>[] = [];
  const phrases: Parsed<PhraseFile>[] = [];
  const situations: Parsed<SituationsFile>[] = [];
  const moves: Parsed<MovesFile>[] = [];
  const knowledge: Parsed<KnowledgeFile>[] = [];
  let answers: Parsed<AnswersFile> | null = null;
  let cases: Parsed<CasesFile> | null = null;
  let classes: Parsed<ClassesFile> | null = null;
  let complaintCues: Parsed<ComplaintCuesFile> | null = null;
  let courtesy: Parsed<CourtesyFile> | null = null;
  let controlWords: Parsed<ControlWordsFile> | null = null;
  let emergencyRules: Parsed<EmergencyRulesFile> | null = null;
  let emergencyExamples: Parsed<EmergencyExamplesFile> | null = null;
  let emergencyReplies: Parsed<EmergencyRepliesFile> | null = null;
  let lexicon: Parsed<LexiconFile> | null = null;

  for (const file of files) {
    const kind = kindOf(file.path);
    if (kind === null) {
      problems.push(misplaced(file.path));
      continue;
    }
    const yaml = readYaml(file);
    if (!yaml.ok) {
      problems.push(...yaml.error);
      incomplete.add(kind);
      continue;
    }
    problems.push(...yaml.value.warnings);
    const parse = <T>(schema: z.ZodType<T>): Parsed<T> | null => {
      const result = schema.safeParse(yaml.value.value);
      if (result.success) return { source: yaml.value, value: result.data };
      problems.push(...schemaProblems(yaml.value, schema, result.error.issues));
      incomplete.add(kind);
      return null;
    };
    switch (kind) {
      case "intent":
        intents.push(...listed(parse(FILE_KINDS.intent.schema)));
        break;
      case "dialog":
        dialogs.push(...listed(parse(FILE_KINDS.dialog.schema)));
        break;
      case "phrases":
        phrases.push(...listed(parse(FILE_KINDS.phrases.schema)));
        break;
      case "situations":
        situations.push(...listed(parse(FILE_KINDS.situations.schema)));
        break;
      case "moves":
        moves.push(...listed(parse(FILE_KINDS.moves.schema)));
        break;
      case "knowledge":
        knowledge.push(...listed(parse(FILE_KINDS.knowledge.schema)));
        break;
      case "answers":
        answers = parse(FILE_KINDS.answers.schema);
        break;
      case "cases":
        cases = parse(FILE_KINDS.cases.schema);
        break;
      case "classes":
        classes = parse(FILE_KINDS.classes.schema);
        break;
      case "courtesy":
        courtesy = parse(FILE_KINDS.courtesy.schema);
        break;
      case "complaint-cues":
        complaintCues = parse(FILE_KINDS["complaint-cues"].schema);
        break;
      case "control-words":
        controlWords = parse(FILE_KINDS["control-words"].schema);
        break;
      case "emergency-rules":
        emergencyRules = parse(FILE_KINDS["emergency-rules"].schema);
        break;
      case "emergency-examples":
        emergencyExamples = parse(FILE_KINDS["emergency-examples"].schema);
        break;
      case "emergency-replies":
        emergencyReplies = parse(FILE_KINDS["emergency-replies"].schema);
        break;
      case "lexicon":
        lexicon = parse(FILE_KINDS.lexicon.schema);
        break;
    }
  }
  const paths = files.map(({ path }) => path);
  const danger = { emergencyRules, emergencyExamples, emergencyReplies };
  const steering = { controlWords, lexicon, ...danger };
  const grave = { cases, classes, complaintCues };
  const content = { intents, moves, dialogs, phrases, situations, knowledge, answers, courtesy };
  const parsed = { ...content, ...grave, ...steering };
  return { parsed: { ...parsed, paths, incomplete }, problems };
}

function listed<T>(one: T | null): readonly T[] {
  return one === null ? [] : [one];
}

function misplaced(path: string): Problem {
  const cure = path.endsWith(".yaml")
    ? "Let its name end in .yml."
    : "Content lies in intents/, intents/moves/, dialogs/, dialogs/phrases/, dialogs/situations/ and " +
      "dialogs/knowledge/ themselves.";
  return error(startOf(path), "misplaced-file", "Nothing reads this file", cure);
}

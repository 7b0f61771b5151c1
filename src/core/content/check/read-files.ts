import type { z } from "zod";
import { madeOnce } from "../../made-once.ts";
import { failed, ok, type Result } from "../../result.ts";
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

type Parser<T> = (source: YamlSource) => Result<Parsed<T>, readonly Problem[]>;

/** What is read again as it was is not parsed again. */
function parserOf<T>(schema: z.ZodType<T>): Parser<T> {
  return madeOnce((source) => {
    const result = schema.safeParse(source.value);
    if (result.success) return ok({ source, value: result.data });
    return failed(schemaProblems(source, schema, result.error.issues));
  });
}

const PARSERS = {
  intent: parserOf(FILE_KINDS.intent.schema),
  dialog: parserOf(FILE_KINDS.dialog.schema),
  phrases: parserOf(FILE_KINDS.phrases.schema),
  situations: parserOf(FILE_KINDS.situations.schema),
  moves: parserOf(FILE_KINDS.moves.schema),
  knowledge: parserOf(FILE_KINDS.knowledge.schema),
  answers: parserOf(FILE_KINDS.answers.schema),
  cases: parserOf(FILE_KINDS.cases.schema),
  classes: parserOf(FILE_KINDS.classes.schema),
  courtesy: parserOf(FILE_KINDS.courtesy.schema),
  "complaint-cues": parserOf(FILE_KINDS["complaint-cues"].schema),
  "control-words": parserOf(FILE_KINDS["control-words"].schema),
  "emergency-rules": parserOf(FILE_KINDS["emergency-rules"].schema),
  "emergency-examples": parserOf(FILE_KINDS["emergency-examples"].schema),
  "emergency-replies": parserOf(FILE_KINDS["emergency-replies"].schema),
  lexicon: parserOf(FILE_KINDS.lexicon.schema),
};

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
    const parse = <T>(parser: Parser<T>): Parsed<T> | null => {
      const result = parser(yaml.value);
      if (result.ok) return result.value;
      problems.push(...result.error);
      incomplete.add(kind);
      return null;
    };
    switch (kind) {
      case "intent":
        intents.push(...listed(parse(PARSERS.intent)));
        break;
      case "dialog":
        dialogs.push(...listed(parse(PARSERS.dialog)));
        break;
      case "phrases":
        phrases.push(...listed(parse(PARSERS.phrases)));
        break;
      case "situations":
        situations.push(...listed(parse(PARSERS.situations)));
        break;
      case "moves":
        moves.push(...listed(parse(PARSERS.moves)));
        break;
      case "knowledge":
        knowledge.push(...listed(parse(PARSERS.knowledge)));
        break;
      case "answers":
        answers = parse(PARSERS.answers);
        break;
      case "cases":
        cases = parse(PARSERS.cases);
        break;
      case "classes":
        classes = parse(PARSERS.classes);
        break;
      case "courtesy":
        courtesy = parse(PARSERS.courtesy);
        break;
      case "complaint-cues":
        complaintCues = parse(PARSERS["complaint-cues"]);
        break;
      case "control-words":
        controlWords = parse(PARSERS["control-words"]);
        break;
      case "emergency-rules":
        emergencyRules = parse(PARSERS["emergency-rules"]);
        break;
      case "emergency-examples":
        emergencyExamples = parse(PARSERS["emergency-examples"]);
        break;
      case "emergency-replies":
        emergencyReplies = parse(PARSERS["emergency-replies"]);
        break;
      case "lexicon":
        lexicon = parse(PARSERS.lexicon);
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

import { z } from "zod";
import {
  emergencyExamplesFile,
  emergencyRepliesFile,
  emergencyRulesFile,
} from "../../understanding/dangers/danger-files.ts";
import { courtesyFile } from "../../courtesy/courtesy-file.ts";
import { complaintCuesFile } from "../../understanding/complaint-cues.ts";
import { lexiconFile } from "../../understanding/entities/lexicon.ts";
import { controlWordsFile } from "../../understanding/moves/control-words-file.ts";
import { movesFile } from "../../understanding/moves/moves-file.ts";
import {
  answersFile,
  casesFile,
  classesFile,
  dialogFile,
  intentFile,
  knowledgeFile,
  phraseFile,
  situationsFile,
} from "../schema.ts";

/** Every kind of content file: its schema, and where editors find that as JSON Schema. */
export const FILE_KINDS = {
  intent: { schema: intentFile, jsonSchema: "intents/intent.schema.json" },
  cases: { schema: casesFile, jsonSchema: "intents/cases.schema.json" },
  "control-words": { schema: controlWordsFile, jsonSchema: "intents/control-words.schema.json" },
  "emergency-rules": {
    schema: emergencyRulesFile,
    jsonSchema: "intents/emergency-rules.schema.json",
  },
  "emergency-examples": {
    schema: emergencyExamplesFile,
    jsonSchema: "intents/emergency-examples.schema.json",
  },
  "emergency-replies": {
    schema: emergencyRepliesFile,
    jsonSchema: "intents/emergency-replies.schema.json",
  },
  lexicon: { schema: lexiconFile, jsonSchema: "intents/lexicon.schema.json" },
  moves: { schema: movesFile, jsonSchema: "intents/moves/moves.schema.json" },
  "complaint-cues": {
    schema: complaintCuesFile,
    jsonSchema: "intents/complaint-cues.schema.json",
  },
  dialog: { schema: dialogFile, jsonSchema: "dialogs/dialog.schema.json" },
  answers: { schema: answersFile, jsonSchema: "dialogs/answers.schema.json" },
  courtesy: { schema: courtesyFile, jsonSchema: "dialogs/courtesy.schema.json" },
  classes: { schema: classesFile, jsonSchema: "dialogs/classes.schema.json" },
  situations: { schema: situationsFile, jsonSchema: "dialogs/situations/situations.schema.json" },
  knowledge: { schema: knowledgeFile, jsonSchema: "dialogs/knowledge/knowledge.schema.json" },
  phrases: { schema: phraseFile, jsonSchema: "dialogs/phrases/phrases.schema.json" },
} as const;
export type FileKind = keyof typeof FILE_KINDS;

/** Files of which there is exactly one. */
export const CONTROL_WORDS = "intents/control-words.yml";
export const EMERGENCY_RULES = "intents/emergency-rules.yml";
const EMERGENCY_EXAMPLES = "intents/emergency-examples.yml";
const EMERGENCY_REPLIES = "intents/emergency-replies.yml";
export const LEXICON = "intents/lexicon.yml";
const CASES = "intents/cases.yml";
const COMPLAINT_CUES = "intents/complaint-cues.yml";
export const ANSWERS = "dialogs/answers.yml";
export const CLASSES = "dialogs/classes.yml";
const COURTESY = "dialogs/courtesy.yml";

/** What a file is, by its path; null when nothing is read from there. */
export function kindOf(path: string): FileKind | null {
  if (path === CONTROL_WORDS) return "control-words";
  if (path === EMERGENCY_RULES) return "emergency-rules";
  if (path === EMERGENCY_EXAMPLES) return "emergency-examples";
  if (path === EMERGENCY_REPLIES) return "emergency-replies";
  if (path === LEXICON) return "lexicon";
  if (path === CASES) return "cases";
  if (path === COMPLAINT_CUES) return "complaint-cues";
  if (path === ANSWERS) return "answers";
  if (path === CLASSES) return "classes";
  if (path === COURTESY) return "courtesy";
  if (/^intents\/[^/]+\.yml$/.test(path)) return "intent";
  if (/^intents\/moves\/[^/]+\.yml$/.test(path)) return "moves";
  if (/^dialogs\/[^/]+\.yml$/.test(path)) return "dialog";
  if (/^dialogs\/situations\/[^/]+\.yml$/.test(path)) return "situations";
  if (/^dialogs\/knowledge\/[^/]+\.yml$/.test(path)) return "knowledge";
  if (/^dialogs\/phrases\/[^/]+\.yml$/.test(path)) return "phrases";
  return null;
}

/** `repair` for `intents/repair.yml`. */
export function baseName(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
}

/** The keys that a file's schema knows at a path, for "did you mean". */
export function keysAt(file: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  let here = branches(file);
  for (const step of path) here = here.flatMap((schema) => stepInto(schema, step));
  return here.flatMap((schema) => {
    if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
    const keys = schema instanceof z.ZodRecord ? schema.keyType : null;
    return keys instanceof z.ZodEnum ? keys.options.map(String) : [];
  });
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return branches(schema.element);
  if (schema instanceof z.ZodRecord) return branches(schema.valueType);
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const next = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
  return next === undefined ? [] : branches(next);
}

/** A schema without its wrappings; each of its alternatives for a union. */
function branches(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(branches);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  )
    return branches(schema.unwrap());
  return [schema];
}

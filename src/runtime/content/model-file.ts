import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import { z } from "zod";
import type { Read } from "../../core/content/check/compile.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import type { Learnt, Lessons, Model } from "../../core/understanding/model/model.ts";
import type { ContentFiles } from "./content-files.ts";

const floats = z.instanceof(Float32Array);
const integers = z.instanceof(Int32Array);
const shorts = z.instanceof(Uint16Array);
const softmax = z.object({ weights: z.instanceof(Int8Array), unit: z.number(), bias: floats });
const table = z.object({ hashes: integers, ids: integers });

const phraseIndex = z.object({
  starts: integers,
  texts: z.union([shorts, integers]),
  weights: z.instanceof(Uint8Array),
  size: z.number(),
});
const sparseSoftmax = z.object({
  starts: integers,
  classes: shorts,
  weights: z.instanceof(Int8Array),
  unit: z.number(),
  bias: floats,
});

export const learntSchema: z.ZodType<Learnt> = z.object({
  confidence: z.object({ bias: z.number(), score: z.number(), lead: z.number() }),
  intents: z.array(z.string()),
  intentOf: integers,
  space: z.object({ table, idf: floats, unseenIdf: z.number() }),
  index: phraseIndex,
  softmax,
  dangers: softmax,
  dangerOf: integers,
  move: sparseSoftmax.extend({ idf: floats }),
  followUp: softmax,
  followUpOf: integers,
  situationNames: z.array(z.string()),
  situation: sparseSoftmax,
  knowledge: z.object({
    names: z.array(z.string()),
    about: z.array(z.string().nullable()),
    softmax: sparseSoftmax,
    index: phraseIndex,
    classOf: integers,
    weights: z.array(z.number()),
  }),
  forms: table,
  phraseOf: integers,
  words: z.array(z.string()),
});
/** Written by ourselves: what it is made of is looked at no closer than whose it is. */
const reading = z.custom<Read>((value) => typeof value === "object" && value !== null);
const kept = z.object({
  code: z.string(),
  version: z.string(),
  read: reading,
  of: z.string(),
  learnt: learntSchema,
});

/** What was read and learnt ahead. */
export interface Ahead {
  /** What just these files say by the code that runs; else null. */
  readingOf(files: ContentFiles, names: FeatureNames): Read | null;
  /** What was learnt from just these lessons; else null. */
  modelOf(lessons: Lessons): Model | null;
  /** Whether the code that runs would learn the same. */
  readonly bySameCode: boolean;
}

/** Keeps what was read and learnt, for the next start. */
export async function writeAhead(
  file: string,
  files: ContentFiles,
  names: FeatureNames,
  read: Read,
  model: Model,
): Promise<void> {
  const { phrases, examples, moves, followUps, situations, questions, ...learnt } = model;
  const of = digest({ phrases, examples, moves, followUps, situations, questions });
  const version = versionOf(files, names);
  await writeFile(file, serialize({ code: await digestOfCode(), version, read, of, learnt }));
}

/** Null when the file isn't there, or is none that we can read. */
export async function readAhead(file: string): Promise<Ahead | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  const parsed = kept.safeParse(parse(bytes));
  if (!parsed.success) return null;
  const { code, version, read, of, learnt } = parsed.data;
  const bySameCode = code === (await digestOfCode());
  return {
    bySameCode,
    readingOf: (files, names) => (bySameCode && versionOf(files, names) === version ? read : null),
    modelOf: (lessons) => (of === digest(lessons) ? { ...lessons, ...learnt } : null),
  };
}

/** The same files say something else to a desk with other features. */
function versionOf({ version }: ContentFiles, names: FeatureNames): string {
  return `${version} ${JSON.stringify(names)}`;
}

function parse(bytes: Uint8Array): unknown {
  try {
    const value: unknown = deserialize(bytes);
    return value;
  } catch {
    return null;
  }
}

function digest({ phrases, examples, moves, followUps, situations, questions }: Lessons): string {
  const hash = createHash("sha256");
  for (const { text, intent } of phrases) hash.update(`${intent}\0${text}\0`);
  for (const { text, danger } of examples) hash.update(`${danger}\0${text}\0`);
  for (const { asked, said } of moves) hash.update(JSON.stringify([asked, said]));
  for (const { text, followUp } of followUps) hash.update(`${followUp}\0${text}\0`);
  for (const { text, situation } of situations) hash.update(`${situation}\0${text}\0`);
  for (const { text, question, about } of questions)
    hash.update(`${question}\0${about}\0${text}\0`);
  return hash.digest("base64url");
}

const THIS = new URL(import.meta.url);
/** Where reading and learning are written down. */
const CODE = ["content", "records", "text", "understanding"].map(
  (name) => new URL(`../../core/${name}/`, import.meta.url),
);

/** Other code may read and learn otherwise. */
async function digestOfCode(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of CODE) {
    const names = await readdir(folder, { recursive: true }).catch(() => null);
    // It was made one file with all the rest.
    if (names === null) return hash.update(await readFile(THIS)).digest("base64url");
    for (const name of names.filter((each) => /\.[jt]s$/.test(each)).sort())
      hash
        .update(`${name}\0`)
        .update(await readFile(new URL(name, folder)))
        .update("\0");
  }
  return hash.digest("base64url");
}

import { createHash } from "node:crypto";
import { open, readdir, readFile, writeFile } from "node:fs/promises";
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
/** The file's first line: whether the rest is of use is told without reading it. */
const about = z.object({
  code: z.string(),
  version: z.string(),
  /** A digest of the lessons. */
  of: z.string(),
});
const kept = z.object({ read: reading, learnt: learntSchema });
const LINE_END = 10;
/** Longer than the first line is. */
const FIRST_BYTES = 65_536;

/** What was read and learnt ahead. */
export interface Ahead {
  /** What just these files say by the code that runs; else null. */
  readingOf(files: ContentFiles, names: FeatureNames): Promise<Read | null>;
  /** What was learnt from just these lessons; else null. */
  modelOf(lessons: Lessons): Promise<Model | null>;
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
  const line = { code: await digestOfCode(), version: versionOf(files, names), of };
  const bytes = [Buffer.from(`${JSON.stringify(line)}\n`), serialize({ read, learnt })];
  await writeFile(file, Buffer.concat(bytes));
}

/** Null when the file isn't there, or is none that we can read. */
export async function readAhead(file: string): Promise<Ahead | null> {
  const first = await firstLineOf(file);
  if (first === null) return null;
  const { code, version, of, length } = first;
  let body: Promise<z.infer<typeof kept> | null> | null = null;
  const rest = () => (body ??= readBody(file, length));
  const bySameCode = code === (await digestOfCode());
  return {
    bySameCode,
    async readingOf(files, names) {
      const isOf = bySameCode && versionOf(files, names) === version;
      return isOf ? ((await rest())?.read ?? null) : null;
    },
    async modelOf(lessons) {
      const learnt = of === digest(lessons) ? (await rest())?.learnt : null;
      return learnt ? { ...lessons, ...learnt } : null;
    },
  };
}

async function firstLineOf(file: string) {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
  await handle.close();
  const length = buffer.subarray(0, bytesRead).indexOf(LINE_END);
  const parsed = about.safeParse(jsonIn(buffer.subarray(0, Math.max(0, length)).toString()));
  return parsed.success ? { ...parsed.data, length } : null;
}

function jsonIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

async function readBody(file: string, from: number) {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const parsed = kept.safeParse(parse(bytes.subarray(from + 1)));
  return parsed.success ? parsed.data : null;
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

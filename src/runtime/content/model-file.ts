import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import { z } from "zod";
import type { Learnt, Lessons, Model } from "../../core/understanding/model/model.ts";

const floats = z.instanceof(Float32Array);
const integers = z.instanceof(Int32Array);
const shorts = z.instanceof(Uint16Array);
const softmax = z.object({ weights: z.instanceof(Int8Array), unit: z.number(), bias: floats });
const table = z.object({ hashes: z.instanceof(Uint32Array), ids: integers });

const learntSchema: z.ZodType<Learnt> = z.object({
  confidence: z.object({ bias: z.number(), score: z.number(), lead: z.number() }),
  intents: z.array(z.string()),
  intentOf: integers,
  space: z.object({ table, idf: floats, unseenIdf: z.number() }),
  index: z.object({
    starts: integers,
    texts: z.union([shorts, integers]),
    weights: z.instanceof(Uint8Array),
    size: z.number(),
  }),
  softmax,
  dangers: softmax,
  dangerOf: integers,
  acts: softmax,
  actOf: integers,
  followUp: softmax,
  followUpOf: integers,
  situationNames: z.array(z.string()),
  situation: z.object({
    starts: integers,
    classes: shorts,
    weights: z.instanceof(Int8Array),
    unit: z.number(),
    bias: floats,
  }),
  forms: table,
  phraseOf: integers,
  words: z.array(z.string()),
});
const kept = z.object({ of: z.string(), learnt: learntSchema });

/** Keeps what was learnt, for the next start. */
export async function writeModel(file: string, model: Model): Promise<void> {
  const { phrases, examples, replies, followUps, situations, ...learnt } = model;
  const of = digest({ phrases, examples, replies, followUps, situations });
  await writeFile(file, serialize({ of, learnt }));
}

/** What was learnt from just these lessons; null when the file isn't there, or is of others. */
export async function readModel(file: string, lessons: Lessons): Promise<Model | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  const read = kept.safeParse(parse(bytes));
  if (!read.success || read.data.of !== digest(lessons)) return null;
  return { ...lessons, ...read.data.learnt };
}

function parse(bytes: Uint8Array): unknown {
  try {
    const value: unknown = deserialize(bytes);
    return value;
  } catch {
    return null;
  }
}

function digest({ phrases, examples, replies, followUps, situations }: Lessons): string {
  const hash = createHash("sha256");
  for (const { text, intent } of phrases) hash.update(`${intent}\0${text}\0`);
  for (const { text, danger } of examples) hash.update(`${danger}\0${text}\0`);
  for (const { text, act } of replies) hash.update(`${act}\0${text}\0`);
  for (const { text, followUp } of followUps) hash.update(`${followUp}\0${text}\0`);
  for (const { text, situation } of situations) hash.update(`${situation}\0${text}\0`);
  return hash.digest("base64url");
}

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { intentFile } from "../src/core/content/schema.ts";
import { ROOT } from "./product-content.ts";
import { REPAIR_TALK } from "./repair-talk.ts";

/**
 * The product's intents and dialogs over a few examples each, in a folder of their own: they are
 * read and learnt in a fraction of the time, and all that they can do is there. What must and must
 * not be understood is left out: so few examples tell nothing of it.
 */
export function thinnedProduct(folder: string): string {
  for (const part of ["intents", "dialogs"])
    for (const name of readdirSync(join(ROOT, part), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".yml")) continue;
      const [from, to] = [join(ROOT, part, name), join(folder, part, name)];
      mkdirSync(dirname(to), { recursive: true });
      if (name === CASES) writeFileSync(to, stringify({ cases: ONE_CASE }));
      else if (part === "dialogs" && !EXAMPLES.test(name)) cpSync(from, to);
      else writeFileSync(to, thinned(readFileSync(from, "utf8")));
    }
  return folder;
}

/** Where examples stand among the dialogs. */
const EXAMPLES = /^(?:situations|knowledge)\b/;
const CASES = "cases.yml";
const ONE_CASE = { repair: [REPAIR_TALK[0]] };
const FEW = { zh: 12, en: 4, examples: 6 };
/** Lists in files that hold nothing else. */
const LONG = 200;

function thinned(text: string): string {
  const value: unknown = parse(text);
  const intent = intentFile.safeParse(value);
  if (!intent.success) return stringify(fewIn(value));
  const { zh, en } = intent.data.phrases;
  const told = zh.filter((phrase) => REPAIR_TALK[0].startsWith(phrase));
  const phrases = {
    zh: [...new Set([...told, ...zh.slice(-FEW.zh)])],
    en: en.slice(-FEW.en),
  };
  return stringify({ ...intent.data, phrases, not: undefined });
}

const sentences = z.array(z.string());
const anyList = z.array(z.unknown());
const anyObject = z.record(z.string(), z.unknown());

function fewIn(value: unknown, key = ""): unknown {
  const few = sentences.safeParse(value);
  if (few.success && (key === "asked" || key === "says")) return some(few.data, FEW.examples);
  const list = anyList.safeParse(value);
  if (list.success)
    return list.data.length < LONG ? list.data : some(list.data, list.data.length / 20);
  const object = anyObject.safeParse(value);
  if (!object.success) return value;
  return Object.fromEntries(
    Object.entries(object.data).map(([name, of]) => [name, fewIn(of, name)]),
  );
}

/** Evenly from the whole. */
function some<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
}

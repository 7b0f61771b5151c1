import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { intentFile } from "../../src/core/content/schema.ts";
import { REPAIR_TALK } from "../repair-talk.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** The product's dialogs over a few phrases an intent, so that a killed desk is back at once. */
export function smallContent(folder: string): string {
  const target = join(folder, "content");
  mkdirSync(join(target, "intents"), { recursive: true });
  // Learning all that is asked and said anew at each start would take longer than all the rest.
  const long = ["situations", "knowledge"].map((name) => join(ROOT, "dialogs", name));
  const filter = (path: string): boolean => !long.includes(path);
  cpSync(join(ROOT, "dialogs"), join(target, "dialogs"), { recursive: true, filter });
  for (const name of readdirSync(join(ROOT, "intents")).filter((file) => file.endsWith(".yml"))) {
    const text = readFileSync(join(ROOT, "intents", name), "utf8");
    const intent = intentFile.safeParse(parse(text));
    const few = intent.success
      ? stringify({
          ...intent.data,
          phrases: {
            zh: intent.data.phrases.zh.filter(
              (phrase, n, { length }) => n >= length - 12 || REPAIR_TALK[0].startsWith(phrase),
            ),
            en: intent.data.phrases.en.slice(-4),
          },
        })
      : name.startsWith("emergency-")
        ? stringify(oneInSo(parse(text)))
        : text;
    writeFileSync(join(target, "intents", name), few);
  }
  return target;
}

/** Of long lists of examples one in so many: what is learnt of dangers is not what is tried here. */
const SO_MANY = 20;
const LONG = 200;
function oneInSo(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length < LONG ? value : value.filter((_, n) => n % SO_MANY === 0);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, oneInSo(of)]));
}

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
  cpSync(join(ROOT, "dialogs"), join(target, "dialogs"), { recursive: true });
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
      : text;
    writeFileSync(join(target, "intents", name), few);
  }
  return target;
}

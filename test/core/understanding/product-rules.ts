import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { intentFile } from "../../../src/core/content/schema.ts";
import { emergencyRulesFile } from "../../../src/core/understanding/dangers/danger-files.ts";
import type { IntentPhrase } from "../../../src/core/understanding/interpretation.ts";
import { controlWordsFile } from "../../../src/core/understanding/moves/control-words-file.ts";

const folder = new URL("../../../intents/", import.meta.url);
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), "utf8"));

/** The rules that the product ships. */
export const controls = controlWordsFile.parse(read("control-words.yml"));
export const emergencyRules = emergencyRulesFile.parse(read("emergency-rules.yml"));

/** The phrases that the product ships. */
export const phrases: readonly IntentPhrase[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yml"))
  .filter(
    (name) =>
      !/^(?:cases|control-words|complaint-cues|emergency-rules|emergency-examples|emergency-replies|lexicon)\.yml$/.test(
        name,
      ),
  )
  .flatMap((name) => {
    const { intent, phrases } = intentFile.parse(read(name));
    return [...phrases.zh, ...phrases.en].map((text) => ({ text, intent }));
  });

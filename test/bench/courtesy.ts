import { pathToFileURL } from "node:url";
import { readDrafts, scoreOf, type Score } from "../core/courtesy/judged-drafts.ts";
import { check } from "../core/courtesy/shipped-manners.ts";

const HELD = new URL("messages/courtesy.jsonl", import.meta.url);
const LANGUAGES = ["zh-Hant", "zh-Hans", "en"] as const;

/** How many of others' rude drafts are found, and how many of their courteous ones are left alone. */
export function benchCourtesy(file?: string): void {
  const drafts = readDrafts(file === undefined ? HELD : pathToFileURL(file));
  const rows: readonly (readonly [string, Score])[] = [
    ["all", scoreOf(check, drafts)],
    ...LANGUAGES.map(
      (lang) =>
        [
          lang,
          scoreOf(
            check,
            drafts.filter((one) => one.lang === lang),
          ),
        ] as const,
    ),
  ];
  for (const [name, { drafts: count, precision, recall }] of rows)
    console.log(
      `${name.padEnd(8)} ${count} drafts: precision ${precision.toFixed(1)} %, recall ${recall.toFixed(1)} %`,
    );
  const rules = [...new Set(drafts.flatMap((one) => one.rules))].sort();
  for (const rule of rules) {
    const broken = drafts.filter((one) => one.rules.includes(rule));
    console.log(
      `${rule.padEnd(8)} ${broken.length} drafts: recall ${scoreOf(check, broken).recall.toFixed(1)} %`,
    );
  }
}

import type { Problem } from "../content.ts";
import type { Phrase } from "../phrases.ts";
import { error } from "./problem.ts";
import type { PhraseFile } from "../schema.ts";
import { blanksOf, parseTemplate } from "../template.ts";
import type { Template } from "../template.ts";
import { foreignScript } from "./foreign-script.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

type Written = "zh" | "en" | "zh-Hans";

interface Wording {
  readonly at: Path;
  readonly template: Template;
}

/**
 * Reads one file of the catalogue, and what is wrong with its wordings.
 * @param blanks what a wording may be filled with
 */
export function readPhrases(
  source: YamlSource,
  file: PhraseFile,
  blanks: readonly string[],
): { readonly phrases: ReadonlyMap<string, Phrase>; readonly problems: readonly Problem[] } {
  const read = Object.entries(file).map(([key, entry]) => ({
    key,
    ...readPhrase(source, [key], entry, blanks),
  }));
  return {
    phrases: new Map(read.map(({ key, phrase }) => [key, phrase])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Reads the wordings that stand at a place of a file, and what is wrong with them. */
export function readPhrase(
  source: YamlSource,
  place: Path,
  entry: Pick<PhraseFile[string], Written>,
  blanks: readonly string[],
): { readonly phrase: Phrase; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read = (language: Written): readonly Wording[] => {
    const texts = entry[language] ?? [];
    return [texts].flat().flatMap((text, index) => {
      const at = typeof texts === "string" ? [...place, language] : [...place, language, index];
      const { template, problems: found } = readWording(source, at, text, language, blanks);
      problems.push(...found);
      return template === null ? [] : [{ at, template }];
    });
  };
  const [zh, en, hans] = [read("zh"), read("en"), read("zh-Hans")];
  problems.push(...differentBlanks(source, [...zh, ...en, ...hans]));
  const phrase: Phrase = {
    zh: zh.map(({ template }) => template),
    en: en.map(({ template }) => template),
    hans: entry["zh-Hans"] === undefined ? null : hans.map(({ template }) => template),
  };
  return { phrase, problems };
}

function readWording(
  source: YamlSource,
  at: Path,
  text: string,
  language: Written,
  blanks: readonly string[],
): { readonly template: Template | null; readonly problems: readonly Problem[] } {
  const wording = foreignScript(text, language).map(({ severity, rule, message, cure, piece }) => ({
    ...error(source.pieceSpot(at, piece, 0), rule, message, cure),
    severity,
  }));
  const parsed = parseTemplate(text, blanks);
  if (parsed.ok) return { template: parsed.value, problems: wording };
  const { piece, skip, rule, message, cure } = parsed.error;
  const flaw = error(source.pieceSpot(at, piece, skip), rule, message, cure);
  return { template: null, problems: [...wording, flaw] };
}

/**
 * All wordings of a phrase need the same fillings, so that which of them is said depends on
 * nothing else. What stands in `[…]` is a courtesy and may differ.
 */
function differentBlanks(source: YamlSource, wordings: readonly Wording[]): readonly Problem[] {
  const [first, ...others] = wordings;
  if (first === undefined) return [];
  const needed = blanksOf(first.template, "needed");
  return others.flatMap(({ at, template }) => {
    const own = blanksOf(template, "needed");
    const missing = [...needed].filter((blank) => !own.has(blank));
    const added = [...own].filter((blank) => !needed.has(blank));
    if (missing.length === 0 && added.length === 0) return [];
    const message = [
      ...missing.map((blank) => `{${blank}} is missing, which the first wording has`),
      ...added.map((blank) => `{${blank}} is not in the first wording`),
    ].join("; ");
    const cure = "All wordings of a phrase need the same blanks outside of […].";
    return [error(source.spot(at), "different-blanks", message, cure)];
  });
}

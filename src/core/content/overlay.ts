import { failed, ok, type Result } from "../result.ts";
import { ALWAYS } from "./check/check-catalogue.ts";
import { didYouMean } from "../text/closest.ts";
import type { Content, ContentFile, Phrases, Problem } from "./content.ts";
import type { FeatureNames } from "./feature-names.ts";
import { createPhrases, type Phrase } from "./phrases.ts";
import { byPlace, error, isError } from "./check/problem.ts";
import { mannersOf } from "./check/check-manners.ts";
import { readPhrases } from "./check/read-phrases.ts";
import { schemaProblems } from "./check/schema-problems.ts";
import { phraseFile } from "./schema.ts";
import { blanksOf, blanksWith } from "./template.ts";
import { readYaml, type YamlSource } from "./check/yaml-source.ts";

/**
 * A community's own wordings, in the form of a file of `dialogs/phrases/`, laid over the content.
 * They may say what the catalogue says in other words: with the same blanks, and with a time only
 * where the catalogue tells one (B21).
 * @returns the content with them, or everything that is wrong with them
 */
export function overlaid(
  content: Content,
  file: ContentFile,
  names: FeatureNames,
): Result<Content, readonly Problem[]> {
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  const source = yaml.value;
  const parsed = phraseFile.safeParse(source.value ?? {});
  if (!parsed.success) return failed(schemaProblems(source, phraseFile, parsed.error.issues));
  const { phrases, problems } = readPhrases(source, parsed.data, blanksWith(names));
  const unfit = [...phrases].flatMap(([key, own]) => misfits(source, key, own, content.phrases));
  const manners = mannersOf(source, parsed.data, {
    check: content.courtesy,
    phrases: content.phrases,
  });
  const errors = [...problems, ...unfit, ...manners].filter(isError);
  if (errors.length > 0) return failed(errors.sort(byPlace));
  const own = createPhrases(phrases);
  const of = (key: string): Phrases => (own.has(key) ? own : content.phrases);
  return ok({
    ...content,
    phrases: {
      // A community's own words are its region's.
      inHongKong: () => content.phrases.inHongKong(),
      keys: () => content.phrases.keys(),
      has: (key) => content.phrases.has(key),
      blanks: (key, which) => of(key).blanks(key, which),
      promises: (key) => of(key).promises(key),
      say: (key, ...said) => of(key).say(key, ...said),
    },
  });
}

/** Where the phrase is said fills what the catalogue's wordings need, and no more is sure. */
function misfits(
  source: YamlSource,
  key: string,
  own: Phrase,
  catalogue: Phrases,
): readonly Problem[] {
  const spot = source.keySpot([key]);
  if (!catalogue.has(key)) {
    const message = `"${key}" is not in the phrase catalogue`;
    return [error(spot, "unknown-phrase", message, didYouMean(key, catalogue.keys()))];
  }
  const wordings = [...own.zh, ...own.en, ...(own.hans ?? [])];
  const all = new Set(wordings.flatMap((each) => [...blanksOf(each, "all")]));
  if (all.has("due") && !catalogue.promises(key)) {
    const message = `"${key}" tells a time, {due}, and nothing keeps it here (handbook B21)`;
    return [error(spot, "time-without-promise", message, "Say it without a time.")];
  }
  const wanted = catalogue.blanks(key, "needed");
  const needed = new Set<string>(wordings.flatMap((each) => [...blanksOf(each, "needed")]));
  const fillable = new Set<string>([...ALWAYS, ...catalogue.blanks(key, "all")]);
  const left = [...wanted].filter((blank) => !needed.has(blank));
  const added = [...needed].filter((blank) => !wanted.has(blank));
  const unknown = [...all].filter((blank) => !fillable.has(blank) && !added.includes(blank));
  const message = [
    ...left.map((blank) => `{${blank}} is missing, which the catalogue's wording has`),
    ...[...added, ...unknown].map((blank) => `{${blank}} is not in the catalogue's wording`),
  ].join("; ");
  if (message === "") return [];
  const cure = "Words of a community's own need the blanks that the catalogue's have.";
  return [error(spot, "different-blanks", message, cure)];
}

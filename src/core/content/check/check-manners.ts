import type { CourtesyCheck } from "../../courtesy/check-courtesy.ts";
import type { CourtesyFinding } from "../../courtesy/courtesy-finding.ts";
import { phrasesNamedIn } from "../../courtesy/courtesy-file.ts";
import type { Phrases, Problem } from "../content.ts";
import { createPhrases, type Phrase } from "../phrases.ts";
import type { PhraseFile } from "../schema.ts";
import { error } from "./problem.ts";
import type { ParsedFiles } from "./read-files.ts";
import { READERS, type Readers } from "./readers.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** What residents press or say, and what colleagues read: none of it is said to a resident. */
const NOT_TO_RESIDENTS =
  /^(?:choice|intent|part|cue|class|role|case|place|staff|courtesy)\.|\.(?:button|open|stop|subject|title)$/;
/** Whoever is in danger is told what to do in few words. */
const IN_DANGER = /^emergency\./;
const NOBODY_WAITS = { waitedMs: 0, inDanger: false };

const LANGUAGES = { zh: "zh-Hant", "zh-Hans": "zh-Hans", en: "en" } as const;
type Wordings = Pick<PhraseFile[string], keyof typeof LANGUAGES>;

/** What wordings are held against, and the words in which that is told. */
export interface Manners {
  readonly check: CourtesyCheck;
  readonly phrases: Phrases;
}

/** Whether the desk's own words are how residents are spoken to (B16), all of the catalogue. */
export function checkManners(
  { courtesy, phrases, situations, knowledge }: ParsedFiles,
  catalogue: ReadonlyMap<string, Phrase>,
  { courtesyCheck }: Readers = READERS,
): readonly Problem[] {
  if (courtesy === null) return [];
  const told = phrasesNamedIn(courtesy.value).flatMap(({ key }) => {
    const phrase = catalogue.get(key);
    return phrase === undefined ? [] : [[key, phrase] as const];
  });
  const manners = {
    check: courtesyCheck(courtesy.value),
    phrases: createPhrases(new Map(told)),
  };
  return [
    ...phrases.flatMap(({ source, value: entries }) => mannersOf(source, entries, manners)),
    ...situations.flatMap(({ source, value: entries }) =>
      Object.entries(entries).flatMap(([id, entry]) =>
        wordingsOf(source, [id], entry, manners, { ...NOBODY_WAITS, inDanger: true }),
      ),
    ),
    ...knowledge.flatMap(({ source, value: { entries } }) =>
      Object.entries(entries).flatMap(([id, { answer, instead = [] }]) => [
        ...wordingsOf(source, ["entries", id, "answer"], answer, manners, NOBODY_WAITS),
        ...instead.flatMap((other, n) => {
          const at = ["entries", id, "instead", n, "answer"];
          return wordingsOf(source, at, other.answer, manners, NOBODY_WAITS);
        }),
      ]),
    ),
  ];
}

/** What is wrong with the manners of one file of phrases. */
export function mannersOf(
  source: YamlSource,
  entries: PhraseFile,
  manners: Manners,
): readonly Problem[] {
  return Object.entries(entries).flatMap(([key, entry]) =>
    wordingsOf(
      source,
      [key],
      entry,
      manners,
      { ...NOBODY_WAITS, inDanger: IN_DANGER.test(key) },
      NOT_TO_RESIDENTS.test(key),
    ),
  );
}

function wordingsOf(
  source: YamlSource,
  place: Path,
  entry: Wordings,
  manners: Manners,
  context: Parameters<CourtesyCheck>[1],
  onlyForbidden = false,
): readonly Problem[] {
  return (["zh", "en", "zh-Hans"] as const).flatMap((language) => {
    const texts = entry[language] ?? [];
    return [texts].flat().flatMap((text, n) => {
      const at = typeof texts === "string" ? [...place, language] : [...place, language, n];
      return manners
        .check(text, context)
        .filter(({ forbidden }) => forbidden || !onlyForbidden)
        .map((found) => problemOf(source, at, text, found, manners.phrases, LANGUAGES[language]));
    });
  });
}

function problemOf(
  source: YamlSource,
  at: Path,
  text: string,
  { manner, rule, span, why, instead, forbidden }: CourtesyFinding,
  phrases: Phrases,
  language: (typeof LANGUAGES)[keyof typeof LANGUAGES],
): Problem {
  const piece = text.slice(span.start, span.end);
  const skip = text.slice(0, span.start).split(piece).length - 1;
  const reason = said(phrases, why, "en");
  const other =
    instead === null
      ? ""
      : "words" in instead
        ? instead.words
        : said(phrases, instead.phrase, language);
  const message = `"${piece}": ${reason.replace(/\.$/, "")} (handbook ${rule})`;
  const cure = other === "" ? "" : `Say: ${other}`;
  const problem = error(source.pieceSpot(at, piece, skip), manner, message, cure);
  return forbidden ? problem : { ...problem, severity: "warning" };
}

/** Empty where it is missing, or has a blank: that is told of the phrase itself. */
function said(phrases: Phrases, key: string, language: Parameters<Phrases["say"]>[1]): string {
  const isPlain = phrases.has(key) && phrases.blanks(key, "needed").size === 0;
  return isPlain ? phrases.say(key, language, {}, 0).trim() : "";
}

import { madeOnce } from "../../made-once.ts";
import { didYouMean } from "../../text/closest.ts";
import { normalise } from "../../text/normalise.ts";
import type { ControlWordsFile } from "../../understanding/moves/control-words-file.ts";
import type { Problem, Spot } from "../content.ts";
import type { IntentFile } from "../schema.ts";
import {
  ANSWERS,
  CLASSES,
  CONTROL_WORDS,
  EMERGENCY_RULES,
  LEXICON,
  baseName,
  kindOf,
} from "./file-kinds.ts";
import { error, spotName, startOf, warning } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";
import type { Parsed, ParsedFiles } from "./read-files.ts";
import { EMERGENCY } from "../../understanding/dangers/detect-danger.ts";
import { OUT_OF_SCOPE } from "../../understanding/matcher.ts";

/** Intents that the code itself speaks of. */
const NEEDED_INTENTS = [EMERGENCY, OUT_OF_SCOPE];
const NEEDED_FILES = [CONTROL_WORDS, EMERGENCY_RULES, LEXICON, ANSWERS, CLASSES];

/** The intents there are, those included whose file has problems of its own. */
export function intentNames(files: ParsedFiles): readonly string[] {
  return files.paths.filter((path) => kindOf(path) === "intent").map(baseName);
}

/** What is wrong between the files of `intents/`. */
export function checkIntents(files: ParsedFiles): readonly Problem[] {
  const paths = new Set(files.paths);
  const needed = [...NEEDED_FILES, ...NEEDED_INTENTS.map((intent) => `intents/${intent}.yml`)];
  const missing = needed
    .filter((path) => !paths.has(path))
    .map((file) => error(startOf(file), "missing-file", "This file is missing"));
  const { controlWords } = files;
  return [
    ...missing,
    ...files.intents.flatMap(wrongName),
    ...repeatedPhrases(files.intents),
    ...(controlWords === null ? [] : repeatedControls(controlWords)),
    ...unknownCases(files),
  ];
}

/** An intent that was left out for its own problems is there all the same. */
function unknownCases(files: ParsedFiles): readonly Problem[] {
  if (files.cases === null) return [];
  const { source, value } = files.cases;
  const intents = intentNames(files);
  const kinds = [...intents, ...files.dialogs.map(({ value: { dialog } }) => dialog)];
  return [
    ...unknownIn(source, "cases", Object.keys(value.cases), intents),
    ...unknownIn(source, "talks", Object.keys(value.talks), kinds),
  ];
}

function unknownIn(
  source: YamlSource,
  list: "cases" | "talks",
  named: readonly string[],
  known: readonly string[],
): readonly Problem[] {
  return named
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `There is no intent "${name}"`;
      const spot = source.keySpot([list, name]);
      return error(spot, "unknown-intent", message, didYouMean(name, known));
    });
}

function wrongName({ source, value }: Parsed<IntentFile>): readonly Problem[] {
  const name = baseName(source.path);
  if (value.intent === name) return [];
  const message = `The intent "${value.intent}" is in a file called ${name}.yml`;
  return [error(source.spot(["intent"]), "wrong-name", message, "Give both the same name.")];
}

/** A phrase means one thing: in two intents it would make both unsure. */
function repeatedPhrases(intents: readonly Parsed<IntentFile>[]): readonly Problem[] {
  const texts = intents.flatMap(phrasesIn);
  return repeatedTexts(texts, "repeated-phrase", "Keep it in the one that it means.");
}

const phrasesIn = madeOnce(({ source, value }: Parsed<IntentFile>) =>
  (["zh", "en"] as const).flatMap((language) =>
    value.phrases[language].map((text, index) =>
      ownedText(text, value.intent, source.spot(["phrases", language, index])),
    ),
  ),
);

/** Words for yes, no and corrections may be control words too: what was asked decides. */
function repeatedControls({ source, value }: Parsed<ControlWordsFile>): readonly Problem[] {
  const texts = Object.entries(value.controls)
    .filter(([control]) => !["yes", "no", "correction"].includes(control))
    .flatMap(([control, words]) =>
      words.map((text, index) =>
        ownedText(text, control, source.spot(["controls", control, index])),
      ),
    );
  return repeatedTexts(texts, "repeated-control", "Keep it in the one that it means.");
}

interface OwnedText {
  readonly text: string;
  /** As it is read. */
  readonly form: string;
  /** What the text stands for. */
  readonly owner: string;
  readonly spot: Spot;
}

export function ownedText(text: string, owner: string, spot: Spot): OwnedText {
  return { text, form: normalise(text), owner, spot };
}

/** Texts that are read as the same: an error under two owners, a warning under one. */
export function repeatedTexts(
  texts: readonly OwnedText[],
  rule: string,
  cure: string,
): readonly Problem[] {
  const seen = new Map<string, OwnedText>();
  return texts.flatMap((one) => {
    const { form } = one;
    if (form === "") return [error(one.spot, "empty", "The text has nothing that can be read")];
    const first = seen.get(form);
    if (first === undefined) {
      seen.set(form, one);
      return [];
    }
    const where = spotName(first.spot);
    if (first.owner === one.owner)
      return [warning(one.spot, rule, `"${one.text}" stands at ${where} already`, "Remove it.")];
    const message = `"${one.text}" means "${first.owner}" at ${where} already`;
    return [error(one.spot, rule, message, cure)];
  });
}

import { didYouMean } from "../../text/closest.ts";
import { phrasesNamedIn } from "../../courtesy/courtesy-file.ts";
import type { Problem, Spot } from "../content.ts";
import type { FeatureNames } from "../feature-names.ts";
import type { Phrase } from "../phrases.ts";
import { blanksOf } from "../template.ts";
import { intentNames } from "./check-intents.ts";
import { error, spotName, startOf, warning } from "./problem.ts";
import type { ParsedFiles } from "./read-files.ts";

/** A place that names a phrase, and what is filled in when it is said there. */
interface Reference {
  readonly key: string;
  readonly spot: Spot;
  readonly filled: readonly string[];
}

/** Blanks that every phrase may use. */
export const ALWAYS: readonly string[] = [
  "company",
  "hello",
  "you",
  "police",
  "fire",
  "ambulance",
  "helpline",
  "office",
];
const WITH_TICKET: readonly string[] = [
  ...ALWAYS,
  "ticket",
  "minutes",
  "why",
  "due",
  "intent",
  "sorry",
];
const WAYS_TO_ASK = ["ask", "again", "explain"];

/**
 * Checks that every phrase that is named exists and can be filled where it is said.
 */
export function checkCatalogue(
  files: ParsedFiles,
  phrases: ReadonlyMap<string, Phrase>,
  names: FeatureNames,
): readonly Problem[] {
  if (files.incomplete.has("phrases")) return twice(files);
  const references = namedPhrases(files, names);
  const questions = questionsOf(files);
  return [
    ...twice(files),
    ...references.flatMap((reference) => checkReference(reference, phrases)),
    ...questions.flatMap((question) => checkQuestion(question, phrases)),
    ...names.phrases.filter((key) => !phrases.has(key)).map((key) => needed(key, phrases)),
  ];
}

/** Warns of phrases that nothing says; sensible only for content that is right otherwise. */
export function unusedPhrases(files: ParsedFiles, names: FeatureNames): readonly Problem[] {
  const named = new Set([
    ...names.phrases,
    // What an intent is called: said where it is offered, and to staff, if it has such a phrase.
    ...intentNames(files).flatMap((intent) => [`intent.${intent}`, `kind.${intent}`]),
    ...files.dialogs.map(({ value }) => `kind.${value.dialog}`),
    ...namedPhrases(files, names).map(({ key }) => key),
    ...questionsOf(files).flatMap(({ key }) =>
      [...WAYS_TO_ASK, "home"].map((way) => `${key}.${way}`),
    ),
  ]);
  // As advice is named: emergency.advice.fire, emergency.advice.fire-in.
  const advice = names.phrases.filter((key) => key.startsWith("emergency.advice."));
  const dangers = advice.map((key) => key.slice(key.lastIndexOf(".") + 1));
  return files.phrases.flatMap(({ source, value }) =>
    Object.keys(value)
      .filter((key) => !named.has(key) && !named.has(ofAnyDanger(key, dangers)))
      .map((key) => {
        const message = `Nothing says "${key}"`;
        return warning(source.keySpot([key]), "unused-phrase", message, "Remove it, or name it.");
      }),
  );
}

/** `emergency.noted.self-harm` is said in place of `emergency.noted` where that is the danger. */
function ofAnyDanger(key: string, dangers: readonly string[]): string {
  const kind = dangers.find((danger) => key.endsWith(`.${danger}`));
  return kind === undefined ? key : key.slice(0, -kind.length - 1);
}

function namedPhrases(files: ParsedFiles, names: FeatureNames): readonly Reference[] {
  return [...dialogPhrases(files, names), ...answerPhrases(files), ...courtesyPhrases(files)];
}

function courtesyPhrases({ courtesy }: ParsedFiles): readonly Reference[] {
  if (courtesy === null) return [];
  return phrasesNamedIn(courtesy.value).map(({ key, at }) => ({
    key,
    spot: courtesy.source.spot(at),
    filled: [],
  }));
}

function dialogPhrases(files: ParsedFiles, { slots }: FeatureNames): readonly Reference[] {
  const known = new Set(intentNames(files));
  const withSlots = [...ALWAYS, "ticket", ...slots.map(({ blank }) => blank)];
  const filled = { opening: ALWAYS, done: WITH_TICKET, noted: withSlots };
  const offered = files.intents.flatMap(({ source, value: { intent, offer } }) =>
    offer === undefined
      ? []
      : [{ key: `intent.${intent}`, spot: source.spot(["offer"]), filled: [] }],
  );
  const named = files.dialogs.flatMap(({ source, value }) => [
    ...value.for.flatMap((intent, index) =>
      known.has(intent)
        ? [{ key: `intent.${intent}`, spot: source.spot(["for", index]), filled: [] }]
        : [],
    ),
    ...(["opening", "done", "noted"] as const).flatMap((at) => {
      const key = value[at];
      return key === undefined ? [] : [{ key, spot: source.spot([at]), filled: filled[at] }];
    }),
  ]);
  return [...offered, ...named];
}

function answerPhrases({ answers }: ParsedFiles): readonly Reference[] {
  return Object.entries(answers?.value.answers ?? {}).flatMap(([intent, answer]) =>
    answers === null || !("say" in answer)
      ? []
      : [
          {
            key: answer.say,
            spot: answers.source.spot(["answers", intent, "say"]),
            filled: ALWAYS,
          },
        ],
  );
}

function questionsOf(files: ParsedFiles): readonly Reference[] {
  return files.dialogs.flatMap(({ source, value }) =>
    value.slots.flatMap(({ ask }, index) =>
      ask === undefined
        ? []
        : [{ key: ask, spot: source.spot(["slots", index, "ask"]), filled: [...ALWAYS, "parts"] }],
    ),
  );
}

export function checkReference(
  { key, spot, filled }: Reference,
  phrases: ReadonlyMap<string, Phrase>,
): readonly Problem[] {
  const phrase = phrases.get(key);
  if (phrase === undefined) return [unknown(key, spot, phrases.keys())];
  const wordings = [...phrase.zh, ...phrase.en, ...(phrase.hans ?? [])];
  if (!filled.includes("due") && wordings.some((each) => blanksOf(each, "all").has("due"))) {
    const message = `"${key}" tells a time, {due}, and nothing keeps it here (handbook B21)`;
    return [error(spot, "time-without-promise", message, "Say it without a time.")];
  }
  const [first] = wordings;
  const blanks = first === undefined ? [] : [...blanksOf(first, "needed")];
  const empty = blanks.filter((blank) => !filled.includes(blank));
  if (empty.length === 0) return [];
  const names = empty.map((blank) => `{${blank}}`).join(", ");
  const message = `"${key}" needs ${names}, which nothing fills here`;
  const cure = `Filled here: ${filled.map((blank) => `{${blank}}`).join(", ")}.`;
  return [error(spot, "unfilled-blank", message, cure)];
}

/** `ask: repair.issue` stands for three phrases. */
function checkQuestion(
  question: Reference,
  phrases: ReadonlyMap<string, Phrase>,
): readonly Problem[] {
  const { key, spot } = question;
  const keys = WAYS_TO_ASK.map((way) => `${key}.${way}`);
  const missing = keys.filter((each) => !phrases.has(each));
  if (missing.length === keys.length) {
    const stems = [...phrases.keys()].filter((each) => each.endsWith(".ask"));
    return [
      unknown(
        key,
        spot,
        stems.map((each) => each.slice(0, -".ask".length)),
      ),
    ];
  }
  return [
    ...missing.map((each) => {
      const message = `"${each}" is not in the phrase catalogue`;
      return error(spot, "unknown-phrase", message, `Write it beside "${key}.ask".`);
    }),
    ...keys
      .filter((each) => phrases.has(each))
      .flatMap((each) => checkReference({ ...question, key: each }, phrases)),
  ];
}

function unknown(key: string, spot: Spot, candidates: Iterable<string>): Problem {
  const message = `"${key}" is not in the phrase catalogue`;
  const cure = didYouMean(key, candidates) || "Write it in a file of dialogs/phrases/.";
  return error(spot, "unknown-phrase", message, cure);
}

function needed(key: string, phrases: ReadonlyMap<string, Phrase>): Problem {
  const message = `The phrase "${key}" is missing, and the desk has to say it`;
  const cure = didYouMean(key, phrases.keys()) || "Write it in one of these files.";
  return error(startOf("dialogs/phrases"), "missing-phrase", message, cure);
}

function twice(files: ParsedFiles): readonly Problem[] {
  const first = new Map<string, Spot>();
  return files.phrases.flatMap(({ source, value }) =>
    Object.keys(value).flatMap((key) => {
      const spot = source.keySpot([key]);
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, spot);
        return [];
      }
      const message = `The phrase "${key}" stands at ${spotName(other)} already`;
      return [error(spot, "repeated-key", message, "Remove one of the two.")];
    }),
  );
}

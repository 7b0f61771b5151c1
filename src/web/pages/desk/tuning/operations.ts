import type { Operation } from "../../../tuning-wire.ts";
import { dangerIn } from "../parts/meaning-name.ts";

/** Where protected cases stand: what must always be taken for what. */
export const CASES = "intents/cases.yml";

/** Where examples of dangers stand, and of what only sounds like one. */
export const EXAMPLES = "intents/emergency-examples.yml";

/** A phrase more, in the list of its language. */
export function addPhrase(intent: string, text: string): Operation {
  return { kind: "add", file: fileOf(intent), at: ["phrases", listOf(text)], text: text.trim() };
}

/** Where in the files a list of texts stands. */
export interface Place {
  readonly file: string;
  readonly at: readonly string[];
}

/** Where a phrase of an intent stands. */
export function phrasePlace(intent: string, script: string): Place {
  return { file: fileOf(intent), at: ["phrases", script === "en" ? "en" : "zh"] };
}

/** Where what only sounds like an intent stands. */
export function notPlace(intent: string): Place {
  return { file: fileOf(intent), at: ["not"] };
}

export function removeText({ file, at }: Place, text: string): Operation {
  return { kind: "remove", file, at: [...at], text };
}

export function addNot(intent: string, text: string): Operation {
  return { kind: "add", file: fileOf(intent), at: ["not"], text: text.trim() };
}

/** A message that must be understood so from now on: what breaks it can't be published. */
export function addCase(intent: string, text: string): Operation {
  return { kind: "add", file: CASES, at: ["cases", intent], text: text.trim() };
}

/** What makes the desk take a phrase for what it means from now on; none where nobody knows that. */
export function meaningOperations({
  phrase,
  meaning,
  isAlarm,
  isProtected,
}: {
  readonly phrase: string;
  /** Empty: not known. */
  readonly meaning: string;
  /** It is taken for a danger now. */
  readonly isAlarm: boolean;
  readonly isProtected: boolean;
}): readonly Operation[] {
  const text = phrase.trim();
  if (text === "") return [];
  const danger = dangerIn(meaning);
  const example = (...at: string[]): Operation => ({ kind: "add", file: EXAMPLES, at, text });
  if (danger !== null) return [example("dangers", danger)];
  // What is no danger is told first: else it would stay one, whatever else it means.
  return [
    ...(isAlarm ? [example("harmless")] : []),
    ...(!isAlarm && meaning !== "" ? [addPhrase(meaning, text)] : []),
    ...(isProtected && meaning !== "" ? [addCase(meaning, text)] : []),
  ];
}

function fileOf(intent: string): string {
  return `intents/${intent}.yml`;
}

function listOf(text: string): "zh" | "en" {
  return /\p{Script=Han}/u.test(text) ? "zh" : "en";
}

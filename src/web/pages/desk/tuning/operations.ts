import type { Operation } from "../../../tuning-wire.ts";
import { allTexts } from "./entry-parts.ts";
import { dangerIn } from "../parts/meaning-name.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";

/** Where protected cases stand: what must always be taken for what. */
const CASES = "intents/cases.yml";

/** Where examples of dangers stand, and of what only sounds like one. */
const EXAMPLES = "intents/emergency-examples.yml";

const LANGUAGES: Readonly<Record<string, "zh-Hant" | "zh-Hans" | "en">> = {
  zh: "zh-Hant",
  "zh-Hans": "zh-Hans",
  en: "en",
};
/** What the desk says. */
const WORDINGS = /^dialogs\/(?:phrases|knowledge|situations)\//;

const SETTINGS = ["officeDays", "officeHours", "holidays", "quietHours"] as const;

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

/** What an operation does, in a caretaker's words. */
export function operationWords(operation: Operation, strings: StaffStrings): string {
  const { draft } = strings.tuning;
  const { kind, file } = operation;
  if (kind === "create")
    return file.startsWith("intents/")
      ? draft.createsIntent(intentIn(file, strings))
      : draft.creates(file);
  const { at } = operation;
  const setting = SETTINGS.find((one) => one === at[0]);
  const place =
    file.startsWith("communities/") && setting !== undefined
      ? `${file.slice("communities/".length, -".yml".length)} › ${strings.tuning.settings.parts[setting]}`
      : [file, ...at].join(" › ");
  if (kind === "set") {
    const { value, base } = operation;
    const before = allTexts(base);
    const said = allTexts(value).filter((one) => !before.includes(one));
    const to = typeof value === "number" ? String(value) : said.join(" / ");
    const language = WORDINGS.test(file) ? LANGUAGES[at.at(-1) ?? ""] : undefined;
    return language === undefined
      ? draft.changes(place, to)
      : draft.rewords(strings.names.languages[language], to);
  }
  if (kind === "unset") return draft.deletes(place);
  const { text } = operation;
  const [list, of = ""] = at;
  const isAdded = kind === "add";
  const intent = intentIn(file, strings);
  if (file === CASES) {
    const meant = nameIn(strings.names.kinds, of);
    return isAdded ? draft.addsCase(meant, text) : draft.removesCase(meant, text);
  }
  if (list === "phrases" && file.startsWith("intents/"))
    return isAdded ? draft.adds(intent, text) : draft.removes(intent, text);
  if (list === "not" && file.startsWith("intents/"))
    return isAdded ? draft.addsNot(intent, text) : draft.removesNot(intent, text);
  if (file === EXAMPLES && list === "dangers") {
    const danger = nameIn(strings.names.dangers, of);
    return isAdded ? draft.addsDanger(danger, text) : draft.removesDanger(danger, text);
  }
  if (file === EXAMPLES && list === "harmless")
    return isAdded ? draft.addsHarmless(text) : draft.removesHarmless(text);
  return isAdded ? draft.adds(place, text) : draft.removes(place, text);
}

function intentIn(file: string, { names }: StaffStrings): string {
  return nameIn(names.kinds, file.replace(/^intents\/|\.yml$/g, ""));
}

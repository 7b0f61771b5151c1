import type { Operation } from "../../../tuning-wire.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";

/** Where protected cases stand: what must always be taken for what. */
const CASES = "intents/cases.yml";

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
  if (kind === "set") return draft.changes(place);
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
  return isAdded ? draft.adds(place, text) : draft.removes(place, text);
}

function intentIn(file: string, { names }: StaffStrings): string {
  return nameIn(names.kinds, file.replace(/^intents\/|\.yml$/g, ""));
}

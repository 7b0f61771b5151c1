import { unseenCharacter } from "../text/unseen-characters.ts";
import { rasaPhrases } from "./rasa-phrases.ts";
import { csvRows, tablePhrases, type Sheet } from "./table-phrases.ts";

/** Where in a file something stood; rows of a file without sheets are its lines. */
export interface ImportPlace {
  readonly sheet: string | null;
  /** 1-based. */
  readonly line: number;
}

/** A phrase out of somebody else's file. */
export interface ImportedPhrase extends ImportPlace {
  readonly intent: string;
  readonly text: string;
}

/** Why something is no phrase that can be taken. */
export const IMPORT_FAULTS = [
  "no-intent",
  "no-text",
  "too-long",
  "unseen",
  "no-dash",
  "no-examples",
  "no-string",
  "no-nlu",
  "no-header",
  "fields",
  "open-quote",
  "unknown-intent",
  "other-meaning",
  "broken",
  "too-large",
  "unknown-kind",
] as const;

/** A line that says no phrase, and why. */
export interface ImportProblem extends ImportPlace {
  readonly why: (typeof IMPORT_FAULTS)[number];
  /** What it is about: a number, a name; empty where the reason says all. */
  readonly about: string;
}

/** All that a file says, in its order. */
export type Imported = readonly (ImportedPhrase | ImportProblem)[];

/** What a file is, by its ending: Rasa's NLU, a table of `intent,text`, sheets of such. */
export type ImportKind = "rasa" | "csv" | "xlsx";

export function importKindOf(name: string): ImportKind | null {
  if (/\.ya?ml$/i.test(name)) return "rasa";
  if (/\.csv$/i.test(name)) return "csv";
  return /\.xlsx$/i.test(name) ? "xlsx" : null;
}

/** As long as a phrase may be in our own files. */
export const LONGEST_PHRASE = 400;

/** Reads phrases from what a file says. Never throws. */
export function importedPhrases(kind: "rasa" | "csv", text: string): Imported {
  const whole = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  return fitting(
    kind === "rasa" ? rasaPhrases(whole) : tablePhrases([{ name: null, rows: csvRows(whole) }]),
  );
}

/** Reads phrases from the sheets of a workbook, each a table of its own. */
export function sheetPhrases(sheets: readonly Sheet[]): Imported {
  return fitting(tablePhrases(sheets));
}

/** Without what can't be a phrase of ours. */
function fitting(found: Imported): Imported {
  return found.map((one) => ("why" in one ? one : (problemOf(one) ?? one)));
}

function problemOf({ intent, text, sheet, line }: ImportedPhrase): ImportProblem | null {
  const place = { sheet, line };
  if (intent === "") return { ...place, why: "no-intent", about: "" };
  if (text === "") return { ...place, why: "no-text", about: "" };
  if (text.length > LONGEST_PHRASE)
    return { ...place, why: "too-long", about: String(text.length) };
  const unseen = unseenCharacter(text);
  return unseen === null ? null : { ...place, why: "unseen", about: unseen.name };
}

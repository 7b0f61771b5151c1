import { unseenCharacter } from "../text/unseen-characters.ts";
import type { Imported, ImportedPhrase, ImportProblem } from "./imported.ts";
import { rasaPhrases } from "./rasa-phrases.ts";
import { csvRows, tablePhrases, type Sheet } from "./table-phrases.ts";

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

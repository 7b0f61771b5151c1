import type { Imported, ImportProblem } from "../../core/tuning/imported.ts";
import { importedPhrases, importKindOf, sheetPhrases } from "../../core/tuning/imported-phrases.ts";
import { readWorkbook } from "./read-workbook.ts";

/** Far more phrases than a draft takes. */
const MOST_FILE_BYTES = 2 * 1024 * 1024;

function unreadable(why: ImportProblem["why"], about = ""): Imported {
  return [{ sheet: null, line: 1, why, about }];
}

/** Phrases of a file that somebody brings: Rasa's NLU, CSV or XLSX, by its name. Never rejects. */
export async function readImport(name: string, bytes: Uint8Array): Promise<Imported> {
  const kind = importKindOf(name);
  if (kind === null) return unreadable("unknown-kind");
  if (bytes.length > MOST_FILE_BYTES) return unreadable("too-large");
  if (kind !== "xlsx") return importedPhrases(kind, new TextDecoder().decode(bytes));
  const read = await readWorkbook(bytes);
  return read.ok ? sheetPhrases(read.value) : unreadable(read.error.why, read.error.about);
}

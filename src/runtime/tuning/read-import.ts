import { unzipSync } from "fflate";
import readSheets from "read-excel-file/universal";
import { z } from "zod";
import { failed, ok, type Result } from "../../core/result.ts";
import type { Imported, ImportProblem } from "../../core/tuning/imported.ts";
import { importedPhrases, importKindOf, sheetPhrases } from "../../core/tuning/imported-phrases.ts";
import type { Sheet } from "../../core/tuning/table-phrases.ts";

/** Far more phrases than a draft takes. */
const MOST_FILE_BYTES = 2 * 1024 * 1024;

/** Unpacked, a workbook of some ten thousand phrases is a tenth of it. */
const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;
const MOST_ROWS = 10_000;

/** Where rows and cells say they are: all before them would be filled. */
const PLACES = /<(?:[\w.-]+:)?(?:row|c)\b[^<]*?\sr\s*=\s*["']([^"']*)/g;
/** Hundreds of columns: two letters. */
const PLACE = /^[A-Z]{0,2}(\d+)$/;

const cell = z.union([
  z.null().transform(() => ""),
  z.string(),
  z.boolean().transform((is) => (is ? "TRUE" : "FALSE")),
  // Midnight is a day alone.
  z.date().transform((at) => at.toISOString().slice(0, 16).replace("T00:00", "").replace("T", " ")),
]);
const sheetsSchema = z.array(z.object({ sheet: z.string(), data: z.array(z.array(cell)) }));

/** Phrases of a file that somebody brings: Rasa's NLU, CSV or XLSX, by its name. Never rejects. */
export async function readImport(name: string, bytes: Uint8Array): Promise<Imported> {
  const kind = importKindOf(name);
  if (kind === null) return unreadable("unknown-kind");
  if (bytes.length > MOST_FILE_BYTES) return unreadable("too-large");
  if (kind !== "xlsx") return importedPhrases(kind, new TextDecoder().decode(bytes));
  const read = await readWorkbook(bytes);
  return read.ok ? sheetPhrases(read.value) : unreadable(read.error.why, read.error.about);
}

function unreadable(why: ImportProblem["why"], about = ""): Imported {
  return [{ sheet: null, line: 1, why, about }];
}

/**
 * The sheets of an .xlsx file as texts: numbers as they are stored, dates as 2027-02-11, of a formula
 * what it came to when the file was saved.
 */
async function readWorkbook(
  bytes: Uint8Array,
): Promise<
  Result<readonly Sheet[], { readonly why: "broken" | "too-large"; readonly about: string }>
> {
  try {
    if (!isModest(bytes)) return failed({ why: "too-large", about: "" });
    const blob = new Blob([Uint8Array.from(bytes)]);
    const found = sheetsSchema.parse(await readSheets(blob, { parseNumber: (text) => text }));
    return ok(
      found.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((cells, n) => ({ line: n + 1, cells })),
      })),
    );
  } catch (thrown) {
    const about = thrown instanceof Error ? thrown.message.split("\n")[0] : "";
    return failed({ why: "broken", about: about ?? "" });
  }
}

/**
 * Whether a file that was packed to burst stays within bounds: what it unpacks to, by what it says
 * of itself (more than that nobody unpacks), and the cells before the last one.
 * @throws when it is no ZIP
 */
function isModest(bytes: Uint8Array): boolean {
  let unpacked = 0;
  const sheets = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      return unpacked <= MOST_UNPACKED_BYTES && name.startsWith("xl/worksheets/");
    },
  });
  if (unpacked > MOST_UNPACKED_BYTES) return false;
  return Object.values(sheets).every((sheet) =>
    [...new TextDecoder().decode(sheet).matchAll(PLACES)].every(([, place = ""]) => {
      const row = PLACE.exec(place)?.[1];
      return row !== undefined && Number(row) <= MOST_ROWS;
    }),
  );
}

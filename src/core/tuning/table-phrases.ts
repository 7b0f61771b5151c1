import type { Imported, ImportedPhrase, ImportProblem } from "./imported.ts";

/** A table of texts: of a workbook, or the whole of a CSV file, which has no name. */
export interface Sheet {
  readonly name: string | null;
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote was opened in it and never closed. */
  readonly isOpen?: boolean;
}

/** What columns are called, in the languages of staff. */
const INTENT = new Set(["intent", "意思", "意圖", "意图"]);
const TEXT = new Set(["text", "phrase", "說法", "说法"]);

/** Which columns hold what. */
interface Columns {
  readonly intent: number;
  readonly text: number;
}

/**
 * Two columns, intent and text. Where the first row names them they stand where it says, and others
 * beside them are notes; a sheet whose columns nobody named holds no phrases if another's are.
 */
export function tablePhrases(sheets: readonly Sheet[]): Imported {
  const read = sheets.map((sheet) => {
    const rows = sheet.rows.filter(({ cells, isOpen }) => isOpen || cells.some(isWritten));
    return { sheet, rows, columns: columnsIn(rows[0]) };
  });
  const isNamed = read.some(({ columns }) => columns !== null);
  const found: (ImportedPhrase | ImportProblem)[] = [];
  for (const { sheet, rows, columns } of read) {
    const problem = (line: number, why: ImportProblem["why"], about = ""): void =>
      void found.push({ sheet: sheet.name, line, why, about });
    const [first] = rows;
    if (columns === null && isNamed) {
      if (first !== undefined) problem(first.line, "no-header");
      continue;
    }
    const { intent, text } = columns ?? { intent: 0, text: 1 };
    for (const { line, cells, isOpen } of rows.slice(columns === null ? 0 : 1)) {
      const count = cells.findLastIndex(isWritten) + 1;
      if (isOpen) problem(line, "open-quote");
      else if (columns === null && (count > 2 || cells.length < 2))
        problem(line, "fields", String(count));
      else {
        const [meant = "", said = ""] = [cells[intent]?.trim(), cells[text]?.trim()];
        found.push({ intent: meant, text: said, sheet: sheet.name, line });
      }
    }
  }
  return found;
}

function columnsIn(row: SheetRow | undefined): Columns | null {
  const names = (row?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const intent = names.findIndex((name) => INTENT.has(name));
  const text = names.findIndex((name) => TEXT.has(name));
  return intent < 0 || text < 0 ? null : { intent, text };
}

function isWritten(cell: string): boolean {
  return cell.trim() !== "";
}

/** Fields may stand in quotes, in which a quote is doubled and lines may end. */
export function csvRows(text: string): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let first = 1;
  const endRow = (): void => {
    rows.push({ line: first, cells: [...cells, cell], isOpen: quoted });
    [cells, cell, first] = [[], "", line];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\n") line += 1;
    if (quoted && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (quoted && character === '"') quoted = false;
    else if (quoted) cell += character;
    else if (character === '"' && cell === "") quoted = true;
    else if (character === ",") {
      cells.push(cell);
      cell = "";
    } else if (character === "\n") endRow();
    else cell += character;
  }
  if (cell !== "" || cells.length > 0 || quoted) endRow();
  return rows;
}

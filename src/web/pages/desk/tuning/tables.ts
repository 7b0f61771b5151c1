import { groupOf, valueAt, type Entry, type Json } from "./entry-parts.ts";
import type { Operation } from "../../../tuning-wire.ts";

/** What a complaint may tell, by which its class is decided. */
export const CUES = [
  "injury",
  "near-injury",
  "safety",
  "daily-life",
  "image",
  "staff-fault",
  "neglect",
  "repeated",
  "several-homes",
  "special-care",
  "threat",
  "angry",
  "deadline",
  "written",
  "second",
] as const;
export const CLASSES = ["major", "important", "minor"] as const;
const HOURS = ["office", "always"] as const;
export const ROLES = ["staff", "department-head", "supervisor", "director"] as const;
const DEPARTMENTS = ["service", "engineering", "security", "cleaning", "accounts"] as const;

const CLASSES_FILE = "dialogs/classes.yml";

/** A row by which a complaint has its class: when all of these are told, and one of those. */
export interface ClassRow {
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly class: string;
}

export const NEW_ROW: ClassRow = { all: [], any: [], class: "important" };

/** Why rows can't be as they are: no complaint would be without a class, no row in vain. */
export type RowFault = "no-cues" | "same-cues" | "last-row";

export function rowsIn(classes: Json): readonly ClassRow[] {
  const { rows } = groupOf(classes);
  if (!Array.isArray(rows)) return [];
  return rows.map((row) => {
    const { all, any, class: found } = groupOf(row);
    return { all: textsIn(all), any: textsIn(any), class: typeof found === "string" ? found : "" };
  });
}

/** @param at of which row it is asked; the last one fits whatever is left */
export function rowFault(rows: readonly ClassRow[], at: number): RowFault | null {
  const row = rows[at];
  if (row === undefined) return null;
  const isBare = row.all.length + row.any.length === 0;
  if (at === rows.length - 1) return isBare ? null : "last-row";
  if (isBare) return "no-cues";
  const same = JSON.stringify([row.all, row.any]);
  const isTwice = rows.slice(0, at).some(({ all, any }) => JSON.stringify([all, any]) === same);
  return isTwice ? "same-cues" : null;
}

/** What makes the rows be these; one cell where only that one is another. */
export function rowOperations(classes: Json, rows: readonly ClassRow[]): readonly Operation[] {
  const { rows: base = null } = groupOf(classes);
  const value = rows.map(rowJson);
  const before = Array.isArray(base) ? base : [];
  if (JSON.stringify(before) === JSON.stringify(value)) return [];
  const set = { kind: "set", file: CLASSES_FILE } as const;
  if (before.length !== value.length) return [{ ...set, at: ["rows"], base, value }];
  return value.flatMap((row, n) =>
    JSON.stringify(row) === JSON.stringify(before[n])
      ? []
      : [{ ...set, at: ["rows", String(n)], base: before[n] ?? null, value: row }],
  );
}

function rowJson({ all, any, class: is }: ClassRow): Json {
  return {
    ...(all.length > 0 ? { all: [...all] } : {}),
    ...(any.length > 0 ? { any: [...any] } : {}),
    class: is,
  };
}

/** A cell of a table: a value in a file, and what may stand there. */
export interface Cell {
  readonly file: string;
  readonly at: readonly string[];
  readonly base: Json;
  readonly may:
    | { readonly kind: "one-of"; readonly of: readonly string[]; readonly orNone: boolean }
    /** Whole, in these bounds. */
    | { readonly kind: "number"; readonly least: number; readonly most: number };
}

const MINUTES = { kind: "number", least: 1, most: 10_000 } as const;
const DAYS = { kind: "number", least: 1, most: 60 } as const;

/** What is decided of all tickets that a dialog opens. */
export function dialogCells({ file, value }: Entry): Readonly<Record<DialogCell, Cell>> {
  const of = cellsIn(file, value);
  return {
    department: of(["department"], { kind: "one-of", of: DEPARTMENTS, orNone: true }),
    minutes: of(["answer", "minutes"], MINUTES),
    hours: of(["answer", "hours"], { kind: "one-of", of: HOURS, orNone: false }),
    days: of(["resolve", "days"], DAYS),
    class: of(["class"], { kind: "one-of", of: CLASSES, orNone: true }),
  };
}
export type DialogCell = "department" | "minutes" | "hours" | "days" | "class";

/** What a class means: who above is told, and by when; by when it is answered, and resolved. */
export function classCells(classes: Json, name: string): readonly (readonly [ClassCell, Cell])[] {
  const of = cellsIn(CLASSES_FILE, classes);
  const at = ["classes", name];
  const within = valueAt(classes, [...at, "handup", "within"]);
  const isTold = within !== null;
  const isTimed = Object.keys(groupOf(within)).length > 0;
  const role = of([...at, "handup", "to"], { kind: "one-of", of: ROLES, orNone: false });
  return [
    ...(isTold ? [["role", role] as const] : []),
    ...(isTimed
      ? [
          ["minutes", of([...at, "handup", "within", "minutes"], MINUTES)] as const,
          [
            "hours",
            of([...at, "handup", "within", "hours"], { kind: "one-of", of: HOURS, orNone: false }),
          ] as const,
        ]
      : []),
    ["answer", of([...at, "answer", "days"], DAYS)],
    ["days", of([...at, "resolve", "days"], DAYS)],
  ];
}
export type ClassCell = "role" | "minutes" | "hours" | "answer" | "days";

function cellsIn(file: string, value: Json) {
  return (at: readonly string[], may: Cell["may"]): Cell => {
    return { file, at, base: valueAt(value, at), may };
  };
}

/** What stands in a cell, as it is typed. */
export function shownIn({ base }: Cell): string {
  return typeof base === "string" || typeof base === "number" ? String(base) : "";
}

/** Why a text can't stand in a cell; null when it can. */
export function cellFault({ may, base }: Cell, text: string): "not-whole" | "out-of-bounds" | null {
  if (may.kind === "one-of") return null;
  if (text.trim() === "" && base === null) return null;
  if (!/^\d+$/.test(text.trim())) return "not-whole";
  const found = Number(text);
  return found < may.least || found > may.most ? "out-of-bounds" : null;
}

/** What puts a text in a cell; null where nothing changes, or it can't stand there. */
export function cellOperation(cell: Cell, text: string): Operation | null {
  const { file, base, may } = cell;
  const at = [...cell.at];
  if (text === shownIn(cell) || cellFault(cell, text) !== null) return null;
  if (text.trim() === "") return { kind: "unset", file, at, base };
  const value = may.kind === "number" ? Number(text) : text;
  return { kind: "set", file, at, base, value };
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

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

export const CLASSES_FILE = "dialogs/classes.yml";

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
  /** How it reads, and what is written for a text, where that is more than the text itself. */
  readonly as?: { readonly shown: string; readonly written: (text: string) => Json };
}

const MINUTES = { kind: "number", least: 1, most: 10_000 } as const;
const DAYS = { kind: "number", least: 1, most: 60 } as const;

/**
 * What is decided of all tickets that a dialog opens.
 * @param dones phrases that are said when one is open, of which one is chosen
 */
export function dialogCells(
  { file, value }: Entry,
  dones: readonly string[],
): Readonly<Record<DialogCell, Cell>> {
  const of = cellsIn(file, value);
  return {
    department: of(["department"], { kind: "one-of", of: DEPARTMENTS, orNone: true }),
    minutes: of(["answer", "minutes"], MINUTES),
    hours: of(["answer", "hours"], { kind: "one-of", of: HOURS, orNone: false }),
    days: of(["resolve", "days"], DAYS),
    class: of(["class"], { kind: "one-of", of: CLASSES, orNone: true }),
    done: of(["done"], { kind: "one-of", of: dones, orNone: false }),
  };
}
export type DialogCell = "department" | "minutes" | "hours" | "days" | "class" | "done";

/** What a class means: who above is told, and by when; by when it is answered, and resolved. */
export function classCells(classes: Json, name: string): readonly (readonly [ClassCell, Cell])[] {
  const of = cellsIn(CLASSES_FILE, classes);
  const at = ["classes", name];
  const told = [...at, "handup"];
  const { to, within = SAME_DAY } = groupOf(valueAt(classes, told));
  const isTold = typeof to === "string";
  const isTimed = isTold && within !== SAME_DAY;
  const role: Cell = {
    ...of(told, { kind: "one-of", of: ROLES, orNone: true }),
    as: { shown: isTold ? to : "", written: (one) => ({ to: one, within }) },
  };
  const by: Cell = {
    ...of([...told, "within"], { kind: "one-of", of: WITHIN, orNone: false }),
    as: {
      shown: isTimed ? "minutes" : SAME_DAY,
      written: (one) => (one === SAME_DAY ? one : { minutes: 60, hours: "office" }),
    },
  };
  const hours = { kind: "one-of", of: HOURS, orNone: false } as const;
  return [
    ["role", role],
    ...(isTold ? [["within", by] as const] : []),
    ...(isTimed
      ? [
          ["minutes", of([...told, "within", "minutes"], MINUTES)] as const,
          ["hours", of([...told, "within", "hours"], hours)] as const,
        ]
      : []),
    ["answer", of([...at, "answer", "days"], DAYS)],
    ["days", of([...at, "resolve", "days"], DAYS)],
  ];
}
const SAME_DAY = "same-day";
const WITHIN = [SAME_DAY, "minutes"] as const;
export type ClassCell = "role" | "within" | "minutes" | "hours" | "answer" | "days";

function cellsIn(file: string, value: Json) {
  return (at: readonly string[], may: Cell["may"]): Cell => {
    return { file, at, base: valueAt(value, at), may };
  };
}

/** What stands in a cell, as it is typed. */
export function shownIn({ base, as }: Cell): string {
  if (as !== undefined) return as.shown;
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
  const { file, base, may, as } = cell;
  const at = [...cell.at];
  if (text === shownIn(cell) || cellFault(cell, text) !== null) return null;
  if (text.trim() === "") return { kind: "unset", file, at, base };
  const value = as?.written(text) ?? (may.kind === "number" ? Number(text) : text);
  return { kind: "set", file, at, base, value };
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

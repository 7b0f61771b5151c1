import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { allTexts, groupOf, valueAt, type Json } from "./entry-parts.ts";
import { CLASSES_FILE, rowsIn, type ClassCell, type ClassRow, type DialogCell } from "./tables.ts";

/** A value that is put where another stood. */
export interface Changed {
  readonly file: string;
  readonly at: readonly string[];
  /** Null: nothing. */
  readonly base: Json;
  readonly value: Json;
}

/** A change of a rule or a setting, from what to what; null where it is neither. */
export function ruleWords(changed: Changed, strings: StaffStrings): string | null {
  return (
    settingWords(changed, strings) ??
    (changed.file === CLASSES_FILE ? classWords(changed, strings) : dialogWords(changed, strings))
  );
}

const DIALOG_CELLS: Readonly<Record<string, DialogCell>> = {
  department: "department",
  "answer.minutes": "minutes",
  "answer.hours": "hours",
  "resolve.days": "days",
  class: "class",
  done: "done",
};
const CLASS_CELLS: Readonly<Record<string, ClassCell>> = {
  handup: "role",
  "handup.within": "within",
  "handup.within.minutes": "minutes",
  "handup.within.hours": "hours",
  "answer.days": "answer",
  "resolve.days": "days",
};

function dialogWords({ file, at, base, value }: Changed, strings: StaffStrings): string | null {
  const dialog = /^dialogs\/([^/]+)\.yml$/.exec(file)?.[1];
  const cell = DIALOG_CELLS[at.join(".")];
  if (dialog === undefined || cell === undefined) return null;
  const { draft } = strings.tuning;
  const what = draft.part(nameIn(strings.names.kinds, dialog), draft.dialogFields[cell]);
  return draft.becomes(what, cellWords(cell, base, strings), cellWords(cell, value, strings));
}

function classWords({ at, base, value }: Changed, strings: StaffStrings): string | null {
  const { names, tuning } = strings;
  const { draft } = tuning;
  const [first, name, ...rest] = at;
  const row = (json: Json): string => rowWords(rowsIn({ rows: [json] })[0], strings);
  if (first === "rows" && name === undefined) {
    const rows = (json: Json) => (Array.isArray(json) ? json.map(row) : []);
    return listWords(draft.rows, rows(base), rows(value), strings);
  }
  if (first === "rows") return draft.becomes(draft.row(Number(name) + 1), row(base), row(value));
  const cell = CLASS_CELLS[rest.join(".")];
  if (first !== "classes" || name === undefined || cell === undefined) return null;
  const what = draft.part(draft.classed(nameIn(names.classes, name)), draft.classFields[cell]);
  return draft.becomes(what, cellWords(cell, base, strings), cellWords(cell, value, strings));
}

/** What stands in a cell of a table, as the table calls it. */
function cellWords(cell: DialogCell | ClassCell, value: Json, strings: StaffStrings): string {
  const { names, tuning } = strings;
  const { tables, draft } = tuning;
  if (value === null) return cell === "role" ? tables.nobody : tables.none;
  if (typeof value === "number")
    return cell === "minutes" ? names.minutes(value) : names.days(value);
  const { to, within = "same-day", minutes, hours } = groupOf(value);
  if (to !== undefined)
    return draft.noted(cellWords("role", to, strings), cellWords("within", within, strings));
  if (minutes !== undefined && hours !== undefined)
    return draft.within(cellWords("minutes", minutes, strings), cellWords("hours", hours, strings));
  const called = {
    department: names.departments,
    class: names.classes,
    role: names.roles,
    hours: tables.hours,
    within: tables.within,
    done: {},
    minutes: {},
    days: {},
    answer: {},
  };
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return cell === "done" ? saidWords(text, strings) : nameIn(called[cell], text);
}

/** Whose words are said: each dialog has its own, and what is only asked for those of all requests. */
function saidWords(phrase: string, { names, tuning }: StaffStrings): string {
  const [of = ""] = phrase.split(".");
  const kind = names.kinds[of];
  if (kind !== undefined) return tuning.draft.saysAs(kind);
  return of === "request" ? tuning.draft.saysAsRequests : phrase;
}

function rowWords(row: ClassRow | undefined, { names, tuning }: StaffStrings): string {
  if (row === undefined) return tuning.tables.none;
  const isLast = row.all.length + row.any.length === 0;
  const { tables, draft } = tuning;
  const cues = isLast ? tables.otherwise : cuesWords(row, tables);
  return draft.noted(cues, nameIn(names.classes, row.class));
}

/** What must be told for a row to fit. */
export function cuesWords({ all, any }: ClassRow, words: StaffStrings["tuning"]["tables"]): string {
  const name = (cue: string): string => nameIn(words.cues, cue);
  if (all.length + any.length === 0) return words.noCues;
  const either = any.map(name).join(words.or);
  return words.when([...all.map(name), ...(either === "" ? [] : [either])].join(words.and));
}

function settingWords(
  { file, at: [setting, ...deeper], base, value }: Changed,
  strings: StaffStrings,
): string | null {
  const community = /^communities\/(.+)\.yml$/.exec(file)?.[1];
  if (community === undefined || deeper.length > 0) return null;
  const { draft, settings, tables } = strings.tuning;
  const each = (json: Json, read: (one: Json) => string): readonly string[] =>
    Array.isArray(json) ? json.map(read) : [];
  const day = (one: Json): string => settings.days[Number(one) - 1] ?? "";
  const span = (one: Json): string => `${textAt(one, "from")}–${textAt(one, "to")}`;
  const holiday = (one: Json): string => `${textAt(one, "date")} ${inOwn(one, strings)}`;
  const becomes = (part: string, read: (one: Json) => string): string => {
    const said = (json: Json): string => each(json, read).join(draft.and) || tables.none;
    return draft.becomes(draft.part(community, part), said(base), said(value));
  };
  const { parts } = settings;
  if (setting === "officeDays") return becomes(parts.officeDays, day);
  if (setting === "officeHours") return becomes(parts.officeHours, span);
  if (setting === "quietHours") return becomes(parts.quietHours, span);
  if (setting !== "holidays") return null;
  const what = `${community} › ${parts.holidays}`;
  return listWords(what, each(base, holiday), each(value, holiday), strings);
}

/** The first words in the reader's language. */
export function inOwn(value: Json, strings: StaffStrings): string {
  return strings.of({ zh: textAt(value, "zh"), en: textAt(value, "en") });
}

function textAt(value: Json, name: string): string {
  return allTexts(valueAt(value, [name]))[0] ?? "";
}

/** What a long list gets and loses. */
function listWords(
  what: string,
  before: readonly string[],
  after: readonly string[],
  { tuning: { draft } }: StaffStrings,
): string {
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  const told = [
    ...(added.length > 0 ? [draft.adds(what, added.join(draft.and))] : []),
    ...(removed.length > 0 ? [draft.removes(what, removed.join(draft.and))] : []),
  ];
  return told.length === 0 ? draft.reordered(what) : told.join(draft.also);
}

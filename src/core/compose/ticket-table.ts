import type { TicketCard } from "../tickets/view.ts";

const COLUMNS = [
  "code",
  "kind",
  "kind-name",
  "class",
  "department",
  "status",
  "opened",
  "answer-due",
  "resolve-due",
  "unit",
  "name",
  "phone",
  "owner",
  "issue",
];

/**
 * Tickets to be taken along: a line each, times in ISO, UTC.
 * @param names what kinds are called
 */
export function ticketTable(
  tickets: readonly TicketCard[],
  names: Readonly<Record<string, { readonly zh: string }>>,
): string {
  return csv([COLUMNS, ...tickets.map((one) => row(one, names[one.kind]?.zh ?? one.kind))]);
}

function row(one: TicketCard, named: string): readonly string[] {
  const { id, kind, status, opened, due, where, name, phone, owner, issue } = one;
  const told = [one.class, one.department, status, opened, due.answer, due.resolve];
  const whose = [where?.zh, name, phone, owner, issue];
  return [id, kind, named, ...[...told, ...whose].map((value) => value ?? "")];
}

/** A table as spreadsheets open it (RFC 4180), in UTF-8 with its mark. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * What a spreadsheet would run as a formula is kept from it by an apostrophe, behind spaces and in
 * full width as well.
 */
function cell(text: string): string {
  const safe = /^[\s\p{Cf}\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

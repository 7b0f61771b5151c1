import type { TicketCard } from "../tickets/view.ts";

const COLUMNS = [
  "code",
  "kind",
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

/** Tickets to be taken along: a line each, times in ISO, UTC. */
export function ticketTable(tickets: readonly TicketCard[]): string {
  return csv([COLUMNS, ...tickets.map(row)]);
}

function row(one: TicketCard): readonly string[] {
  const { id, kind, status, opened, due, where, name, phone, owner, issue } = one;
  const told = [one.class, one.department, status, opened, due.answer, due.resolve];
  const whose = [where?.zh, name, phone, owner, issue];
  return [id, kind, ...[...told, ...whose].map((value) => value ?? "")];
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

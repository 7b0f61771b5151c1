import type { StaffTicket } from "../../../desk-wire.ts";
import { dueAt, HOUR } from "../parts/due.ts";

/** Which tickets are shown; an empty word is any. */
export interface TicketFilter {
  readonly status: string;
  readonly class: string;
  readonly kind: string;
  readonly department: string;
  readonly due: string;
  /** A name, or {@link NOBODY}. */
  readonly owner: string;
}

export const ANY: TicketFilter = {
  status: "",
  class: "",
  kind: "",
  department: "",
  due: "",
  owner: "",
};
/** No colleague is called so. */
export const NOBODY = "-";

export const DUES = ["late", "today", "later"] as const;

/** @param now the server's clock, ms UTC */
export function filtered(
  tickets: readonly StaffTicket[],
  filter: TicketFilter,
  now: number,
): readonly StaffTicket[] {
  const is = (wanted: string, has: string): boolean => wanted === "" || wanted === has;
  return tickets.filter(
    (one) =>
      is(filter.status, one.status) &&
      is(filter.class, one.class ?? "") &&
      is(filter.kind, one.kind) &&
      is(filter.department, one.department ?? "") &&
      is(filter.owner, one.owner ?? NOBODY) &&
      is(filter.due, dueWhen(one, now)),
  );
}

/** Late, due within the day, or later; an empty word where nothing is due. */
function dueWhen(ticket: StaffTicket, now: number): string {
  const at = dueAt(ticket);
  if (at === null) return "";
  return at <= now ? "late" : at - now < 24 * HOUR ? "today" : "later";
}

export const SORTS = [
  "id",
  "kind",
  "issue",
  "unit",
  "name",
  "status",
  "due",
  "owner",
  "opened",
] as const;
export type Sort = (typeof SORTS)[number];

const ORDER = ["recorded", "in-progress", "resolved", "cancelled"];

/** Sorted by a column; what has nothing in it stands last. */
export function sorted(
  tickets: readonly StaffTicket[],
  by: Sort,
  isDown: boolean,
): readonly StaffTicket[] {
  const way = isDown ? -1 : 1;
  return [...tickets].sort((one, other) => {
    const [a, b] = [valueOf(one, by), valueOf(other, by)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === "number" && typeof b === "number"
        ? a - b
        : String(a).localeCompare(String(b), "zh-Hant");
    return way * order;
  });
}

function valueOf(ticket: StaffTicket, by: Sort): string | number | null {
  switch (by) {
    case "id":
    case "kind":
    case "issue":
    case "name":
    case "owner":
      return ticket[by];
    case "unit":
      return ticket.where?.zh ?? null;
    case "status":
      return ORDER.indexOf(ticket.status);
    case "due":
      return dueAt(ticket);
    case "opened":
      return Date.parse(ticket.opened);
  }
}

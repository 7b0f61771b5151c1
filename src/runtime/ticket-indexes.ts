import type { IndexAdd, IndexRemove } from "../core/store.ts";
import { ticketState } from "../core/tickets/state.ts";
import type { Ticket } from "../core/records/ticket.ts";
import { indexes } from "../store/keys.ts";

/** A ticket's place: among the open ones by its opening, among the closed ones by its end. */
export function placeOf(ticket: Ticket): IndexAdd {
  const state = ticketState(ticket);
  switch (state.status) {
    case "recorded":
    case "in-progress":
      return { index: indexes.openTickets, score: state.openedAt, member: ticket.id };
    case "resolved":
      return { index: indexes.closedTickets, score: state.resolvedAt, member: ticket.id };
    case "cancelled":
      return { index: indexes.closedTickets, score: state.cancelledAt, member: ticket.id };
  }
}

/**
 * What a commit that writes a ticket does to the indexes: it moves when it is opened or closed.
 * @param before as it is stored; null for a new one
 */
export function ticketMoves(
  before: Ticket | null,
  after: Ticket,
): { readonly add: readonly IndexAdd[]; readonly remove: readonly IndexRemove[] } {
  const to = placeOf(after);
  if (before === null) {
    const opened = { ...to, index: indexes.tickets, score: ticketState(after).openedAt };
    return { add: [opened, to], remove: [] };
  }
  const from = placeOf(before);
  return from.index === to.index ? { add: [], remove: [] } : { add: [to], remove: [from] };
}

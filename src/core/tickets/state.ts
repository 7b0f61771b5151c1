import type { StaffMember } from "../records/actor.ts";
import type { Clocks, Promised, Slots, Ticket, TicketClass } from "../records/ticket.ts";

interface Facts {
  readonly class: TicketClass | null;
  readonly openedAt: number;
  /** What is known now: what was said at the opening and all that was added. */
  readonly slots: Slots;
  readonly clocks: Clocks;
  readonly promises: readonly KeptPromise[];
}

/** A time that was told, and whether it was kept; null while that is open (B21). */
export interface KeptPromise extends Promised {
  readonly kept: boolean | null;
}

/** Where a ticket stands (D1), one member a state; computed from its events, never stored. */
export type TicketState = Facts &
  (
    | { readonly status: "recorded" }
    | { readonly status: "in-progress"; readonly answeredAt: number; readonly staff: StaffMember }
    | { readonly status: "resolved"; readonly resolvedAt: number; readonly staff: StaffMember }
    | { readonly status: "cancelled"; readonly cancelledAt: number }
  );

/** @throws when the ticket's first event is not its opening: a broken record. */
export function ticketState(ticket: Ticket): TicketState {
  const [opened] = ticket.events;
  if (opened?.kind !== "opened") throw new Error(`ticket ${ticket.id} was never opened`);
  let state: TicketState = {
    status: "recorded",
    class: opened.class,
    openedAt: opened.at,
    slots: opened.slots,
    clocks: opened.clocks,
    promises: [],
  };
  for (const event of ticket.events) {
    switch (event.kind) {
      case "opened":
        break;
      case "promised":
        state = { ...state, promises: [...state.promises, { ...event.promise, kept: null }] };
        break;
      case "added":
        state = { ...state, slots: { ...state.slots, ...event.slots } };
        break;
      case "answered":
        state = {
          ...state,
          status: "in-progress",
          answeredAt: event.at,
          staff: event.staff,
          promises: settle(state.promises, event.at, ["first-response"]),
        };
        break;
      case "answer-missed":
        state = { ...state, promises: broken(state.promises, event.promise) };
        break;
      case "resolve-missed":
        break;
      case "resolved":
        state = {
          ...state,
          status: "resolved",
          resolvedAt: event.at,
          staff: event.staff,
          promises: settle(state.promises, event.at, ["first-response", "resolution"]),
        };
        break;
      case "cancelled":
        state = { ...state, status: "cancelled", cancelledAt: event.at };
        break;
    }
  }
  return state;
}

/** Whether somebody still has to do something about it. */
export function isOpen(state: TicketState): boolean {
  return state.status === "recorded" || state.status === "in-progress";
}

/** Whether a person has answered: the first-answer clock stops. */
export function hasFirstResponse(state: TicketState): boolean {
  return state.status !== "recorded";
}

/** What was done keeps, or breaks, what was promised of it, and nothing else. */
function settle(
  promises: readonly KeptPromise[],
  at: number,
  done: readonly Promised["about"][],
): readonly KeptPromise[] {
  return promises.map((each) =>
    each.kept === null && done.includes(each.about) ? { ...each, kept: at <= each.due } : each,
  );
}

function broken(promises: readonly KeptPromise[], id: string): readonly KeptPromise[] {
  return promises.map((each) => (each.id === id ? { ...each, kept: false } : each));
}

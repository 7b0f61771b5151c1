import type { StaffMember } from "../records/actor.ts";
import type { Role } from "../records/message.ts";
import type { Clocks, Promised, Slots, Ticket, TicketClass } from "../records/ticket.ts";

interface Facts {
  readonly class: TicketClass | null;
  /** When it got that class; ms UTC, as all times. */
  readonly classifiedAt: number;
  /** What its class was read off. */
  readonly cues: readonly string[];
  /** Who above was told of it. */
  readonly handedUp: readonly Role[];
  readonly openedAt: number;
  /** What is known now: what was said at the opening and all that was added. */
  readonly slots: Slots;
  /** What else was said of it, in the resident's words. */
  readonly notes: readonly string[];
  /** It was filed as it stood when the resident left. */
  readonly isUnconfirmed: boolean;
  /** Slots that are needed and still not told. */
  readonly missing: readonly string[];
  readonly clocks: Clocks;
  readonly promises: readonly KeptPromise[];
  /** Who saw it first, where it is a message; null before that. */
  readonly readBy: StaffMember | null;
  /** Who is to see to it, whether they have begun or not; null while it is nobody's. */
  readonly assignee: StaffMember | null;
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
    classifiedAt: opened.at,
    cues: opened.cues ?? [],
    handedUp: [],
    openedAt: opened.at,
    slots: opened.slots,
    notes: opened.notes ?? [],
    isUnconfirmed: opened.unconfirmed ?? false,
    missing: opened.missing ?? [],
    clocks: opened.clocks,
    promises: [],
    readBy: null,
    assignee: null,
  };
  for (const event of ticket.events) {
    switch (event.kind) {
      case "opened":
        break;
      case "promised":
        state = { ...state, promises: [...state.promises, { ...event.promise, kept: null }] };
        break;
      case "unpromised":
        state = {
          ...state,
          promises: state.promises.filter(({ id }) => id !== event.promise),
        };
        break;
      case "added":
        state = {
          ...state,
          slots: { ...state.slots, ...event.slots },
          missing: state.missing.filter((slot) => (event.slots[slot] ?? null) === null),
        };
        break;
      case "read":
        state = { ...state, readBy: state.readBy ?? event.staff };
        break;
      case "classified":
        state = {
          ...state,
          class: event.class,
          classifiedAt: event.at,
          cues: event.cues,
          clocks: event.clocks,
        };
        break;
      case "handed-up":
        state = { ...state, handedUp: [...state.handedUp, event.to] };
        break;
      case "assigned":
        state = { ...state, assignee: event.staff };
        break;
      case "answered":
        state = {
          ...state,
          status: "in-progress",
          answeredAt: event.at,
          staff: event.staff,
          assignee: event.staff,
          readBy: state.readBy ?? event.staff,
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
          assignee: event.staff,
          readBy: state.readBy ?? event.staff,
          promises: settle(state.promises, event.at, ["first-response", "resolution", "word"]),
        };
        break;
      case "reopened":
        state = {
          ...state,
          status: "in-progress",
          answeredAt: event.at,
          staff: event.staff,
          assignee: event.staff,
          clocks: { ...state.clocks, resolve: { at: event.resolveDue } },
        };
        break;
      case "spoken":
        state = { ...state, promises: settle(state.promises, event.at, ["word"]) };
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

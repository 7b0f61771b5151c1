import { timeWords } from "../courtesy/time-words.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { languageOf, say, sayPromised, type Draft } from "./draft.ts";

/** Newest first, so many: a resident who asks means these. */
const MOST_TOLD = 3;

/** Where the tickets of this conversation stand, with the promise that is still open (D14). */
export function tellStatus(draft: Draft): Draft {
  const { tickets } = draft.world;
  if (tickets.length === 0) return say(draft, "status.none");
  return tickets
    .slice(-MOST_TOLD)
    .toReversed()
    .reduce((told, ticket) => {
      const state = ticketState(ticket);
      const fillings = {
        ticket: ticket.id,
        issue: state.slots.issue ?? "",
        staff: state.status === "in-progress" || state.status === "resolved" ? state.staff : "",
      };
      const open = state.promises.find((promised) => promised.kept === null);
      if (state.status !== "recorded" || !open)
        return say(told, `status.${state.status}`, fillings);
      const { zone } = told.world.community;
      const text = timeWords(open.due, told.now, zone, languageOf(told));
      return sayPromised(told, "status.promised", { ...open, text }, fillings);
    }, draft);
}

export function hasOpenTickets(draft: Draft): boolean {
  return draft.world.tickets.some((ticket) => isOpen(ticketState(ticket)));
}

import { timeWords } from "../courtesy/time-words.ts";
import { languageOf, say, sayPromised } from "../turn/turn-plan.ts";
import type { TurnPlan, AnswerKind } from "../turn/turn.ts";
import { isOpen, ticketState } from "./state.ts";

/** Newest first, so many: a resident who asks means these. */
const MOST_TOLD = 3;

/** Where the tickets of this conversation stand, with the promise that is still open (D14). */
function tellStatus(plan: TurnPlan): TurnPlan {
  const { tickets } = plan.world;
  if (tickets.length === 0) return say(plan, "status.none");
  return tickets
    .slice(-MOST_TOLD)
    .toReversed()
    .reduce((told, ticket) => {
      const state = ticketState(ticket);
      const fillings = {
        ticket: ticket.id,
        issue: state.slots.issue ?? "",
        staff:
          state.status === "in-progress" || state.status === "resolved" ? state.staff.name : "",
      };
      const open = state.promises.find((promised) => promised.kept === null);
      if (state.status !== "recorded" || !open)
        return say(told, `status.${state.status}`, fillings);
      const { zone } = told.world.community;
      const text = timeWords(open.due, told.now, zone, languageOf(told));
      return sayPromised(told, "status.promised", { ...open, text }, fillings);
    }, plan);
}

export const status: AnswerKind = { name: "status", give: tellStatus };

export function hasOpenTickets(plan: TurnPlan): boolean {
  return plan.world.tickets.some((ticket) => isOpen(ticketState(ticket)));
}

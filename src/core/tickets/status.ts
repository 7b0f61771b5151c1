import { speakerOf } from "../records/conversation.ts";
import type { Ticket } from "../records/ticket.ts";
import { timeWords } from "../courtesy/time-words.ts";
import { languageOf, say, sayPromised } from "../turn/turn-plan.ts";
import type { TurnPlan, AnswerKind } from "../turn/turn.ts";
import { cut } from "../text/cut.ts";
import { isOpen, ticketState } from "./state.ts";

/** Newest first, so many: a resident who asks means these. */
const MOST_TOLD = 3;

/** What the person who speaks has on record here: nobody answers for another's. */
export function ownTickets({ world, conversation }: TurnPlan): readonly Ticket[] {
  const speaker = speakerOf(conversation);
  return world.tickets.filter(({ person }) => (person ?? conversation.person) === speaker);
}

/** Where the tickets of this conversation stand, with the promise that is still open (D14). */
export function tellStatus(plan: TurnPlan): TurnPlan {
  const tickets = ownTickets(plan);
  // What was put on record in this very turn has just been told of.
  if (tickets.length === 0) return plan.tickets.length > 0 ? plan : say(plan, "status.none");
  return tickets
    .slice(-MOST_TOLD)
    .toReversed()
    .reduce((told, ticket) => {
      const state = ticketState(ticket);
      const fillings = {
        ticket: ticket.id,
        issue: cut(firstLine(state.slots.issue ?? ""), LONGEST_QUOTED),
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

/** A resident knows their own words again by so many. */
const LONGEST_QUOTED = 40;
const firstLine = (text: string): string => text.split("\n")[0] ?? "";

export const status: AnswerKind = { name: "status", give: tellStatus };

export function hasOpenTickets(plan: TurnPlan): boolean {
  return plan.world.tickets.some((ticket) => isOpen(ticketState(ticket)));
}

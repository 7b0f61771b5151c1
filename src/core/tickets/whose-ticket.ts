import type { Fillings } from "../content/content.ts";
import { addressOf } from "../courtesy/address.ts";
import { speakerOf } from "../records/conversation.ts";
import type { Ticket } from "../records/ticket.ts";
import { languageOf } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { ticketState } from "./state.ts";

/**
 * What a phrase about a ticket is filled with: its number, and whoever it is of, by their own name.
 * Where several write in one thread, nobody reads of another's matter under theirs (A1, F1).
 */
export function whoseTicket(plan: TurnPlan, ticket: Ticket): Fillings {
  const { conversation } = plan;
  const { name } = ticketState(ticket).slots;
  const isTheirs = (ticket.person ?? conversation.person) === speakerOf(conversation);
  if (isTheirs && !name) return { ticket: ticket.id };
  return { ticket: ticket.id, you: addressOf(name, languageOf(plan)) };
}

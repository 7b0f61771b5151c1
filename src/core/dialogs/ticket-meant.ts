import type { Ticket } from "../records/ticket.ts";
import { normalise } from "../text/normalise.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { ownTickets } from "../tickets/status.ts";
import type { TurnPlan } from "../turn/turn.ts";

/** The speaker's open tickets, the newest last. */
export function openTickets(plan: TurnPlan): readonly Ticket[] {
  return [...ownTickets(plan), ...plan.tickets].filter((one) => isOpen(ticketState(one)));
}

/** The ticket that words mean: the one that they name, else the newest. */
export function ticketMeant(plan: TurnPlan, text: string): Ticket | null {
  return namedTicket(plan, text) ?? openTickets(plan).at(-1) ?? null;
}

/** The open ticket that words name. */
export function namedTicket(plan: TurnPlan, text: string): Ticket | null {
  return namedAmong(openTickets(plan), text);
}

/** By its code, or by what it is about; null where words name none of them. */
export function namedAmong(tickets: readonly Ticket[], text: string): Ticket | null {
  const said = normalise(text);
  const byCode = tickets.find(({ id }) => said.includes(id.toLowerCase()));
  if (byCode) return byCode;
  const scored = tickets
    .map((one) => ({ one, shared: sharedWith(said, ticketState(one).slots.issue ?? "") }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => a.shared - b.shared);
  return scored.at(-1)?.one ?? null;
}

/** How many words or pairs of characters of an issue are said, in normalised text. */
export function sharedWith(said: string, issue: string): number {
  const pairs = [...normalise(issue).matchAll(/(?=(\p{Script=Han}{2}|\b[a-z]{4,}\b))/gu)];
  return pairs.filter(([, pair = ""]) => said.includes(pair)).length;
}

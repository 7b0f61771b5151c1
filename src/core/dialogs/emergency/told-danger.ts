import type { ToldDanger } from "../../conversation.ts";
import { isOpen, ticketState } from "../../tickets/state.ts";
import { ticketOf, withConversation, type Draft } from "../draft.ts";

/** The danger that the resident is in: the latest told, while it lasts. */
export function dangerAtHand(draft: Draft): ToldDanger | null {
  const told = draft.conversation.dangers.at(-1);
  return told && lasts(draft, told, AT_HAND_MS) ? told : null;
}

const HOUR = 60 * 60_000;
/** Whoever said nothing for so long writes about something else … */
const AT_HAND_MS = 2 * HOUR;
/** … and when it is told once more after this, it has begun anew. */
export const JOINED_WITHIN_MS = 6 * HOUR;

export function lasts(draft: Draft, told: ToldDanger, within: number): boolean {
  const ticket = ticketOf(draft, told.ticket);
  return (
    !told.over && draft.now - told.saidAt < within && ticket !== null && isOpen(ticketState(ticket))
  );
}

export function withDanger(draft: Draft, record: ToldDanger): Draft {
  const { dangers } = draft.conversation;
  return withConversation(draft, {
    dangers: dangers.map((told) => (told.ticket === record.ticket ? record : told)),
  });
}

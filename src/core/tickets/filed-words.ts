import type { Dialog, Fillings } from "../content/content.ts";
import type { Ticket } from "../records/ticket.ts";
import { wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { ticketState, type TicketState } from "./state.ts";

/**
 * Which phrase tells the resident that their ticket is open, `complaint.done.major` where there is
 * one for its class, and what fills it beside the time (C3, C4, D6).
 */
export function filedWords(
  plan: TurnPlan,
  { done }: Pick<Dialog, "done">,
  ticket: Ticket,
): { readonly key: string; readonly fillings: Fillings } {
  const state = ticketState(ticket);
  const own = `${done}.${state.class}`;
  const key = state.class !== null && plan.world.content.phrases.has(own) ? own : done;
  return { key, fillings: { ticket: ticket.id, reason: reasonWords(plan, state) } };
}

/** Why a matter goes to whoever is above, as the resident is told (D6). */
export function reasonWords(plan: TurnPlan, { cues }: Pick<TicketState, "cues">): string {
  const reason = REASONS.find((each) => each.cues.some((cue) => cues.includes(cue)))?.reason;
  return wording(plan, `complaint.reason.${reason ?? "grave"}`);
}

const REASONS: readonly { readonly reason: string; readonly cues: readonly string[] }[] = [
  { reason: "safety", cues: ["injury", "near-injury", "safety"] },
  { reason: "daily-life", cues: ["daily-life"] },
];

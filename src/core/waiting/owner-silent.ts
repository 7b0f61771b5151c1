import type { Ticket } from "../records/ticket.ts";
import { ticketState } from "../tickets/state.ts";
import { alert, noteDown } from "../turn/told-staff.ts";
import { finish, newPlan, wake, withConversation } from "../turn/turn-plan.ts";
import type { TimerKind, TurnPlan } from "../turn/turn.ts";
import { handOver } from "./hand-over.ts";
import { TALK } from "./promise-answer.ts";

/** A resident who reads "I will help you from here" waits no longer than the ten minutes of C5. */
const SILENCE_MS = 10 * 60_000;

const OWNER_SILENT = "owner-silent";

/** The resident waits for whoever has taken the conversation: from the first word that is unanswered. */
export function expectAnswer(plan: TurnPlan): TurnPlan {
  const { owner } = plan.conversation;
  if (owner.kind !== "staff" || owner.unanswered !== undefined) return plan;
  const waiting = withConversation(plan, { owner: { ...owner, unanswered: plan.now } });
  return wake(waiting, OWNER_SILENT, plan.now + SILENCE_MS);
}

/** They have a word. */
export function answered(plan: TurnPlan): TurnPlan {
  const { owner } = plan.conversation;
  if (owner.kind !== "staff") return plan;
  const { unanswered: _since, ...known } = owner;
  return withConversation(plan, { owner: known });
}

/**
 * Somebody took a conversation and fell silent: it is offered to the others again, and the resident
 * hears why (B1, B25). Who was silent hears it too.
 */
export const ownerSilent: TimerKind = {
  kind: OWNER_SILENT,
  fire(world, _timer, now) {
    const { owner, heard } = world.conversation;
    if (owner.kind !== "staff" || owner.unanswered === undefined) return null;
    const plan = newPlan(world, world.conversation, now);
    const due = owner.unanswered + SILENCE_MS;
    if (due > now) return finish(wake(plan, OWNER_SILENT, due), "notice");
    const { id, name } = owner;
    const noted = noteDown(plan, "lapsed", null, { to: { id, name } });
    const told = { staff: name, text: heard?.text ?? "" };
    const alerted = alert(noted, "staff", "staff.owner-silent", told, {
      ticket: null,
      urgent: true,
      ids: [id],
    });
    return finish(
      handOver(alerted, {
        why: "silent",
        since: owner.unanswered,
        words: heard?.text ?? "",
        staff: name,
        ticket: owed(world.tickets),
      }),
      "reply",
    );
  },
};

/** The ticket by which they were promised a word: there is one time for them, not two. */
function owed(tickets: readonly Ticket[]): string | null {
  const owes = (ticket: Ticket): boolean =>
    ticketState(ticket).promises.some(({ kept }) => kept === null);
  return tickets.findLast((ticket) => ticket.kind === TALK && owes(ticket))?.id ?? null;
}

import { speakerOf } from "../records/conversation.ts";
import { waitOf } from "../records/owner.ts";
import type { Slots } from "../records/ticket.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import { ticketState } from "../tickets/state.ts";
import { cut } from "../text/cut.ts";
import { ticketOf, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";

/** As much as a colleague reads before they write. */
const LONGEST = 600;

/**
 * What is told while they wait stands on the ticket by which a person was promised: whoever comes
 * asks for nothing twice.
 * @param words what was told, empty where nothing was
 */
export function noteForWhoComes(plan: TurnPlan, words: string): TurnPlan {
  const { owner } = plan.conversation;
  const wait = waitOf(owner);
  // What another tells in the same thread is not said by whoever waits.
  if ((wait?.by ?? plan.conversation.person) !== speakerOf(plan.conversation)) return plan;
  if (wait !== null && wait.ticket === null && words !== "" && owner.kind === "waiting") {
    const all = cut([wait.words, words].filter((each) => each !== "").join("\n"), LONGEST);
    return withConversation(plan, { owner: { ...owner, wait: { ...wait, words: all } } });
  }
  const id = wait?.ticket ?? null;
  const ticket = id === null ? null : ticketOf(plan, id);
  if (id === null || !ticket) return plan;
  const { slots } = ticketState(ticket);
  const who = Object.fromEntries(
    Object.entries(plan.conversation.known).filter(
      ([slot, value]) => value !== null && slots[slot] === undefined,
    ),
  );
  const issue = words === "" ? {} : { issue: [slots.issue, words].filter(Boolean).join("\n") };
  const told: Slots = { ...who, ...issue };
  return Object.keys(told).length === 0
    ? plan
    : addToTicket(plan, id, told, { by: "resident", words });
}

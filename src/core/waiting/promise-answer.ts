import type { StaffFillings } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import { slotsOf } from "../records/matter.ts";
import type { Wait } from "../records/owner.ts";
import type { Promised, Slots } from "../records/ticket.ts";
import { openTicket, type Matter } from "../tickets/open-ticket.ts";
import { ticketState } from "../tickets/state.ts";
import { slotWords } from "../turn/slot-words.ts";
import { alert } from "../turn/told-staff.ts";
import { languageOf, ticketOf, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";

/** The intent of who wants a person, and the kind of the ticket that keeps what they were promised. */
export const TALK = "talk-to-human";

/**
 * Half an hour of office time: whoever is out on a round is back by then, and less would be hope
 * (B21). The days are those of any request.
 */
export const CLOCKS: Matter["dialog"] = {
  answer: { minutes: 30, hours: "office" },
  resolve: { days: 2 },
  class: null,
};

/**
 * The time by which whoever waits is answered: as it was promised, or promised now. It always has a
 * ticket of its own, whatever else is open: that one may be answered without anybody speaking with
 * the resident, and an answer to this one is just that.
 * @param told how staff hear of it
 */
export function promiseAnswer(
  plan: TurnPlan,
  wait: Wait,
  told: NonNullable<Matter["told"]>,
): { readonly plan: TurnPlan; readonly promised: Promised; readonly ticket: string } {
  const before = wait.ticket === null ? null : ticketOf(plan, wait.ticket);
  const open = before && ticketState(before).promises.findLast(({ kept }) => kept === null);
  if (before && open) {
    const { role, key, fillings, urgent } = told;
    const ticket = before.id;
    const reminded = alert(plan, role, key, { ...fillings, ticket }, { ticket, urgent });
    return { plan: reminded, promised: { ...open, text: dueWords(plan, open.due) }, ticket };
  }
  const slots = toldSlots(plan);
  const {
    plan: opened,
    promised,
    ticket,
  } = openTicket(plan, {
    dialog: CLOCKS,
    kind: TALK,
    slots: { ...slots, issue: slots.issue ?? wait.words },
    ...(slots.issue && wait.words !== "" ? { notes: [wait.words] } : {}),
    told,
  });
  const { epoch } = opened.conversation.owner;
  const carried = { ...wait, ticket: ticket.id };
  const waiting = withConversation(opened, { owner: { kind: "waiting", epoch, wait: carried } });
  return { plan: waiting, promised, ticket: ticket.id };
}

function dueWords(plan: TurnPlan, due: number): string {
  return timeWords(due, plan.now, plan.world.community.zone, languageOf(plan));
}

/** Who they are, and what they were just telling. */
function toldSlots({ conversation: { known, matters } }: TurnPlan): Slots {
  const last = matters.findLast(({ state }) => state !== "dropped");
  return last ? { ...known, ...slotsOf(last) } : known;
}

/** The same as staff read it. */
export function toldOf(plan: TurnPlan): StaffFillings {
  return slotWords(plan.world, toldSlots(plan));
}

import { ticketState } from "../tickets/state.ts";
import type { Danger } from "../understanding/interpretation.ts";
import { alert, say, sayPromised, ticketOf, withConversation, type Draft } from "./draft.ts";
import { fill } from "./frame.ts";
import type { Heard } from "./heard.ts";
import { LONGEST_ISSUE } from "./issue.ts";
import { addToTicket, openTicket } from "./open-ticket.ts";
import { begin, doneFillings, proceed } from "./question.ts";
import { waitForDanger } from "./several.ts";
import { slotFillings } from "./slot-words.ts";

/**
 * The emergency path: advice at once, staff and supervisor alerted with what is known, a ticket
 * open before any question; only then the unit is asked for. A second message about it adds to
 * the same ticket.
 */
export function emergency(draft: Draft, heard: Heard, danger: Danger): Draft {
  const served: Draft = { ...draft, served: { intent: "emergency", decision: "act" } };
  const advised = say(served, `emergency.advice.${danger}`);
  const { frame } = draft.conversation;
  const { unit, name, phone, place } = heard.meaning.entities;
  const slots = {
    issue: shortened(heard.text),
    ...(unit ? { unit } : {}),
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(place ? { place } : {}),
    ...(heard.photos.length > 0 ? { photo: [...heard.photos] } : {}),
  };
  if (frame?.intent === "emergency" && frame.ticket !== null) {
    const ticket = ticketOf(advised, frame.ticket);
    const issue = [ticket ? ticketState(ticket).slots.issue : null, heard.text]
      .filter((text) => typeof text === "string" && text !== "")
      .join("\n");
    const added = addToTicket(
      advised,
      frame.ticket,
      { ...slots, issue: shortened(issue) },
      "resident",
    );
    return proceed(withConversation(added, { frame: fill({ ...frame, asked: null }, slots) }));
  }
  const dialog = draft.world.content.dialogFor.get("emergency");
  // Content without an emergency dialog fails its check; advice and alert are given all the same.
  if (!dialog) return advised;
  const begun = begin(advised, dialog, "emergency", slots);
  const { frame: asking, known } = begun.conversation;
  if (!asking) return begun;
  // It asks for the unit alone, but whoever hurries there reads all that was told.
  const open = { ...asking, slots: { ...known, ...slots } };
  const { draft: opened, ticket, promised } = openTicket(begun, dialog, open);
  const supervised = alert(
    opened,
    "supervisor",
    "staff.emergency",
    { ...slotFillings(open.slots, "zh-Hant"), ticket: ticket.id, intent: "" },
    { ticket: ticket.id, urgent: true },
  );
  const told = sayPromised(
    supervised,
    dialog.done,
    promised,
    doneFillings(supervised, dialog, promised.due, ticket.id),
  );
  const registered = withConversation(told, { frame: { ...open, ticket: ticket.id } });
  return proceed(waitForDanger(registered, heard));
}

/** How it began and what was said last; all of it stands in the transcript. */
function shortened(issue: string): string {
  const half = LONGEST_ISSUE / 2;
  return issue.length <= LONGEST_ISSUE ? issue : `${issue.slice(0, half)}…${issue.slice(-half)}`;
}
